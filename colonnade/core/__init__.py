"""The pure part of Colonnade: no Django, no files, no network, no clock."""
