"""What the options before a command say: which folder, who, and whether to write."""

import getpass
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui import garbage, settings
from tui.commands.output import complain
from tui.notes.conventions import FILE
from tui.quick_asyncio import import_asyncio
from tui.terminals.ability import refusal

if TYPE_CHECKING:  # what only some commands need is loaded by those
    from tui.app import WeeknotesApp
    from tui.notes.library import Library
    from tui.notes.readers.reading import Reading

WITHOUT = "In a pipe or a job use `weeknotes list`, `actions`, `show` and the like."
"""What can be done where the app can't be opened."""

NO_FOLDER = (
    "which folder? Name it with -f FOLDER, in WEEKNOTES_FOLDER or in the settings, "
    f"or go to one that holds {FILE}. `weeknotes demo` shows sample notes."
)


@dataclass(frozen=True)
class Session:
    """What every command needs to know of the person and of the day."""

    folder: Path | None = None
    name: str = ""
    read_only: bool = False
    no_mouse: bool = False
    """Whether the app leaves the mouse to the terminal, whatever the settings say."""
    restricted: bool = False
    """Whether the person is on this host for the notes and nothing else."""
    today: Callable[[], date] = date.today
    aside: Path | None = None
    """Where the index and the drafts go that are to vanish with a throw-away copy."""

    def find_folder(self) -> Path | None:
        """Return the folder of notes, or None where nothing says which."""
        if self.folder:
            return self.folder.expanduser()
        if configured := settings.load()[0].folder:
            return Path(configured).expanduser()
        try:
            here = Path.cwd()
            return here if (here / FILE).is_file() else None
        except OSError:  # it is gone, or another account's: `su` stays where it was called
            return None

    @property
    def login(self) -> str:
        """The name that the person goes by: as stated, else in the settings, else the account's."""
        return self.name or settings.load()[0].name or _account()

    @property
    def cache_dir(self) -> Path:
        """Where the index of the notes is kept."""
        return self.aside / "cache" if self.aside else settings.cache_dir()

    @property
    def state_dir(self) -> Path:
        """Where read marks and drafts are kept."""
        return self.aside / "state" if self.aside else settings.state_dir()

    def reading(self, library: "Library") -> "Reading":
        """Return what the person has read of the folder, which the library knows from then on."""
        from tui.notes.readers.read_marks import file_for
        from tui.notes.readers.reading import Reading

        file = file_for(self.state_dir, library.folder.root, self.name)
        if library.reading is None:
            library.reading = Reading(file, me=lambda: library.me, told=complain)
        return library.reading

    def library(self, *, look: bool = True, tells: bool = True) -> "Library":
        """Open the folder, and bring its index up to date where `look`.

        What does not count of the person's settings and of the folder's, and what of the folder
        can't be listed, goes to standard error where it `tells`. Raises `FolderError`; a usage
        error where nothing says which folder.
        """
        from tui.notes.library import Library

        folder = self.find_folder()
        if tells:
            _complain_of(settings.load()[1])
        if folder is None:
            raise click.UsageError(NO_FOLDER)
        library = Library(
            folder,
            cache_dir=self.cache_dir,
            me=self.login,
            read_only=self.read_only,
            today=self.today,
        )
        library.own_template = settings.own_template()
        library.open()
        if look:
            library.refresh()
            library.close()
        if tells:
            _complain_of([problem.message for problem in library.problems])
        return library

    def run_app(self, *, draft: str = "", tidy: Callable[[], None] | None = None) -> None:
        """Open the app, which takes the terminal until it is left.

        `draft` is the week, as its first day, whose draft is opened at once. `tidy` is called
        where a signal ends the program. Raises `FolderError` where the folder can't be read; a
        usage error where there is no terminal.
        """
        folder = self.find_folder()
        if folder:
            from tui.notes.store.folder import Folder

            Folder(folder).check()
        require_terminal()

        garbage.pause()  # until the screen has what it shows
        garbage.allocate_sparingly()
        import_asyncio()
        from tui.commands.hangup import tidied

        app = self._app()(
            folder,
            me=self.login,
            stated_name=self.name,
            read_only=self.read_only,
            draft=draft,
            cache_dir=self.cache_dir,
            state_dir=self.state_dir,
            today=self.today,
        )
        app.heed_charset()
        with tidied(tidy):
            app.run(mouse=app.settings.mouse and not self.no_mouse)
        if app.return_code:
            sys.exit(app.return_code)

    def _app(self) -> "type[WeeknotesApp]":
        if self.restricted:
            from tui.restricted_app import RestrictedApp

            return RestrictedApp
        from tui.app import WeeknotesApp

        return WeeknotesApp


def has_terminal() -> bool:
    """Whether somebody is there: all three streams are a terminal's; the app draws on the last."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def require_terminal() -> None:
    """Raise a usage error unless somebody is there, at a terminal that can be drawn on."""
    if not has_terminal():
        raise click.UsageError(
            f"the app needs a terminal. {WITHOUT} Over SSH: ssh -t HOST weeknotes."
        )
    if reason := refusal(os.environ):
        raise click.UsageError(f"{reason} {WITHOUT}")


def _complain_of(faults: Sequence[str]) -> None:
    """Say on standard error the first that is wrong, and how to learn of the others."""
    if faults:
        more = f" `weeknotes doctor` tells of {len(faults) - 1} more." if faults[1:] else ""
        complain(f"{faults[0]}{more}")


def _account() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # an account without a name, as in some containers
        return ""
