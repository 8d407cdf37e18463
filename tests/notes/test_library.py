"""What the front ends do with a folder: tick, take back, save, and be refused in a sentence."""

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.notes.full_disk import small_files
from tui.notes.action import Action, State
from tui.notes.actions.steps import deletion
from tui.notes.errors import ActionMoved, Changed, NotAllowed, NoteUnreadable, WriteFailed
from tui.notes.library import Library
from tui.notes.note import Kind
from tui.notes.parsing.links import Target
from tui.notes.store.catalogue import Delta
from tui.notes.store.folder import digest
from tui.notes.week import Week

TODAY = date(2019, 6, 13)
ADA = "ada/2019-W24.md"
GRACE = "grace/2019-W24.md"
ADAS_NOTE = (
    "\ufeff---\r\ntitle: Week 24\r\n---\r\n# Next\r\n\r\n"
    "- [ ] tea\r\n- [ ] bins @grace  \r\n\r\nEnd"
)
GRACES_NOTE = "# Week 24\n\n- [ ] hats\n- [ ] hats\n"

Open = Callable[..., Library]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "notes"
    for path, text in ((ADA, ADAS_NOTE), (GRACE, GRACES_NOTE)):
        (root / path).parent.mkdir(parents=True)
        (root / path).write_bytes(text.encode())
    return root


@pytest.fixture
def start(root: Path) -> Open:
    """Start a session in the folder, with some settings."""

    def started(me: str = "ada", *, read_only: bool = False, settings: str = "") -> Library:
        if settings:
            (root / ".weeknotes.toml").write_text(settings)
        library = Library(root, me=me, read_only=read_only, today=lambda: TODAY)
        library.open()
        library.refresh()
        return library

    return started


@pytest.fixture
def library(start: Open) -> Library:
    return start()


def action_of(library: Library, text: str, path: str = ADA, nth: int = 0) -> Action:
    return [action for action in library.notes[path].actions if action.text == text][nth]


