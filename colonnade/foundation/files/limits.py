"""How big an upload may be, packed and unpacked, and how long its reading may take."""

from __future__ import annotations

from dataclasses import dataclass, fields

__all__ = ["LIMITS", "Limits"]

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """The bounds an upload is read within; every one is a positive whole number.

    `file_bytes` is the upload as sent. `entries`, `unpacked_bytes` and `ratio` bound an office file, which is a zip;
    the ratio of unpacked to packed is not asked of an entry under `ratio_floor_bytes`, because a small run of
    repeated text packs very well and can do no harm. `pixels` bounds one picture. `memory_bytes`, `processor_seconds`
    and `wall_seconds` bound the process that takes the file apart.
    """

    file_bytes: int = 10 * _MEGABYTE
    name_characters: int = 100
    entries: int = 2_000
    unpacked_bytes: int = 50 * _MEGABYTE
    ratio: int = 100
    ratio_floor_bytes: int = 256 * 1024
    pixels: int = 30_000_000
    memory_bytes: int = 512 * _MEGABYTE
    processor_seconds: int = 20
    wall_seconds: int = 30

    def __post_init__(self) -> None:
        """Refuse a bound that bounds nothing.

        Raises ValueError.
        """
        for field in fields(self):
            if getattr(self, field.name) < 1:
                raise ValueError(f"{field.name} must be 1 or more")

    @property
    def cleaned_bytes(self) -> int:
        """The largest a cleaned file may be: a picture written again can come out a little bigger than it went in."""
        return 2 * self.file_bytes


LIMITS = Limits()
