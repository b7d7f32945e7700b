"""Evidence: what shows that an element is in place."""
