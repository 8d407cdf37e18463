"""What the options before a command say: which folder, who, and whether to write."""

import getpass
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from tui import garbage, settings
from tui.notes.conventions import FILE

if TYPE_CHECKING:  # what only some commands need is loaded by those
    from tui.notes.library import Library

NO_FOLDER = (
    "which folder? Name it with -f FOLDER, in WEEKNOTES_FOLDER or in the settings, "
    f"or go to one that holds {FILE}. `weeknotes demo` shows sample notes."
)


@dataclass(frozen=True)
class Session:
    """The options that every command shares."""

    folder: Path | None = None
    name: str = ""
    read_only: bool = False

    def at(self, folder: Path) -> "Session":
        """Return the same with another folder."""
        return replace(self, folder=folder)

    def find_folder(self) -> Path | None:
        """Return the folder of notes, or None where nothing says which."""
        if self.folder:
            return self.folder.expanduser()
        if configured := settings.load()[0].folder:
            return Path(configured).expanduser()
        here = Path.cwd()
        return here if (here / FILE).is_file() else None

    @property
    def login(self) -> str:
        """The name that the person goes by: as stated, else in the settings, else the account's."""
        return self.name or settings.load()[0].name or _account()

    def library(self, *, look: bool = True) -> "Library":
        """Open the folder, and bring its index up to date where `look`.

        Raises `FolderError`; a usage error where nothing says which folder.
        """
        from tui.notes.library import Library

        folder = self.find_folder()
        if folder is None:
            raise click.UsageError(NO_FOLDER)
        library = Library(
            folder, cache_dir=settings.cache_dir(), me=self.login, read_only=self.read_only
        )
        library.open()
        if look:
            library.refresh()
            library.close()
        return library

    def run_app(self, *, draft: str = "") -> None:
        """Open the app, which takes the terminal until it is left.

        `draft` is the week, as its first day, whose draft is opened at once.
        """
        require_terminal()
        garbage.pause()  # until the first screen has what it shows
        from tui.app import WeeknotesApp

        app = WeeknotesApp(self.find_folder(), me=self.login, read_only=self.read_only, draft=draft)
        app.run()
        if app.return_code:
            sys.exit(app.return_code)


def require_terminal() -> None:
    """Raise a usage error unless input and output are a terminal's."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(
            "the app needs a terminal; in a pipe or a job use `weeknotes list`, `actions`, "
            "`show` and the like. Over SSH: ssh -t HOST weeknotes."
        )


def print_json(rows: list[dict[str, Any]]) -> None:
    """Print one JSON array."""
    click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2))


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return ""
