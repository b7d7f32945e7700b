"""The rounding profile: zeros, stars for small counts, and everything else to the nearest 5, proven safe."""

from colonnade.core.disclosure.protect.rounded.protecting import Progress, Rounded, protect_rounded

__all__ = ["Progress", "Rounded", "protect_rounded"]
