"""An upload is taken into memory, and never onto the disk."""

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.test import RequestFactory

from medvirk.foundation.files.receiving import SIZE_LIMIT


def upload(size: int) -> InMemoryUploadedFile:
    content = BytesIO(b"x" * size)
    content.name = "interview.txt"
    file = RequestFactory().post("/", {"file": content}).FILES["file"]
    assert isinstance(file, InMemoryUploadedFile)
    return file


def test_a_file_of_the_largest_size_arrives_whole() -> None:
    assert len(upload(SIZE_LIMIT).read()) == SIZE_LIMIT


def test_a_larger_file_is_known_to_be_too_large() -> None:
    assert upload(SIZE_LIMIT * 3).size == SIZE_LIMIT + 1


def test_nothing_is_written_to_the_disk(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a temporary file was made")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert upload(4 * 1024 * 1024).size == 4 * 1024 * 1024
