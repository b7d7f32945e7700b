"""A cleaner that does the worst a broken decoder could do, one way for each kind it is asked about."""

import os
import sys
import tempfile
import time

from colonnade.foundation.files import child
from colonnade.foundation.files.kinds import Kind


def _hang():
    time.sleep(60)


def _spin():
    while True:
        pass


def _swell():
    held = []
    while True:
        held.append(bytearray(16 * 1024 * 1024))


def _write_a_file():
    with tempfile.TemporaryFile() as file:
        file.write(b"x" * 100_000)


def _babble():
    sys.stdout.buffer.write(b"not a reply\nat all")
    sys.stdout.flush()
    os._exit(0)


_WORST = {
    Kind.PDF: _hang,
    Kind.PNG: _spin,
    Kind.JPEG: os.abort,
    Kind.DOCX: _swell,
    Kind.XLSX: _write_a_file,
    Kind.PPTX: _babble,
}


def clean(data, kind, limits):
    """Misbehave, or for other kinds say what is in the environment."""
    if kind in _WORST:
        _WORST[kind]()
    return "\n".join(sorted(os.environ)).encode(), []


if __name__ == "__main__":
    child.answer(clean)
