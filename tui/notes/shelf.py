"""A folder of notes with its index and its people: what can be read there, and what is allowed."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.notes.action import Action
from tui.notes.connections import Connections
from tui.notes.conventions import FILE
from tui.notes.courtesy import check_begin, check_edit, check_tick
from tui.notes.errors import FolderError, NotAllowed, NoteUnreadable, WeeknotesError
from tui.notes.note import Kind, Note, Problem
from tui.notes.parsing.front_matter import read_front_matter
from tui.notes.readers.visibility import Sight
from tui.notes.store import glimpse
from tui.notes.store.catalogue import Catalogue, Delta, Listener
from tui.notes.store.folder import Folder, digest
from tui.notes.store.glimpse import Glimpse
from tui.notes.store.watch import Watch
from tui.notes.text import decode, split_lines
from tui.notes.week import Week

if TYPE_CHECKING:  # not every front end needs these
    from tui.notes.finding.search import Found
    from tui.notes.finding.searching import Searching
    from tui.notes.readers.reading import Reading
    from tui.notes.writing.template import NewNote


class Shelf:
    """The notes of a folder, followed as they change; safe to call from several threads."""

    def __init__(
        self,
        root: Path,
        *,
        cache_dir: Path | None = None,
        me: str = "",
        read_only: bool = False,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.folder = Folder(root, read_only=read_only)
        self.catalogue = Catalogue(self.folder, cache_dir)
        self.today = today
        self.connections = Connections(
            lambda: self.notes,
            site=lambda: self.catalogue.conventions.site,
            is_file=self.folder.holds,
        )
        """How the notes are linked to each other."""
        self.reading: Reading | None = None
        """What the person has read, where that is kept."""
        self._glimpse = glimpse.file_for(cache_dir, root) if cache_dir else None
        self.own_template: Path | None = None
        """The person's template for new notes, which need not be there."""
        self._sight = Sight()
        self.catalogue.listen(self._look_after)  # before all others, who ask for the notes
        self._cache_dir = cache_dir
        self._searching: Searching | None = None
        self._login = me
        self._watch: Watch | None = None

    @property
    def notes(self) -> Mapping[str, Note]:
        """The notes by path that the person is to be shown, as of the last look.

        Others' drafts are left out. The mapping is replaced, and never changed in place.
        """
        return self._sight.of(self.catalogue.notes, self.me, self.catalogue.people)

    def _look_after(self, delta: Delta) -> None:
        self._sight.follow(self.catalogue.notes, delta.changed | delta.removed)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the folder or its settings, apart from any note."""
        return self.catalogue.problems

    @property
    def me(self) -> str:
        """The display name of the person at the keyboard, or the login where nobody knows it."""
        return self.catalogue.people.display(self._login)

    def open(self) -> None:
        """Read the settings and what the index remembers; `refresh` brings it up to date.

        Raises `FolderError` where there is no folder that can be read.
        """
        self.catalogue.open()

    def glimpse(self) -> Glimpse:
        """Return the newest notes as they were last, at once and without a look at the folder."""
        return glimpse.load(self._glimpse) if self._glimpse else Glimpse()

    def keep(self) -> None:
        """Keep what is known for the next start, and the newest notes for its first moment."""
        self.catalogue.save_index()
        if self._glimpse and self.notes:
            newest = Glimpse.of(self.notes.values(), self.catalogue.conventions.week_starts)
            glimpse.save(self._glimpse, newest)

    def refresh(self) -> None:
        """Compare the folder with what is known; raises `FolderError` where it is gone."""
        self.catalogue.refresh()

    def listen(self, listener: Listener) -> None:
        """Call `listener` after each change, in whatever thread found it."""
        self.catalogue.listen(listener)

    def watch(self, told: Callable[[str], None]) -> None:
        """Follow what other programs do to the folder; `told` gets sentences for the person."""

        def look(paths: frozenset[str] | None) -> None:
            try:
                self.catalogue.refresh(paths)
            except FolderError as error:
                told(error.message)

        self._watch = Watch(self.folder.root, look, told=told)
        self._watch.start()

    def search(self, text: str, *, limit: int = 100, whole: bool = False) -> "Found":
        """Find the best notes for a query, with their lines; see `tui.notes.finding.query`.

        The index of their words is brought in step meanwhile, and waited for only if `whole`.
        """
        if self._searching is None:
            from tui.notes.finding.searching import Searching

            self._searching = Searching(self, self._cache_dir)
        return self._searching.find(text, limit=limit, whole=whole)

    def close(self) -> None:
        """Stop following the folder, and keep what is known of it."""
        if self._searching:
            self._searching.close()
        if self._watch:
            self._watch.stop()
        self.keep()

    def data(self, path: str) -> bytes:
        """Read a note's bytes; raises `NoteUnreadable`."""
        return self.folder.read(path)

    def text(self, path: str) -> str:
        """Read a note's text, cleaned for showing; raises `NoteUnreadable`."""
        return decode(self.folder.read(path)).text

    def text_of(self, note: Note) -> str:
        """Read a note's text as `text` does; raises `NoteUnreadable` where it is another by now."""
        data = self.folder.read(note.path)
        if digest(data) != note.digest:
            raise NoteUnreadable(f"{note.path} has just been changed.")
        return decode(data).text

    def body(self, path: str) -> tuple[str, int]:
        """Read a note's text below its front matter, cleaned, and the file's line it starts on.

        Raises `NoteUnreadable`.
        """
        text = self.text(path)
        lines = split_lines(text)
        front = read_front_matter(lines)
        return "\n".join(lines[front.lines :]), front.lines + 1

    def may_tick(self, action: Action) -> str:
        """Return why an action may not be changed here, in a sentence, or nothing."""
        conventions, me = self.catalogue.conventions, self.me
        return self._refusal(action.path, lambda n: check_tick(n, action, me, conventions))

    def may_edit(self, path: str) -> str:
        """Return why a note may not be edited here, in a sentence, or nothing."""
        conventions, me = self.catalogue.conventions, self.me
        return self._refusal(path, lambda note: check_edit(note, me, conventions))

    @property
    def this_week(self) -> Week:
        """The week that today is in, as this folder counts weeks."""
        return Week.of(self.today(), self.catalogue.conventions.week_starts)

    def own_notes(self, week: Week | None = None) -> list[Note]:
        """Return the weeknotes of the person at the keyboard, newest first, or those of a week."""
        own = [
            note
            for note in self.notes.values()
            if note.author == self.me
            and note.kind is Kind.WEEKNOTE
            and note.week
            and week in (None, note.week)
        ]
        return sorted(own, key=lambda note: (note.week or self.this_week, note.path), reverse=True)

    def draft(self, week: Week) -> "NewNote":
        """Begin a note of `week` in the manner of the person's last one; nothing is written.

        Raises `NotAllowed` where nothing may be written here.
        """
        from tui.notes.composing.compose import Sources
        from tui.notes.writing.offering import offers
        from tui.notes.writing.template import models, new_note, stating_author

        if self.folder.read_only:
            raise NotAllowed("weeknotes was started read-only, so no note can be begun.")
        check_begin(self.catalogue.conventions)
        own, today = models(self.own_notes(), week), self.today()
        last = own[0] if own else None
        draft = new_note(
            week=week,
            author=self._login if not last else last.author,
            last=last,
            last_text=self.text(last.path) if last else None,
            others=own[1:],
            siblings=[note.path for note in self.notes.values() if note.author == self.me],
            settings_template=self._template(),
            offered=offers(self.me, week, Sources.of(self), last=last, today=today),
            today=today,
        )
        return draft if last else stating_author(draft, self._login)

    def _template(self) -> str | None:
        """Return the text that new notes start from: the person's own, else the folder's."""
        if self.own_template:
            with suppress(FileNotFoundError):
                return decode(self.own_template.read_bytes()).text
        named = self.catalogue.conventions.template
        try:
            return self.text(named) if named else None
        except NoteUnreadable as error:
            raise NoteUnreadable(
                f"No note can be begun: `template` in the folder's {FILE} names “{named}”, which "
                f"can't be read. {error.message}"
            ) from error

    def note(self, path: str) -> Note:
        """Return the note at a path; raises `NoteUnreadable` where there is none."""
        note = self.notes.get(path)
        if note is None:
            raise NoteUnreadable(f"{path} is not in the folder any more.")
        return note

    def _refusal(self, path: str, check: Callable[[Note], None]) -> str:
        try:
            self.folder.check_writable(path)
            check(self.note(path))
        except WeeknotesError as refusal:
            return refusal.message
        return ""
