"""Row 11: an upload is received in memory only, up to a limit."""

import tempfile

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory, override_settings

from colonnade.foundation.files import LIMITS, Refused, accept

ONLY = override_settings(FILE_UPLOAD_HANDLERS=["colonnade.foundation.files.handler.InMemoryOnly"])


def posted(*sizes, **extra):
    files = {f"file{n}": SimpleUploadedFile(f"{n}.txt", b"x" * size) for n, size in enumerate(sizes)}
    return RequestFactory().post("/", files, **extra)


@pytest.fixture
def no_disk(monkeypatch):
    def tripped(*_args, **_kwargs):
        pytest.fail("an upload was written to a disk")

    for name in ("NamedTemporaryFile", "TemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, tripped)


@ONLY
@pytest.mark.parametrize("size", [1, 2_621_441, LIMITS.file_bytes])
def test_a_file_up_to_the_limit_arrives_whole_without_touching_a_disk(no_disk, size):
    file = posted(size).FILES["file0"]

    assert (file.size, len(file.read()), file.name) == (size, size, "0.txt")


@ONLY
def test_a_file_over_the_limit_arrives_as_far_as_it_takes_to_say_so(no_disk):
    file = posted(LIMITS.file_bytes + 100_000).FILES["file0"]

    assert file.size == LIMITS.file_bytes + 100_000
    with pytest.raises(Refused, match="bigger than 10 MB"):
        accept(file.name, file)
    file.seek(0)
    assert len(file.read()) == LIMITS.file_bytes + 1


@ONLY
def test_files_of_one_request_are_kept_apart(no_disk):
    files = posted(3, 5).FILES

    assert [files[name].read() for name in ("file0", "file1")] == [b"xxx", b"xxxxx"]


@ONLY
@pytest.mark.attack
def test_many_files_at_once_are_refused_before_they_fill_the_memory(no_disk):
    with pytest.raises(RequestDataTooBig):
        posted(*[8 * 1024 * 1024] * 4).FILES  # noqa: B018 - reading it is what parses


@ONLY
@pytest.mark.attack
def test_a_body_that_says_it_is_vast_is_refused_unread(no_disk):
    request = posted(10)
    request.META["CONTENT_LENGTH"] = str(21 * LIMITS.file_bytes)

    with pytest.raises(RequestDataTooBig):
        request.FILES  # noqa: B018
