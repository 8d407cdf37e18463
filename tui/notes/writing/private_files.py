"""Files that are their owner's alone, whole at every moment and on the disk once written."""

import os
import secrets
from pathlib import Path


def write(file: Path, data: bytes) -> None:
    """Write a file that only its owner can read, and wait until the disk has it.

    Raises `OSError` where it can't be written; what was there before is then still whole.
    """
    temporary = file.with_suffix(f".{secrets.token_hex(4)}.tmp")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
        with os.fdopen(os.open(temporary, flags, 0o600), "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    _sync_directory(file.parent)


def read(file: Path, limit: int) -> bytes:
    """Read a file, and no more of it than `limit` bytes; raises `OSError`, also for a link."""
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as stream:
        return stream.read(limit)


def delete(file: Path) -> None:
    """Delete a file, if that can be done."""
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return  # what stays is offered again, which loses nothing


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