class TestTicking:
    def test_one_line_changes_in_the_file_and_everybody_is_told(
        self, library: Library, root: Path
    ) -> None:
        told: list[Delta] = []
        library.listen(told.append)
        tea = action_of(library, "tea")

        step = library.set_state(tea, State.DONE)

        expected = ADAS_NOTE.replace("- [ ] tea", "- [x] tea ✅ 2019-06-13")
        assert (root / ADA).read_bytes() == expected.encode()
        assert step.before == tea
        assert str(step) == "2019-W24.md: [ ] → [x] tea"
        [delta] = told
        assert delta.changed == {ADA}
        after = action_of(library, "tea")
        assert (after.state, after.done, after.id) == (State.DONE, TODAY, tea.id)

    def test_the_line_is_found_in_the_file_as_it_is_now(self, library: Library, root: Path) -> None:
        tea = action_of(library, "tea")
        moved = ADAS_NOTE.replace("# Next", "# New\r\n\r\n- [ ] first\r\n\r\n# Then")
        (root / ADA).write_bytes(moved.encode())

        library.set_state(tea, State.PROGRESS)

        assert (root / ADA).read_bytes() == moved.replace("[ ] tea", "[/] tea").encode()
        assert [a.text for a in library.notes[ADA].actions] == ["first", "tea", "bins"]

    def test_twins_are_told_apart(self, library: Library, root: Path) -> None:
        library.set_state(action_of(library, "hats", GRACE, 1), State.CANCELLED)

        assert (root / GRACE).read_text() == "# Week 24\n\n- [ ] hats\n- [-] hats ❌ 2019-06-13\n"

    def test_what_was_edited_away_is_refused_and_shown_as_it_is(
        self, library: Library, root: Path
    ) -> None:
        tea = action_of(library, "tea")
        (root / ADA).write_text("- [ ] coffee\n")

        with pytest.raises(ActionMoved, match="“tea” is no longer in ada/2019-W24"):
            library.set_state(tea, State.DONE)

        assert (root / ADA).read_text() == "- [ ] coffee\n"
        assert [action.text for action in library.notes[ADA].actions] == ["coffee"]
        assert library.undo() is None

    def test_a_note_that_is_gone_is_refused(self, library: Library, root: Path) -> None:
        tea = action_of(library, "tea")
        (root / ADA).unlink()

        with pytest.raises(NoteUnreadable, match="it is not there any more"):
            library.set_state(tea, State.DONE)

        assert ADA not in library.notes
        with pytest.raises(NoteUnreadable, match="is not in the folder any more"):
            library.set_state(tea, State.DONE)

    @pytest.mark.parametrize("spoilt", [b"- [ ] tea\n\xff", b"- [ ] tea\n\x00"])
    def test_bytes_that_are_not_sound_are_never_written(
        self, library: Library, root: Path, spoilt: bytes
    ) -> None:
        tea = action_of(library, "tea")
        (root / ADA).write_bytes(spoilt)

        with pytest.raises(NoteUnreadable, match="but not changed"):
            library.set_state(tea, State.DONE)  # it was sound when it was looked at
        with pytest.raises(NotAllowed, match="but not changed"):
            library.set_state(tea, State.DONE)

        assert (root / ADA).read_bytes() == spoilt
        assert "but not changed" in library.may_edit(ADA)

    def test_several_threads_lose_nothing(self, start: Open, root: Path) -> None:
        lines = "".join(f"- [ ] task {number}\n" for number in range(12))
        (root / ADA).write_text(lines)
        sessions = [start(), start()]

        def tick_every_other(library: Library, first: int) -> None:
            for number in range(first, 12, 4):
                library.set_state(action_of(library, f"task {number}"), State.PROGRESS)

        threads = [
            threading.Thread(target=tick_every_other, args=(sessions[first % 2], first))
            for first in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert (root / ADA).read_text() == lines.replace("[ ]", "[/]")


class TestTakingBack:
    def test_undo_and_redo_in_the_file(self, library: Library, root: Path) -> None:
        library.set_state(action_of(library, "tea"), State.DONE)
        library.set_state(action_of(library, "bins"), State.CANCELLED)
        ticked = (root / ADA).read_bytes()

        steps = [library.undo(), library.undo(), library.undo()]

        assert (root / ADA).read_bytes() == ADAS_NOTE.encode()
        assert [str(step) for step in steps] == [
            "2019-W24.md: [-] → [ ] bins",
            "2019-W24.md: [x] → [ ] tea",
            "None",
        ]

        again = [library.redo(), library.redo(), library.redo()]

        assert (root / ADA).read_bytes() == ticked
        assert [str(step) for step in again] == [
            "2019-W24.md: [ ] → [x] tea",
            "2019-W24.md: [ ] → [-] bins",
            "None",
        ]
        library.undo()
        library.undo()
        assert (root / ADA).read_bytes() == ADAS_NOTE.encode()

    def test_a_new_change_ends_what_could_be_done_again(self, library: Library) -> None:
        library.set_state(action_of(library, "tea"), State.DONE)
        library.undo()
        library.set_state(action_of(library, "bins"), State.DONE)

        assert library.redo() is None

    def test_what_is_about_no_action_is_told_of_too(self, library: Library, root: Path) -> None:
        copy = "ada/2019-W24.sync-conflict-20190613-101010-ABCDEFG.md"
        (root / copy).write_bytes(b"\xff\r\n no text")

        library.refresh()
        steps = [library.change(deletion(copy, b"\xff\r\n no text"))]
        assert not (root / copy).exists()
        assert library.catalogue.copies_of(ADA) == []
        steps += filter(None, [library.undo()])

        assert (root / copy).read_bytes() == b"\xff\r\n no text"
        assert library.catalogue.copies_of(ADA) == [copy]
        assert [str(step) for step in steps] == [
            f"{copy} is deleted.",
            f"{copy} is there again, to the letter.",
        ]

    def test_what_others_wrote_meanwhile_stays(self, library: Library, root: Path) -> None:
        library.set_state(action_of(library, "tea"), State.DONE)
        meanwhile = (root / ADA).read_bytes().replace(b"# Next", b"# Later\r\n\r\n# Next")
        (root / ADA).write_bytes(meanwhile)

        library.undo()

        expected = ADAS_NOTE.replace("# Next", "# Later\r\n\r\n# Next")
        assert (root / ADA).read_bytes() == expected.encode()

    @pytest.mark.parametrize(
        "edit", [("[x] tea", "[-] tea"), ("tea ✅", "tea at four ✅"), ("- [x] tea", "- tea")]
    )
    def test_what_somebody_edited_since_is_not_taken_back(
        self, library: Library, root: Path, edit: tuple[str, str]
    ) -> None:
        library.set_state(action_of(library, "tea"), State.DONE)
        edited = (root / ADA).read_bytes().decode().replace(*edit)
        (root / ADA).write_bytes(edited.encode())

        with pytest.raises(ActionMoved):
            library.undo()

        assert (root / ADA).read_bytes() == edited.encode()
        assert library.undo() is None


OWN_TICKS = 'tick = "own"\n[people]\nada = "Ada L."\ngrace = "Grace H."\nlinus = "Linus T."\n'


class TestRules:
    @pytest.mark.parametrize(
        ("settings", "me", "refused"),
        [
            ("", "", ""),
            ("", "linus", ""),
            ('tick = "nobody"', "ada", "`tick` in its .weeknotes.toml says nobody"),
            (OWN_TICKS, "ada", ""),
            (OWN_TICKS, "grace", ""),
            (OWN_TICKS, "GRACE", ""),
            (OWN_TICKS, "linus", "Only Ada L. or Grace H. may tick this"),
            (OWN_TICKS, "", "You are nobody here"),
        ],
    )
    def test_who_may_tick(
        self, start: Open, root: Path, settings: str, me: str, refused: str
    ) -> None:
        library = start(me, settings=settings)
        bins = action_of(library, "bins")

        assert refused in library.may_tick(bins)
        assert bool(library.may_tick(bins)) is bool(refused)
        if refused:
            with pytest.raises(NotAllowed, match=refused):
                library.set_state(bins, State.DONE)
            assert (root / ADA).read_bytes() == ADAS_NOTE.encode()
        else:
            assert library.set_state(bins, State.DONE).after.state is State.DONE

    @pytest.mark.parametrize(
        ("settings", "me", "refused"),
        [
            ("", "ada", ""),
            ("", "Ada", ""),
            ("", "grace", "This note is ada's, and you are grace"),
            ("", "", "you are nobody here"),
            ('edit = "anyone"', "grace", ""),
            ('edit = "nobody"', "ada", "`edit` in its .weeknotes.toml says nobody"),
        ],
    )
    def test_who_may_edit(
        self, start: Open, root: Path, settings: str, me: str, refused: str
    ) -> None:
        library = start(me, settings=settings)
        base = digest(ADAS_NOTE.encode())

        assert refused in library.may_edit(ADA)
        assert bool(library.may_edit(ADA)) is bool(refused)
        if refused:
            with pytest.raises(NotAllowed, match=refused):
                library.save(ADA, b"new", base=base)
            assert (root / ADA).read_bytes() == ADAS_NOTE.encode()
        else:
            assert library.save(ADA, b"new", base=base).title == "new"

    def test_read_only_wins(self, start: Open, root: Path) -> None:
        library = start(read_only=True, settings='edit = "anyone"')

        attempts: list[Callable[[], object]] = [
            lambda: library.set_state(action_of(library, "tea"), State.DONE),
            lambda: library.save(ADA, b"new", base=digest(ADAS_NOTE.encode())),
            lambda: library.save("ada/new.md", b"new", base=None),
            lambda: library.draft(library.this_week),
        ]
        for attempt in attempts:
            with pytest.raises(NotAllowed, match="read-only"):
                attempt()

        assert "read-only" in library.may_tick(action_of(library, "tea"))
        assert "read-only" in library.may_edit(ADA)
        assert {path.name for path in root.rglob("*")} == {
            "ada", "grace", "2019-W24.md", ".weeknotes.toml",
        }  # fmt: skip


class TestSaving:
    def test_an_edited_note(self, library: Library, root: Path) -> None:
        told: list[Delta] = []
        library.listen(told.append)

        note = library.save(ADA, b"# Edited\n", base=digest(ADAS_NOTE.encode()))

        assert (root / ADA).read_bytes() == b"# Edited\n"
        assert note == library.notes[ADA]
        assert (note.title, note.digest) == ("Edited", digest(b"# Edited\n"))
        assert [delta.changed for delta in told] == [{ADA}]

    def test_a_new_note(self, library: Library, root: Path) -> None:
        note = library.save("ada/posts/new.md", b"# New\n", base=None)

        assert (root / "ada/posts/new.md").read_bytes() == b"# New\n"
        assert (note.title, note.author) == ("New", "ada")

    @pytest.mark.parametrize("base", [None, digest(b"older")])
    def test_nothing_is_overwritten_that_was_not_seen(
        self, library: Library, root: Path, base: str | None
    ) -> None:
        with pytest.raises(Changed):
            library.save(ADA, b"# Edited\n", base=base)

        assert (root / ADA).read_bytes() == ADAS_NOTE.encode()

    def test_what_others_wrote_since_is_seen_after_the_refusal(
        self, library: Library, root: Path
    ) -> None:
        (root / ADA).write_bytes(b"# Theirs\n")

        with pytest.raises(Changed):
            library.save(ADA, b"# Mine\n", base=digest(ADAS_NOTE.encode()))

        assert (root / ADA).read_bytes() == b"# Theirs\n"


class TestReading:
    def test_bytes_text_and_body(self, library: Library) -> None:
        assert library.data(ADA) == ADAS_NOTE.encode()
        assert library.text(ADA) == ADAS_NOTE[1:]
        body, first_line = library.body(ADA)
        assert body.split("\n")[0] == "# Next"
        assert first_line == 4

    def test_what_is_gone_is_refused(self, library: Library) -> None:
        for read in (library.data, library.text, library.body, library.note):
            with pytest.raises(NoteUnreadable):
                read("ada/gone.md")

    def test_links_lead_to_notes(self, library: Library) -> None:
        assert library.connections.resolve("../grace/2019-W24.md#week-24", ADA) == Target(GRACE, 1)
        assert library.connections.resolve("https://example.org", ADA) is None

    @pytest.mark.parametrize(
        ("login", "me"), [("ada", "Ada L."), ("ADA", "Ada L."), ("Ada L.", "Ada L."), ("x", "x")]
    )
    def test_who_is_at_the_keyboard(self, start: Open, login: str, me: str) -> None:
        assert start(login, settings='[people]\nada = "Ada L."\n').me == me

    def test_this_week_as_the_folder_counts(self, start: Open) -> None:
        assert start().this_week == Week(date(2019, 6, 10))
        assert start(settings='week_starts = "sunday"').this_week == Week(date(2019, 6, 9))

    def test_own_notes_newest_first(self, start: Open, root: Path) -> None:
        for name in ("2019-W22", "2019-W26", "about"):
            (root / f"ada/{name}.md").write_text("text")
        library = start()

        assert [note.path for note in library.own_notes()] == [
            "ada/2019-W26.md",
            ADA,
            "ada/2019-W22.md",
        ]
        assert [note.path for note in library.own_notes(Week(date(2019, 6, 10)))] == [ADA]
        assert all(note.kind is Kind.WEEKNOTE for note in library.own_notes())

    def test_a_draft_of_an_earlier_week_is_not_begun_like_a_later_note(
        self, start: Open, root: Path
    ) -> None:
        (root / "ada/2019-W26.md").write_text("- [ ] Order the timber\n")
        (root / ADA).write_text("# Week 24\n\n## What went well\n")

        draft = start().draft(Week(date(2019, 6, 17)))

        assert "# Week 25\n" in draft.text
        assert "## What went well\n" in draft.text

    def test_a_draft_is_begun_like_the_last_note(self, library: Library, root: Path) -> None:
        draft = library.draft(Week(date(2019, 6, 17)))

        assert draft.path == "ada/2019-W25.md"
        assert "Week 25" in draft.text
        assert not (root / draft.path).exists()


def test_a_change_that_could_not_be_taken_back_for_now_is_the_next_to_be(
    library: Library, root: Path
) -> None:
    padding = "\n" + "words " * 400
    (root / ADA).write_bytes((ADAS_NOTE + padding).encode())
    library.refresh()
    library.set_state(action_of(library, "tea"), State.DONE)
    library.set_state(action_of(library, "bins"), State.DONE)

    for turn in (library.undo, library.redo):
        with small_files(), pytest.raises(WriteFailed):
            turn()
        step = turn()
        assert step
        assert step.after.text == "bins"


def test_a_note_is_saved_that_its_writer_is_not_shown_any_more(start: Open, root: Path) -> None:
    text = "---\nstatus: review\nreviewers: [{}]\n---\n# Week 24\n"
    (root / GRACE).write_text(text.format("ada"))
    library = start()
    now = text.format("bo").encode()

    note = library.save(GRACE, now, base=digest((root / GRACE).read_bytes()))

    assert (root / GRACE).read_bytes() == now
    assert note.digest == digest(now)
    assert GRACE not in library.notes
