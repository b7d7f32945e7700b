"""What hangs on one person, who has fallen silent, and at which levels there is no ally; plain values in and out."""

from colonnade.core.continuity.allies import Known, LevelView, view_levels
from colonnade.core.continuity.dependencies import Dependency, Held, dependencies, unheld
from colonnade.core.continuity.silence import Silence, silences

__all__ = [
    "Dependency",
    "Held",
    "Known",
    "LevelView",
    "Silence",
    "dependencies",
    "silences",
    "unheld",
    "view_levels",
]
