"""The one object that the front ends talk to: what can be done with a folder of notes."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tui.notes.action import Action, Priority, State
from tui.notes.actions import changes, edits
from tui.notes.actions.edits import Edit
from tui.notes.actions.steps import Batch, Change, Made, creation
from tui.notes.actions.telling import told
from tui.notes.courtesy import check_edit, check_tick
from tui.notes.errors import NotAllowed, WeeknotesError, WriteFailed
from tui.notes.history import History, Step, told_together
from tui.notes.note import Note
from tui.notes.parsing.scan import scan
from tui.notes.shelf import Shelf
from tui.notes.store.catalogue import Delta

if TYPE_CHECKING:  # loaded by the first that is wanted
    from tui.notes.parsing.paragraphs import Promotable

__all__ = ["Delta", "Library", "Step"]


class Library(Shelf):
    """A folder of notes, read and changed; safe to call from several threads.

    What changes an action finds its line afresh, touches nothing else, and can be taken back.
    It raises `NotAllowed`, `ActionMoved`, `NoteUnreadable` or `WriteFailed`, and nothing is
    written then.
    """

    def __init__(
        self,
        root: Path,
        *,
        cache_dir: Path | None = None,
        me: str = "",
        read_only: bool = False,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(root, cache_dir=cache_dir, me=me, read_only=read_only, today=today)
        self._history = History()

    def set_state(self, action: Action, state: State) -> Step:
        """Give an action a state, with its date."""
        return self._edit(action, edits.set_state(state, self.today()))

    def set_due(self, action: Action, day: date | None) -> Step:
        """Say by when an action is to be done, or that nobody says so any more."""
        return self._edit(action, edits.set_field("due", day))

    def set_check(self, action: Action, day: date | None) -> Step:
        """Say on which day an action is to come back to mind, or that it need not."""
        return self._edit(action, edits.set_field("check", day))

    def postpone(self, action: Action, days: int) -> Step:
        """Move the day that counts: due, else check-in, else start; else it is due from today.

        What is overdue is put off from today, as in Obsidian Tasks.
        """
        return self._edit(action, edits.postpone(days, self.today()))

    def set_owner(self, action: Action, name: str) -> Step:
        """Say whose action it is, by the login where the person is known; nobody's where empty."""
        from tui.notes.actions.owners import set_owner

        return self._edit(action, set_owner(name, self.catalogue.people))

    def set_priority(self, action: Action, priority: Priority) -> Step:
        """Say how much an action matters."""
        value = None if priority is Priority.NORMAL else priority
        return self._edit(action, edits.set_field("priority", value))

    def set_text(self, action: Action, text: str) -> Step:
        """Put an action in other words; its fields stay, but for those that `text` spells."""
        from tui.notes.actions.respelling import set_text

        return self._did(changes.change_of(action, set_text(text), is_text=True))

    def add_action(self, path: str, text: str, *, under: str = "") -> Step:
        """Add an action to a note: at the end of its last task list, or of that under a heading.

        It is dated as created today only where others of the note are.
        """
        from tui.notes.actions.additions import addition

        return self._did(addition(path, text, under=under, today=self.today()))

    def capture(self, text: str, *, under: str = "") -> Step:
        """Add an action to one's own note of this week, which is begun if there is none.

        It goes where `add_action` would put it.
        """
        from tui.notes.actions.additions import addition

        with self.catalogue.guard, self.folder.lock():
            path, begun = self._own_note()
            return self._did(*begun, addition(path, text, under=under, today=self.today()))

    def promotable(self, path: str, line: int, shown: Sequence[str | None]) -> "list[Promotable]":
        """Return what `promote` can make an action of a stretch of lines.

        They begin with `line`, counted from 1; `shown` is each as it was seen, as in `line_now`,
        which raises `Changed`.
        """
        from tui.notes.actions.page import Page
        from tui.notes.actions.seen_lines import line_now
        from tui.notes.parsing.paragraphs import promotable

        page = Page(path, self.folder.read(path), self.catalogue.conventions)
        lines = [line_now(path, page.texts, *it) for it in enumerate(shown, line) if it[1]]
        return list(promotable(page, min(lines) - 1, max(lines) - 1)) if lines else []

    def promote(
        self, path: str, line: int, *, sentence: str = "", shown: str | None = None
    ) -> Step:
        """Make a plain bullet or paragraph an action, or an action a plain bullet.

        `line` is any of its lines in the file, counted from 1, and `shown` that line as it was
        seen, as in `line_now`. Where `sentence` is one of several of a paragraph, it alone becomes
        an action, in a list right below.
        """
        from tui.notes.actions.promoting import promotion

        return self._did(promotion(path, line, sentence, shown=shown))

    def carry(self, action: Action) -> Step:
        """Carry an action forward to one's own note of this week, which is begun if need be.

        The copy tells since when and links back; once it is in its file the old one is marked
        `[>]` and links on.
        """
        from tui.notes.actions import carrying

        with self.catalogue.guard, self.folder.lock():
            note = self.note(action.path)
            carrying.check(action, self.own_notes(self.this_week))
            path, begun = self._own_note()
            data = begun[0].make(b"", self.catalogue.conventions).data if begun else None
            way = carrying.Carriage(note, path, self.this_week, self.me, self.catalogue.people)
            asked = way.changes(
                action,
                self.folder.read(note.path),
                data or self.folder.read(path),
                self.catalogue.conventions,
            )
            return self._did(*begun, *asked)

    def change(self, change: Change) -> Step:
        """Make a change of a note that one of the other modules has worked out."""
        return self._did(change)

    def several(
        self, actions: Iterable[Action], what: Callable[[Action], Step]
    ) -> list[Step | WeeknotesError]:
        """Do something to each of several actions; one undo takes all of it back.

        Each is done for itself: what is refused is returned in its place.
        """
        outcomes: list[Step | WeeknotesError] = []
        with self.catalogue.guard, self._history.together():
            waiting = list(actions)
            while waiting:
                try:
                    step = what(waiting.pop(0))
                except WeeknotesError as error:
                    outcomes.append(error)
                else:
                    outcomes.append(step)
                    # What is carried takes what hangs on it along, which may be waiting here too.
                    along = {before.id for before, _ in step.pairs if before}
                    waiting = [one for one in waiting if one.id not in along]
                    for pair in step.pairs:
                        waiting = [changes.counted_again(one, *pair) for one in waiting]
        return outcomes

    def undo(self) -> Step | None:
        """Take the last change back to the letter; None where there is none.

        A change that can't be taken back is refused as a whole. It is forgotten where its note has
        become another, and not where it could not be written, which may pass.
        """
        with self.catalogue.guard:
            step = self._history.last()
            if step is None:
                return None
            try:
                inverse = self._taken_back(step)
            except (NotAllowed, WriteFailed):
                self._history.redone(step)
                raise
            self._history.undone(inverse)
            return inverse

    def redo(self) -> Step | None:
        """Make the last change again that was taken back; None where there is none."""
        with self.catalogue.guard:
            inverse = self._history.next()
            if inverse is None:
                return None
            try:
                step = self._taken_back(inverse)
            except (NotAllowed, WriteFailed):
                self._history.undone(inverse)
                raise
            self._history.redone(step)
            return step

    def save(self, path: str, data: bytes, *, base: str | None) -> Note:
        """Write a note that was edited, or a new one where `base` is None.

        `base` is the digest of what the edit was made from. Raises `Changed` where the file
        is no longer that, `NotAllowed` or `WriteFailed`; nothing is written then.
        """
        if base is not None and (note := self.catalogue.notes.get(path)):
            check_edit(note, self.me, self.catalogue.conventions)
        with self.catalogue.guard:
            self.folder.write(path, data, expect=base)
            self._take_in([path])
            # It may be one by now that its writer is not shown, or none by the folder's settings.
            return self.catalogue.notes.get(path) or scan(path, data)

    def _edit(self, action: Action, edit: Edit) -> Step:
        return self._did(changes.change_of(action, edit))

    def _did(self, *asked: Change) -> Step:
        with self.catalogue.guard:
            step = self._make(asked)
            self._history.did(step)
            return step

    def _taken_back(self, step: Step) -> Step:
        """Take a step back, and tell it as what it was asked for."""
        inverse = self._make(step.back)
        if step.asked == 1 or not inverse.pairs:
            return inverse
        first = told(inverse.pairs[:1], self.today())
        return inverse._replace(told=told_together(step.asked, first), asked=step.asked)

    def _make(self, asked: Sequence[Change]) -> Step:
        """Make changes together or not at all, and bring the index in step."""
        for change in asked:
            self._check(change)
        batch = Batch(self.folder)
        with self.catalogue.guard:
            try:
                with self.folder.lock():
                    made = [
                        self._known(batch.make(change, self.catalogue.conventions))
                        for change in asked
                    ]
                    batch.write()
            finally:
                self._take_in(batch.paths)
        pairs = tuple((one.before, one.after) for one in made if one.before or one.after)
        back = tuple(one.back for one in reversed(made))
        others = "; ".join(change.told or f"{change.path} is changed." for change in asked)
        return Step(told(pairs, self.today()) if pairs else others, pairs, back)

    def _take_in(self, paths: Collection[str]) -> None:
        """Bring the index in step with what was just written; one's own words are no news."""
        before = [note for path in paths if (note := self.notes.get(path))]
        self.catalogue.refresh(paths, ours=True)
        for was in before if self.reading else ():
            now = self.notes.get(was.path)
            if self.reading and now and now.gist != was.gist:
                self.reading.changed_by_me(was, now)

    def _known(self, made: Made) -> Made:
        """Say who is who in what was changed, as the index does."""
        return made._replace(before=self._owned(made.before), after=self._owned(made.after))

    def _owned(self, action: Action | None) -> Action | None:
        if action is None:
            return None
        owner = self.catalogue.people.owner(action.owner, action.mentions)
        return msgspec.structs.replace(action, owner=owner)

    def _check(self, change: Change) -> None:
        """Raise `NotAllowed` where the folder's rules forbid a change."""
        conventions = self.catalogue.conventions
        if action := self._owned(change.action):
            check_tick(self.note(change.path), action, self.me, conventions)
        elif change.path in self.notes:
            check_edit(self.note(change.path), self.me, conventions)

    def _own_note(self) -> tuple[str, list[Change]]:
        """Return the path of one's own note of this week, and what begins it if need be."""
        if not self.own_notes(self.this_week):
            self.catalogue.refresh()
        if own := self.own_notes(self.this_week):
            return own[0].path, []
        draft = self.draft(self.this_week)
        return draft.path, [creation(draft.path, draft.text.encode())]
