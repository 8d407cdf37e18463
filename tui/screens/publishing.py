"""A note's way from draft to published: who reviews it, what they remark, what to look at first."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import getters, work
from textual.message import Message

from tui.notes.actions.steps import Change
from tui.notes.errors import WeeknotesError
from tui.notes.library import Library
from tui.notes.note import Note, Status
from tui.notes.writing.checks import Finding, Surroundings, check
from tui.notes.writing.kept_words import KeptWords
from tui.notes.writing.publishing import status_change, told
from tui.notes.writing.remarks import Remark, add_remark, find_remarks, remove_remark
from tui.panes.box import Box
from tui.panes.note.viewer import Viewer
from tui.screens import prompts
from tui.screens.check_list import CheckList, Extra, Picked
from tui.screens.in_view import note_in_view, page_in_view
from tui.screens.meanings import people
from tui.screens.publishing_keys import PUBLISHING_KEYS
from tui.screens.question import Answer, Question
from tui.screens.word_box import Wanted, ask_until_written

ASK = Answer("r", "Ask for review", "review")
PUBLISH = Answer("p", "Publish", "published")
WITHDRAW = Answer("d", "Draft again", "draft")
LEAVE = Answer("k", "Keep it as it is", "")

ANSWERS = {
    Status.DRAFT: (ASK, PUBLISH, LEAVE),
    Status.REVIEW: (PUBLISH, ASK._replace(label="Ask for another review"), WITHDRAW, LEAVE),
    Status.PUBLISHED: (WITHDRAW, ASK, LEAVE),
}
"""What a note can become."""

PLAINLY = (
    "Whoever can read the folder can read this note already: a draft is only left out of others' "
    "lists."
)
"""What a shared folder can't keep private."""


