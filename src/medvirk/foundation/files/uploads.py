"""Takes an upload into memory, and never onto the disk.

Django's own handlers write large files to a temporary file before any view has seen them; a transcript must not
lie there unsealed.
"""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from medvirk.foundation.files.receiving import SIZE_LIMIT


class InMemory(FileUploadHandler):
    """Keeps at most one byte more than the limit: enough to know that a file is too large, and say so."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with nothing."""
        super().new_file(*args, **kwargs)
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep what there is room for; the rest is read and forgotten."""
        room = SIZE_LIMIT + 1 - self.kept.tell()
        self.kept.write(raw_data[:room])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file as the form gets it."""
        size = self.kept.tell()
        self.kept.seek(0)
        return InMemoryUploadedFile(
            self.kept, self.field_name, self.file_name, self.content_type, size, self.charset, self.content_type_extra
        )
