"""The plan, part by part."""
