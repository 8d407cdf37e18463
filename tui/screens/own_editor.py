"""The person's own editor on the note that is being written, with this program out of the way.

It is given a copy in the person's own directory and never the note itself, which it would write
without the lock, the check against others' changes and the journal. What it leaves there comes
back as one change of the text.
"""

import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from textual.app import App, SuspendNotSupported

from tui.notes.errors import WeeknotesError

if TYPE_CHECKING:  # the editor is loaded when somebody first writes
    from tui.panes.editing.editor import Editor

WITH_LINE = frozenset(
    {"vi", "vim", "nvim", "view", "gvim", "nano", "pico", "emacs", "emacsclient", "mg", "kak"}
    | {"micro", "joe", "jed", "ne", "mcedit"}
)
"""Editors that take `+7` before the file as the line to begin on."""


class OwnEditorFailed(WeeknotesError):
    """The person's own editor could not be started, or came to grief."""

    title = "Your own editor"


def command(environ: Mapping[str, str]) -> list[str]:
    """Return the words that start the person's editor: `VISUAL`, else `EDITOR`, as a shell has it.

    Raises `OwnEditorFailed` where neither is set, or quotation marks in it are not closed.
    """
    wanted = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()
    if not wanted:
        raise OwnEditorFailed("Neither VISUAL nor EDITOR names an editor.")
    try:
        return shlex.split(wanted)
    except ValueError as error:
        raise OwnEditorFailed(f"The editor’s name, {wanted}, can't be read.") from error


def arguments(editor: Sequence[str], file: Path, line: int) -> list[str]:
    """Return what starts an editor on a line of a file, as far as it is known how."""
    takes_line = Path(editor[0]).name in WITH_LINE
    return [*editor, *([f"+{line}"] if takes_line else []), str(file)]


def write_elsewhere(
    app: App[Any], asked: "Editor.OwnEditorAsked", *, scratch: Path, environ: Mapping[str, str]
) -> str:
    """Suspend the app while the person writes in their own editor; return the text they leave.

    `scratch` is a directory of the person's own, in which the copy is for so long. Raises
    `OwnEditorFailed`; a copy that was changed is kept then, and the sentence says where.
    """
    editor = command(environ)
    try:
        scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
        copy = Path(tempfile.mkdtemp(dir=scratch)) / PurePosixPath(asked.path).name
        copy.write_bytes(asked.text.encode("utf-8", "replace"))
    except OSError as error:
        raise OwnEditorFailed(f"The text can't be handed over: {error.strerror}.") from error
    started = arguments(editor, copy, asked.line)
    try:
        failure = _run(app, started, {**environ})
        written = _read(copy)
    except SuspendNotSupported as error:
        shutil.rmtree(copy.parent, ignore_errors=True)
        raise OwnEditorFailed("This terminal can't be lent to another program.") from error
    if failure or written is None:
        raise OwnEditorFailed(
            _told(failure or "What it left is no text.", copy, asked.text, written)
        )
    shutil.rmtree(copy.parent, ignore_errors=True)
    return _without_added_end(asked.text, written)


def _run(app: App[Any], started: Sequence[str], environ: dict[str, str]) -> str:
    """Run an editor, and return what went wrong, in a sentence; nothing where nothing did.

    No exception may leave the suspended app: Textual would not come back to the terminal.
    """
    with app.suspend():
        try:
            status = subprocess.run(started, env=environ, check=False).returncode  # noqa: S603
        except OSError as error:
            return f"{started[0]} can't be started: {error.strerror}."
    return f"{started[0]} ended with status {status}." if status else ""


def _read(copy: Path) -> str | None:
    try:
        return copy.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, UnicodeDecodeError):
        return None


def _told(failure: str, copy: Path, text: str, written: str | None) -> str:
    """Complete a sentence on a failure with what has become of the text."""
    if written in {text, None} and not (written is None and copy.exists()):
        shutil.rmtree(copy.parent, ignore_errors=True)
        return f"{failure} The text here is as it was."
    return f"{failure} The text here is as it was; what your editor wrote is in {copy}."


def _without_added_end(before: str, after: str) -> str:
    """Drop the line end that editors add to a text without one."""
    if not before.endswith("\n") and after.endswith("\n"):
        return after[:-1]
    return after
