"""The files in which drafts wait: one for each note and session, whole at every moment.

While a session lives it holds a lock, so that a draft which somebody is still typing is told from
one that was left; the lock of a session that died is free, however it died. No session ever writes
to a file of another one: what it takes over gets a name of its own.
"""

import secrets
import socket
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from tui.notes.writing import private_files
from tui.notes.writing.draft import Draft, Taken, digest_of

MAX_BYTES = 64 * 1024 * 1024
"""No draft is larger; a larger file in the directory is not one of ours."""

DAMAGED = "damaged"
"""The folder beside the drafts where files go that can't be read as a draft."""

_TEXT, _BASE, _TAKEN = ".json", ".base", ".taken"
"""What a draft's files end in: its text, what that was made from, word that it was taken over."""

_LOOK = 0.2
"""Seconds to wait for a lock of this session's own, which others take for a moment, to look."""

_STALE = 3600.0
"""Seconds after which what stands beside no draft of a living session is swept."""


class DraftStore:
    """One session's hand on the directory of drafts.

    `told` is given one sentence for each file that can't be read.
    """

    def __init__(self, directory: Path, told: Callable[[str], None]) -> None:
        self._directory = directory
        self._told = told
        self._session = secrets.token_hex(6)
        self._lock = FileLock(self._lock_file(self._session), mode=0o600, thread_local=False)
        self._bases: dict[str, str] = {}
        """The digest of what is on the disk as the base of each note's text."""
        self._kept: set[str] = set()
        """The notes of which there is a draft of this session, unless somebody took it."""
        self._taken: dict[str, str] = {}
        """The digest of the text that another session has taken over, by note."""

    def save(self, draft: Draft) -> None:
        """Write a draft and wait until the disk has it.

        A text that another session has taken over is not kept twice. Raises `OSError` where it
        can't be written; the draft of before, if any, is then still whole.
        """
        taken = self._taken.get(draft.key)
        if taken and taken == digest_of(draft.text):
            private_files.delete(self._file(draft.key, _TEXT))
            return
        self._prepare()
        private_files.write(self._file(draft.key, _TEXT), draft.encoded())
        self._kept.add(draft.key)

    def save_base(self, draft: Draft, base: bytes) -> None:
        """Write what a draft was made from, unless the disk has it; raises `OSError`."""
        if self._bases.get(draft.key) != draft.base_digest:
            private_files.write(self._file(draft.key, _BASE), zlib.compress(base))
            self._bases[draft.key] = draft.base_digest

    def base_of(self, draft: Draft) -> bytes | None:
        """Return the bytes that a draft was made from; None where they are not known to the byte.

        They aren't where the draft was made by an older version, or by one that was killed, or
        had its disk filled, before they were written.
        """
        file = self._directory / draft.file if draft.file else self._file(draft.key, _TEXT)
        try:
            packed = private_files.read(file.with_suffix(_BASE), MAX_BYTES)
            base = zlib.decompressobj().decompress(packed, MAX_BYTES)
        except (OSError, zlib.error):
            return None
        return base if sha256(base).hexdigest() == draft.base_digest else None

    def delete(self, draft: Draft) -> None:
        """Delete a draft: the one read from a file, or else this session's own for that note."""
        file = self._directory / draft.file if draft.file else self._file(draft.key, _TEXT)
        private_files.delete(file)
        private_files.delete(file.with_suffix(_BASE))
        if not draft.file:
            self._bases.pop(draft.key, None)
            self._forget_taking(draft.key)
            self._kept.discard(draft.key)

    def others(self) -> list[Draft]:
        """Return the drafts of other sessions, newest first; `is_held` tells the living ones'."""
        try:
            names = sorted(file.name for file in self._directory.iterdir())
        except OSError:
            return []
        sessions = {_session(name) for name in names} - {self._session, ""}
        gone = {session for session in sessions if self._is_gone(session)}
        drafts = []
        for name in names:
            session, file = _session(name), self._directory / name
            if name.endswith(_TEXT) and session != self._session:
                if draft := self._read(file, is_held=session in sessions - gone):
                    drafts.append(draft)
            elif session in gone:
                self._sweep(file, names)
        return sorted(drafts, key=lambda draft: draft.written, reverse=True)

    def adopt(self, draft: Draft) -> tuple[Draft, bytes | None] | None:
        """Take over another session's draft; return it as it is by now, and what it began from.

        Returns None where another session was quicker, or this one has a text of the note already.
        One that lives is left word, and what it still writes is a draft of its own.
        """
        theirs, own = self._directory / draft.file, self._file(draft.key, _TEXT)
        try:
            self._prepare()
            if own.exists():
                return None
            self._forget_taking(draft.key)
            theirs.rename(own)
        except OSError:
            return None
        self._kept.add(draft.key)
        taken = self._read(own) or msgspec.structs.replace(draft, file="")
        if draft.is_held:
            word = Taken(
                draft.path, socket.gethostname(), datetime.now(tz=UTC), digest_of(taken.text)
            )
            with suppress(OSError):  # untold, it keeps what is typed there all the same
                private_files.write(theirs.with_suffix(_TAKEN), msgspec.json.encode(word))
        base = self.base_of(msgspec.structs.replace(taken, file=draft.file))
        if base is not None:
            with suppress(OSError):  # whoever goes on with the draft has it written again
                self.save_base(taken, base)
        if not draft.is_held:
            private_files.delete(theirs.with_suffix(_BASE))
        return taken, base

    def taken_over(self) -> Iterator[Taken]:
        """Yield, once, which drafts of this session another one has taken over."""
        for key in sorted(self._kept):
            file = self._file(key, _TAKEN)
            if not file.exists():
                continue
            try:
                taken = msgspec.json.decode(private_files.read(file, MAX_BYTES), type=Taken)
            except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
                continue  # written this moment: whole the next time
            private_files.delete(file)
            self._taken[key] = taken.text_digest
            again = self._read(self._file(key, _TEXT))  # written while it was being taken
            if again and digest_of(again.text) == taken.text_digest:
                private_files.delete(self._file(key, _TEXT))
            yield taken

    def _forget_taking(self, key: str) -> None:
        """Have a text of this session kept again, though another one once took such a text."""
        private_files.delete(self._file(key, _TAKEN))
        self._taken.pop(key, None)

    def release(self) -> None:
        """End the session: what drafts it leaves are anybody's from now on."""
        if self._lock.is_locked:
            private_files.delete(self._lock_file(self._session))
            self._lock.release()

    def _prepare(self) -> None:
        """Make sure of the directory, and of this session's lock before any draft is in it."""
        self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._lock.is_locked:
            with suppress(OSError):  # a file system without locks
                self._lock.acquire(timeout=_LOOK)

    def _is_gone(self, session: str) -> bool:
        """Whether a session is known to have ended."""
        lock_file = self._lock_file(session)
        if not lock_file.exists():
            return True
        lock = FileLock(lock_file, mode=0o600, blocking=False)
        try:
            lock.acquire()
        except (Timeout, OSError):
            return False
        private_files.delete(lock_file)  # while it is held, so that nobody is left with a lost one
        lock.release()
        return True

    def _read(self, file: Path, *, is_held: bool = False) -> Draft | None:
        """Read a draft; put the file aside where it is none, and nobody's."""
        try:
            draft = msgspec.json.decode(private_files.read(file, MAX_BYTES), type=Draft)
        except FileNotFoundError:
            return None  # saved or taken over in this moment
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            if not is_held:
                self._put_aside(file)
            return None
        return msgspec.structs.replace(draft, file=file.name, is_held=is_held)

    def _put_aside(self, file: Path) -> None:
        aside = self._directory / DAMAGED / file.name
        try:
            aside.parent.mkdir(mode=0o700, exist_ok=True)
            file.rename(aside)
        except OSError:
            aside = file
        self._told(f"A draft of unsaved text could not be read. Its file is kept as {aside}.")

    def _sweep(self, file: Path, names: list[str]) -> None:
        """Delete what a session that is gone has left beside no draft."""
        if file.suffix == ".tmp":
            private_files.delete(file)
        elif file.suffix in {_BASE, _TAKEN} and file.with_suffix(_TEXT).name not in names:
            with suppress(OSError):  # not what a draft needs that is being taken over right now
                if time.time() - file.stat().st_mtime > _STALE:
                    private_files.delete(file)

    def _file(self, key: str, suffix: str) -> Path:
        return self._directory / f"{key}.{self._session}{suffix}"

    def _lock_file(self, session: str) -> Path:
        return self._directory / f"{session}.lock"


def _session(name: str) -> str:
    """Return the session that a file's name tells: `KEY.SESSION.json` or `KEY.SESSION.X.tmp`."""
    parts = name.split(".")
    return parts[1] if len(parts) >= 3 else ""
