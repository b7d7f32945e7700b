"""The rounding profile, tested module by module."""
