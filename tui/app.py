"""The application: stylesheets, themes, the keys that work anywhere, and the first screen."""

import asyncio
import os
import sys
import traceback
from asyncio import TimerHandle
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import Group, RenderableType
from rich.text import Text
from textual import events, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.notifications import SeverityLevel
from textual.screen import Screen

from tui import assets, garbage, settings
from tui.idle import IdleApp
from tui.in_turn import InTurnApp
from tui.lean_output import LeanApp
from tui.notes.text import clean, clean_line
from tui.restyling import SparingStylesheet
from tui.terminals.careful import CarefulApp
from tui.themes import DARK, THEMES

if TYPE_CHECKING:  # loaded with the main screen, or with the palette
    from tui.notes.library import Library
    from tui.panes.lists.offers import Offer
    from tui.screens.palette import Find

STYLES = (
    "line_list",
    "timeline",
    "viewer",
    "note_pane",
    "search",
    "tracker",
    "editor",
    "key_bar",
    "app",
    "modals",
)
"""The stylesheets in the order in which they are read."""

APOLOGY = (
    "weeknotes has stopped because of a fault of its own. The notes are as they were last saved; "
    "what was being written was kept, and is offered at the next start."
)


class WeeknotesApp(LeanApp[None], CarefulApp[None], IdleApp[None], InTurnApp[None]):
    """Three panes on a folder of weeknotes."""

    TITLE = "weeknotes"
    ENABLE_COMMAND_PALETTE = True
    IDLE_MINUTES: ClassVar[int] = 0
    """How long to wait for a key where the settings do not say; 0: for ever."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", "Quit", id="app.quit", tooltip="Leave weeknotes"),
        Binding("ctrl+q", "leave", show=False, priority=True, id="app.quit-now", tooltip="Leave"),
        Binding("question_mark", "keys", "Keys", id="app.keys", tooltip="What every key does"),
        Binding("ctrl+l", "redraw", show=False, id="app.redraw", tooltip="Draw the screen anew"),
    ]

    def __init__(  # noqa: PLR0913  # what a command line can say
        self,
        folder: Path | None,
        *,
        me: str = "",
        stated_name: str = "",
        read_only: bool = False,
        draft: str = "",
        cache_dir: Path | None = None,
        state_dir: Path | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        """Prepare the app on a folder; without one it asks for it.

        `me` is the person's login, `stated_name` the name that they gave themselves, if any.
        `draft` is the week, as the ISO date of its first day or `this`, whose draft is opened
        at once. The directories default to the person's own.
        """
        super().__init__(css_path=[assets.styles() / f"{name}.tcss" for name in STYLES])
        self.animation_level = "none"
        self.stylesheet = SparingStylesheet(variables=self.get_css_variables())
        self.folder = folder
        self.me = me
        self.stated_name = stated_name
        self.read_only = read_only
        self.draft = draft
        self.cache_dir = cache_dir or settings.cache_dir()
        self.state_dir = state_dir or settings.state_dir()
        self.today = today
        self._is_leaving = False
        """Whether it is being asked what is in the way of leaving."""
        self._rest: TimerHandle | None = None
        """Runs out when nobody has pressed a key for a moment."""
        self.settings, self.setting_problems = settings.load()
        if self.settings.lean:
            self.start_lean_output()
        for theme in THEMES:
            self.register_theme(theme)
        self._choose_theme()

    def _choose_theme(self) -> None:
        """Put on the person's theme, before the stylesheets are parsed: later they are parsed anew.

        The themes that leave the colours to the terminal need what a later change does besides.
        """
        wanted = self.settings.theme or settings.remembered().theme
        theme = self.available_themes.get(wanted, DARK)
        if theme.ansi:
            self.theme = theme.name
        else:
            self.set_reactive(App.theme, theme.name)
            self.stylesheet.set_variables(self.get_css_variables())

    def get_driver_class(self) -> type[Driver]:
        """Return Textual's way to speak to a terminal, or ours where it is that of Linux."""
        found = super().get_driver_class()
        if found.__name__ != "LinuxDriver":
            return found
        from tui.terminals.patient import PatientDriver

        return PatientDriver

    def on_mount(self) -> None:
        """Put on the person's keys, say what is wrong with the settings, mind who goes away."""
        self.set_keymap(self.settings.keys)
        self.theme_changed_signal.subscribe(self, lambda theme: _remember_theme(theme.name))
        for problem in self.setting_problems:
            self.notify(problem, title="Settings", severity="warning", markup=False)
        minutes = self.settings.idle_minutes
        if limit := self.IDLE_MINUTES if minutes is None else minutes:
            self.leave_when_idle(limit * 60.0)

    def get_default_screen(self) -> Screen[Any]:
        """Show the notes, or ask for the folder they are in."""
        if self.folder is None:
            from tui.screens.welcome import WelcomeScreen

            return WelcomeScreen()
        return self.main_screen(self.folder)

    def main_screen(self, folder: Path) -> Screen[Any]:
        """Make the screen with the three panes on a folder."""
        from tui.notes.readers.read_marks import file_for
        from tui.notes.readers.reading import Reading
        from tui.screens.main import MainScreen

        library = self.open_library(folder)
        file = file_for(self.state_dir, folder, self.stated_name)
        reading = Reading(file, me=lambda: library.me, told=self._tell)
        return MainScreen(library, reading, drafts=self.state_dir / "drafts", draft=self.draft)

    def open_library(self, folder: Path) -> "Library":
        """Return the folder's notes, of which nothing is read yet."""
        from tui.notes.library import Library

        library = Library(
            folder, cache_dir=self.cache_dir, me=self.me, read_only=self.read_only, today=self.today
        )
        library.own_template = settings.own_template()
        return library

    def _tell(self, sentence: str) -> None:
        """Say something, from whatever thread: nobody waits for it."""
        self.call_later(self.notify, sentence, severity="warning", timeout=8, markup=False)

    @work(group="leave")
    async def action_leave(self) -> None:
        """Leave, once nothing unsaved is in the way; it is asked about once at a time."""
        if self._is_leaving:
            return
        self._is_leaving = True
        try:
            for screen in self.screen_stack:
                if (may_leave := getattr(screen, "may_leave", None)) and not await may_leave():
                    return
        finally:
            self._is_leaving = False
        self._stop_work()
        self.exit()

    def leave_at_once(self, sentence: str) -> None:
        """Leave without asking anything: what is not saved stays in the journal."""
        self._stop_work()
        super().leave_at_once(sentence)

    def _stop_work(self) -> None:
        for screen in self.screen_stack:
            if stop_drawing := getattr(screen, "stop_drawing", None):
                stop_drawing()
            # Or one goes on after its wait, when the panes that it draws are gone.
            self.workers.cancel_node(screen)

    async def on_event(self, event: events.Event) -> None:
        """Look for garbage when the keys have rested for a moment, and not in between."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.await_rest()
        await super().on_event(event)

    def on_folder_screen_followed(self) -> None:
        """Look for what the start has left behind, and not when the first key has been pressed."""
        self.await_rest()

    def await_rest(self) -> None:
        """Wait anew for a moment in which nobody presses a key.

        With the loop's own timer: one of Textual's is a task, and was a fiftieth of a key's work.
        """
        if self._rest:
            self._rest.cancel()
        loop = asyncio.get_running_loop()
        self._rest = loop.call_later(garbage.REST, self.call_next, self._use_the_rest)

    def _use_the_rest(self) -> None:
        """Do what would hold up a key, now that nobody has pressed one for a moment."""
        garbage.sweep_if_due()
        if self.screen_stack and (prepare := getattr(self.screen, "prepare", None)):
            prepare()

    def copy_to_clipboard(self, text: str) -> None:
        """Put what was selected in the clipboard of the person's own terminal."""
        from tui.panes.note import clipboard

        if not clipboard.send(self, text, os.environ):
            self.notify("That is too long for a terminal's clipboard.", severity="warning")

    def action_command_palette(self) -> None:
        """Offer everything that can be done here, and the notes."""
        from tui.screens.palette import commands, everything

        notes = offered() if (offered := getattr(self.screen, "offered_notes", None)) else ()
        find = everything(commands(self, self.screen), notes)
        self._choose("Commands and notes", "what to do, or a note's title", find)

    def search_themes(self) -> None:
        """Offer the colours."""
        from tui.screens.palette import themes

        self._choose("Colours", "the name of a theme", themes(self))

    def _choose(self, title: str, hint: str, find: "Find") -> None:
        from tui.screens.palette import Palette

        def run(chosen: "Offer | None") -> None:
            if chosen:
                self.call_later(chosen.run)

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(title, hint, find), run)

    def action_keys(self) -> None:
        """Show what every key does."""
        from tui.screens.keys import KeysScreen

        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(self.screen))

    def action_redraw(self) -> None:
        """Draw everything anew, in case another program wrote on the terminal."""
        self.forget_terminal()
        self.refresh(layout=True)
        self.screen.refresh(layout=True)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002  # widgets ask for it by default
    ) -> None:
        """Show a passing message; whatever is asked, its text is never markup, nor control."""
        message, title = clean(message), clean_line(title)
        for same in [shown for shown in self._notifications if shown.message == message]:
            self._unnotify(same, refresh=False)
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def panic(self, *renderables: RenderableType) -> None:
        """Fail because of a fault in a thread of Textual's, which has the exit status of one."""
        super().panic(Group(*renderables, Text(APOLOGY)))
        self._return_code = 1

    def _fatal_error(self) -> None:
        """Say that the program failed, without the variables that may hold somebody's words."""
        self.bell()
        error = sys.exc_info()
        told = "".join(traceback.format_exception(*error)) if error[0] else ""
        self._exit_renderables.append(f"{clean(told)}\n{APOLOGY}")
        self._close_messages_no_wait()


def _remember_theme(name: str) -> None:
    settings.remember(theme=name)
