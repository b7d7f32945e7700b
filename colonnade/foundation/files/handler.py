"""Receives uploads in memory only: what has not been checked never touches a disk (row 11)."""

from __future__ import annotations

import io
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from colonnade.foundation.files.limits import LIMITS

__all__ = ["InMemoryOnly"]

_HELD = 3 * LIMITS.file_bytes
# Past this a body is not worth reading to the end for the sake of a kinder message.
_LONGEST_BODY = 20 * LIMITS.file_bytes


class InMemoryOnly(FileUploadHandler):
    """Holds each file up to one byte past its limit, enough for `accept` to say it is too big, and drops the rest.

    One request holds at most three full files. Raises RequestDataTooBig (a 400 answer) past that, or for a body that
    says it is vast.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._held = 0
        self._file = io.BytesIO()

    def handle_raw_input(
        self,
        input_data: Any,  # noqa: ARG002 - Django asks it so, here and below
        META: dict[str, Any],  # noqa: ARG002, N803
        content_length: int,
        boundary: Any,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> None:
        """Refuse a body that says it is vast before reading any of it."""
        if content_length > _LONGEST_BODY:
            raise RequestDataTooBig("the request is too big")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._file = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Hold a piece, as much of it as there is room for."""
        kept = raw_data[: max(0, LIMITS.file_bytes + 1 - start)]
        self._held += len(kept)
        if self._held > _HELD:
            raise RequestDataTooBig("the request is too big")
        self._file.write(kept)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Return the file, at its start. Its size is the whole size sent, even when the end was dropped."""
        self._file.seek(0)
        return InMemoryUploadedFile(
            self._file, self.field_name, str(self.file_name), str(self.content_type), file_size, self.charset
        )
