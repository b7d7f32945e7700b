"""What holds for the whole of the code: layers, sizes, names, and that nothing has been forgotten."""