class Publishing(Box):
    """Holds the panes, and leads the note in view on its way to its readers."""

    BINDINGS = PUBLISHING_KEYS

    viewer = getters.query_one(Viewer)

    @dataclass
    class EditWanted(Message):
        """Somebody wants to put something right in a note."""

        path: str
        """The note."""
        line: int
        """The line in its file, counted from 1."""

    def __init__(
        self, library: Library, *, do: Callable[[Change], object], kept: KeptWords
    ) -> None:
        """Publish notes of a library; `do` makes a change in its file, in a thread.

        It raises `WeeknotesError`. `kept` is where remarks are until they are written.
        """
        super().__init__()
        self._library = library
        self._do = do
        self._kept = kept
        self._left: tuple[str, str, int] = ("", "", 0)
        """The note that was stepped through last, in which list, and which of it comes next."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what is allowed here."""
        if action in ("status", "remarks") and self._library.folder.read_only:
            return False
        return super().check_action(action, parameters)

    def _is_own(self, note: Note) -> bool:
        return not note.author or note.author == self._library.me

    # How far it is

    @work(group="ask")
    async def action_status(self) -> None:
        """Ask what the note is to become, and make it that."""
        note = note_in_view(self, self._library)
        if note is None:
            return
        if refusal := self._library.may_edit(note.path):
            self._refuse(refusal)
            return
        if not self._is_own(note):
            who = note.author
            self._refuse(f"It is {who}'s note, so how far it is is for {who} to say.")
            return
        asked = f"It is {_STAGES[note.status]} now. {PLAINLY}"
        question = Question(note.title, asked, *ANSWERS[note.status])
        answer = await self.app.push_screen_wait(question)
        if answer == Status.REVIEW:
            await self._ask_for_review(note)
        elif answer == Status.PUBLISHED and await self._is_looked_through(note):
            await self._become(note, Status.PUBLISHED)
        elif answer == Status.DRAFT:
            await self._become(note, Status.DRAFT)

    async def _ask_for_review(self, note: Note) -> None:
        others = [name for name in people(self._library) if name != self._library.me]
        ask = prompts.ask_person(others, "Who is to review it?")
        name = await self.app.push_screen_wait(ask)
        if name is not None:
            await self._become(note, Status.REVIEW, [name] if name else [])

    async def _is_looked_through(self, note: Note) -> bool:
        """Show what there is to look at first, if anything; return whether to go on."""
        found = await self._findings(note)
        if not found:
            return found is not None
        title = "Before it is published"
        picked = await self._show(note, title, found, Extra("p", "publish it as it is", "publish"))
        return picked is not None and picked.verb == "publish"

    async def _become(self, note: Note, status: Status, reviewers: Sequence[str] = ()) -> None:
        logins = [self._library.catalogue.people.login(name) for name in reviewers]
        today = self._library.today()
        change = status_change(note.path, status, reviewers=logins, today=today)
        if await self._made(change):
            self.notify(told(note, status, reviewers), markup=False)

    # What there is to look at

    @work(group="ask")
    async def action_check(self) -> None:
        """Look the note through."""
        note = note_in_view(self, self._library)
        if note is None:
            return
        found = await self._findings(note)
        if found is None:
            return
        if found:
            await self._show(note, f"To look at in {note.title}", found)
        else:
            self.notify(f"Nothing was found in {note.title}.", markup=False)

    async def _findings(self, note: Note) -> list[tuple[int, str]] | None:
        """Look a note through; None, and a word why, where it can't be read."""
        try:
            found = await asyncio.to_thread(look_through, self._library, note)
        except WeeknotesError as error:
            self._refuse(error.message)
            return None
        return [(one.line, one.sentence) for one in found]

    async def _show(
        self, note: Note, title: str, found: Sequence[tuple[int, str]], extra: Extra | None = None
    ) -> Picked | None:
        """Show findings from where they were left; where one is chosen, go there."""
        *left, at = self._left
        screen = CheckList(title, found, extra=extra, at=at if left == [note.path, title] else 0)
        picked = await self.app.push_screen_wait(screen)
        if picked and picked.verb == "look":
            self._left = note.path, title, picked.at + 1
            self.post_message(self.EditWanted(note.path, max(1, found[picked.at][0])))
        return picked

    # Remarks

    @work(group="ask")
    async def action_remarks(self) -> None:
        """Step through the remarks on one's own note; write one in somebody else's."""
        note = note_in_view(self, self._library)
        if note is None:
            return
        catalogue = self._library.catalogue
        is_own = self._is_own(note)
        if not is_own and note.status is Status.REVIEW:
            await self._remark(note)
            return
        names = {catalogue.people.display(name.removeprefix("@")) for name in note.reviewers}
        text = await asyncio.to_thread(self._text, note)
        remarks = find_remarks(text, catalogue.people, names)
        if not remarks:
            self.notify(f"Nobody has remarked anything in {note.title}.", markup=False)
            return
        found = [(one.line, f"{one.who}: {one.text}") for one in remarks]
        extra = Extra("d", "done with, take it out", "remove")
        picked = await self._show(note, "Remarks", found, extra if is_own else None)
        if picked and picked.verb == "remove":
            await self._remove(note, remarks[picked.at], names)

    def _text(self, note: Note) -> str:
        try:
            return self._library.text(note.path)
        except WeeknotesError:
            return ""  # it was deleted in this moment, and the panes will show so

    async def _remark(self, note: Note) -> None:
        name = self._library.catalogue.people.login(self._library.me)
        before = self._place_in_view()

        async def write(words: str) -> bool:
            now = self._place_in_view()  # others may have moved the line while it was being typed
            _, line, shown = now if now[0] == note.path else before
            return await self._made(add_remark(note.path, line, name, words, shown=shown))

        told = f"enter writes it below line {before[1]}, as a comment"
        wanted, ask = Wanted("A remark", told, note.path), self.app.push_screen_wait
        if await ask_until_written(wanted, write, ask=ask, kept=self._kept):
            self.notify("It is in the note; its author steps through remarks.", markup=False)

    def _place_in_view(self) -> tuple[str, int, str | None]:
        """Return the note in view, and the line in it that one is on, with what stands there."""
        page, line = page_in_view(self), self.viewer.line_here or self.viewer.line_at_top
        return (page.path, line, page.lines(line, line)[0]) if page else ("", 0, None)

    async def _remove(self, note: Note, remark: Remark, names: set[str]) -> None:
        people_here = self._library.catalogue.people
        if await self._made(remove_remark(note.path, remark, people_here, names)):
            self.notify(f"{remark.who}'s remark is taken out.", markup=False)

    # How

    async def _made(self, change: Change) -> bool:
        """Make a change off the event loop; say why where it was not made."""
        try:
            await asyncio.to_thread(self._do, change)
        except WeeknotesError as error:
            self._refuse(error.message, error.title)
            return False
        return True

    def _refuse(self, sentence: str, title: str = "Not allowed") -> None:
        self.notify(sentence, title=title, severity="warning", timeout=8, markup=False)


_STAGES = {
    Status.DRAFT: "a draft",
    Status.REVIEW: "in review",
    Status.PUBLISHED: "published",
}


def look_through(library: Library, note: Note) -> list[Finding]:
    """Return what there is to look at in a note; for a thread.

    Raises `NoteUnreadable`.
    """
    body, first_line = library.body(note.path)
    around = Surroundings(
        tuple(library.notes.values()),
        library.connections.links,
        library.catalogue.people,
        library.folder.holds,
    )
    return check(note, body, first_line, around)
