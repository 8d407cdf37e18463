"""The notes of a folder, kept in step with its files."""

import os
import threading
import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from tui.notes.errors import FolderError
from tui.notes.note import Note
from tui.notes.store import intake
from tui.notes.store.catalogue import Catalogue, Delta
from tui.notes.store.folder import Folder
from tui.notes.week import Week

Write = Callable[..., Path]
MONDAY = date(2019, 6, 10)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    return folder


@pytest.fixture
def write(root: Path) -> Write:
    """Write a file that has not been touched for a minute or more."""
    clock = iter(range(60, 100_000))

    def written(path: str, content: str | bytes = "# A note\n") -> Path:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        then = time.time() - next(clock)
        os.utime(file, (then, then))
        return file

    return written


class Session:
    """A catalogue as one session has it, and all that it told."""

    def __init__(self, root: Path, cache: Path | None) -> None:
        self.catalogue = Catalogue(Folder(root), cache)
        self.told: list[Delta] = []
        self.catalogue.listen(self.told.append)
        self.catalogue.open()

    @property
    def notes(self) -> dict[str, Note]:
        return dict(self.catalogue.notes)

    def refresh(self, *paths: str) -> list[Delta]:
        """Look at the folder or at some files; return what was told meanwhile."""
        self.told.clear()
        self.catalogue.refresh(paths or None)
        return list(self.told)

    def problems(self, path: str) -> list[str]:
        return [problem.code for problem in self.notes[path].problems]


@pytest.fixture
def start(root: Path, tmp_path: Path) -> Callable[[], Session]:
    return lambda: Session(root, tmp_path / "cache")


@pytest.fixture
def session(start: Callable[[], Session]) -> Session:
    return start()


def told(*changed: str, removed: tuple[str, ...] = (), read: int | None = None) -> list[Delta]:
    total = len(changed) if read is None else read
    return [Delta(frozenset(changed), frozenset(removed), total, total)]


class TestLooking:
    def test_what_files_have_in_common_is_held_once(self, session: Session, write: Write) -> None:
        text = "# Week\n\n## What comes next\n\n- [ ] tea 📅 2019-06-14\n"
        write("ada/2019-06-10.md", text)
        write("bo/2019-06-10.md", text)
        session.refresh()
        one, two = session.notes.values()

        assert one.sections[1] is two.sections[1]
        assert one.actions[0].due is two.actions[0].due

    def test_a_folder_never_seen_is_read(self, session: Session, write: Write) -> None:
        write("ada/2019-06-10.md", "# Week\n\n- [ ] tea\n")
        write("top.MD")
        write("ada/.hidden.md")
        write("ada/no.txt")
        assert session.notes == {}

        assert session.refresh() == told("ada/2019-06-10.md", "top.MD")

        note = session.notes["ada/2019-06-10.md"]
        assert (note.author, note.week, note.actions[0].text) == ("ada", Week(MONDAY), "tea")

    def test_a_second_session_reads_no_file(
        self, start: Callable[[], Session], write: Write
    ) -> None:
        for name in ("ada/a.md", "ada/b.md"):
            write(name, f"# {name}\n")
        first = start()
        first.refresh()
        first.catalogue.save_index()

        second = start()

        assert second.notes == first.notes
        assert second.refresh() == []

    def test_what_is_not_changed_of_a_note_is_not_kept_twice(
        self, session: Session, write: Write
    ) -> None:
        write("a.md", "# A\n\n- [ ] tea\n- [ ] cake\n- [ ] plates\n")
        session.refresh()
        tea, _, plates = session.notes["a.md"].actions
        write("a.md", "# A\n\n- [ ] tea\n- [x] cake\n- [ ] plates\n- [ ] cups\n")

        session.refresh("a.md")

        actions = session.notes["a.md"].actions
        assert [action.text for action in actions] == ["tea", "cake", "plates", "cups"]
        assert actions[1].mark == "x"
        assert (actions[0] is tea, actions[2] is plates) == (True, True)

    def test_without_a_cache_every_session_reads(self, root: Path, write: Write) -> None:
        write("a.md")

        for _ in range(2):
            assert Session(root, None).refresh() == told("a.md")

    def test_changed_new_and_deleted_files(self, session: Session, write: Write) -> None:
        for name in ("a.md", "b.md", "c.md"):
            write(name, f"# {name}\n")
        session.refresh()
        write("b.md", "# other\n")
        write("d.md")
        (session.catalogue.folder.root / "c.md").unlink()

        assert session.refresh() == told("b.md", "d.md", removed=("c.md",))
        assert set(session.notes) == {"a.md", "b.md", "d.md"}
        assert session.refresh() == []

    def test_what_changed_between_sessions(
        self, start: Callable[[], Session], write: Write
    ) -> None:
        for name in ("a.md", "b.md", "c.md"):
            write(name, f"# {name}\n")
        first = start()
        first.refresh()
        first.catalogue.save_index()
        write("b.md", "# other\n")
        (first.catalogue.folder.root / "c.md").unlink()

        second = start()

        assert set(second.notes) == {"a.md", "b.md", "c.md"}
        assert second.refresh() == told("b.md", removed=("c.md",))
        assert second.notes["b.md"].title == "other"

    def test_some_paths_only(self, session: Session, write: Write) -> None:
        write("a.md")
        write("b.md")

        assert session.refresh("a.md", "gone.md", "no.txt") == told("a.md")
        assert set(session.notes) == {"a.md"}
        (session.catalogue.folder.root / "a.md").unlink()
        assert session.refresh("a.md") == told(removed=("a.md",), read=0)
        assert session.notes == {}

    def test_a_file_that_was_touched_is_no_change(self, session: Session, write: Write) -> None:
        write("a.md", "# same\n")
        session.refresh()
        before = session.notes["a.md"]
        write("a.md", "# same\n")

        assert session.refresh() == told(read=1)

        assert session.notes["a.md"] is before
        assert session.refresh() == []

    def test_what_is_said_of_a_note_is_not_taken_for_its_own_words_once_it_was_touched(
        self, session: Session, write: Write
    ) -> None:
        copy = "2019-06-10.sync-conflict-20190612-101112-A.md"
        write("2019-06-10.md"), write(copy)
        session.refresh()
        assert [each.code for each in session.notes["2019-06-10.md"].problems] == ["conflict-copy"]
        write("2019-06-10.md")
        session.refresh()
        (session.catalogue.folder.root / copy).unlink()

        session.refresh()

        assert session.notes["2019-06-10.md"].problems == ()

    def test_the_same_text_in_another_file_is_no_change(
        self, session: Session, write: Write
    ) -> None:
        file = write("a.md", "# same\n")
        session.refresh()
        file.unlink()
        write("a.md", "# same\n")

        assert session.refresh() == told(read=1)

    def test_a_file_changed_just_now_is_looked_at_again(self, session: Session, root: Path) -> None:
        (root / "a.md").write_text("one")
        session.refresh()
        stamp = (root / "a.md").stat()
        (root / "a.md").write_text("two")
        os.utime(root / "a.md", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))

        session.refresh()

        assert session.notes["a.md"].title == "two"

    def test_notes_are_replaced_and_never_changed(self, session: Session, write: Write) -> None:
        write("a.md", "# one\n")
        session.refresh()
        before = session.catalogue.notes
        write("a.md", "# two\n")
        session.refresh()

        assert before["a.md"].title == "one"
        with pytest.raises(TypeError):
            before["b.md"] = before["a.md"]  # type: ignore[index]

    def test_the_newest_names_come_first_and_in_batches(
        self, session: Session, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(intake, "FIRST_BATCH", 0.0)
        monkeypatch.setattr(intake, "NEXT_BATCH", 0.0)
        count = 200
        for number in range(count):
            write(f"{'abc'[number % 3]}/{number:05}.md", f"# {number}\n")

        deltas = session.refresh()

        assert len(deltas) > 1
        assert [delta.done for delta in deltas] == sorted({delta.done for delta in deltas})
        assert deltas[-1].done == deltas[-1].total == count
        names = [[path[2:] for path in delta.changed] for delta in deltas]
        assert all(min(newer) > max(older) for newer, older in pairwise(names))
        assert sum(map(len, names)) == count

    def test_a_folder_that_is_gone_keeps_what_is_known(
        self, session: Session, write: Write, root: Path
    ) -> None:
        write("a.md")
        session.refresh()
        root.rename(root.with_name("elsewhere"))

        with pytest.raises(FolderError, match="There is no folder"):
            session.refresh()

        assert set(session.notes) == {"a.md"}

    def test_forgetting_reads_everything_again(self, session: Session, write: Write) -> None:
        write("a.md")
        session.refresh()

        session.catalogue.forget()

        assert session.refresh() == told(read=1)


class TestTrouble:
    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"# caf\xe9\n", "encoding"),
            (b"# a\x00b\n", "nul"),
            (b" " * (20 * 1024 * 1024), "too-large"),
            (b"<<<<<<< a\n=======\n>>>>>>> b\n", "conflict"),
            (b"---\ntitle: [\n---\n", "front-matter"),
        ],
        ids=["encoding", "nul", "20 MB", "conflict", "front matter"],
    )
    def test_a_note_with_a_problem_is_listed_and_the_others_kept(
        self, session: Session, write: Write, content: bytes, code: str
    ) -> None:
        write("ada/good.md")
        write("ada/bad.md", content)

        session.refresh()

        assert set(session.notes) == {"ada/good.md", "ada/bad.md"}
        assert session.problems("ada/bad.md") == [code]
        assert session.problems("ada/good.md") == []
        assert session.notes["ada/bad.md"].author == "ada"
        assert session.notes["ada/bad.md"].writable is (code == "front-matter")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_an_unreadable_note(self, session: Session, write: Write) -> None:
        write("a.md").chmod(0)

        session.refresh()

        assert session.problems("a.md") == ["unreadable"]

    def test_a_note_that_becomes_sound_again(self, session: Session, write: Write) -> None:
        write("a.md", b"\xff")
        session.refresh()
        write("a.md", b"- [ ] sound\n")
        session.refresh()

        assert session.problems("a.md") == []
        assert session.notes["a.md"].writable

    def test_a_note_that_is_being_written_anew_loses_nothing(
        self, session: Session, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = write("a.md", "- [ ] tea\n")
        session.refresh()
        file.write_text("")
        monkeypatch.setattr(time, "sleep", lambda _: file.write_text("- [ ] tea\n- [ ] bins\n"))

        session.refresh()

        assert [action.text for action in session.notes["a.md"].actions] == ["tea", "bins"]

    def test_a_note_that_was_really_emptied(self, session: Session, write: Write) -> None:
        write("a.md", "- [ ] tea\n")
        session.refresh()
        write("a.md", "")
        session.refresh()

        assert session.notes["a.md"].actions == ()
        assert session.notes["a.md"].title == "a"

    def test_a_conflict_copy_is_a_problem_of_its_note(self, session: Session, write: Write) -> None:
        write("ada/a.md", "- [ ] tea\n")
        copy = write("ada/a.sync-conflict-20190612-101010-ABC.md", "- [ ] tea\n")

        session.refresh()

        assert set(session.notes) == {"ada/a.md"}
        [problem] = session.notes["ada/a.md"].problems
        assert problem.code == "conflict-copy"
        assert copy.name in problem.message
        assert session.notes["ada/a.md"].writable

        other = write("ada/a.sync-conflict-20190613-101010-ABC.md", "- [ ] tea\n")
        copy.unlink()
        assert session.refresh() == [Delta(frozenset({"ada/a.md"}))]
        [problem] = session.notes["ada/a.md"].problems
        assert other.name in problem.message

        other.unlink()
        assert session.refresh() == [Delta(frozenset({"ada/a.md"}))]
        assert session.problems("ada/a.md") == []

    def test_an_index_that_makes_no_sense_is_built_anew(
        self, start: Callable[[], Session], write: Write, tmp_path: Path
    ) -> None:
        write("a.md")
        first = start()
        first.refresh()
        first.catalogue.save_index()
        [file] = (tmp_path / "cache").glob("index-*.json")
        file.write_bytes(file.read_bytes()[:-7])

        assert start().refresh() == told("a.md")


class TestSettings:
    def test_a_change_reads_all_notes_by_the_new_rules(
        self, session: Session, write: Write
    ) -> None:
        write("a.md", "# Next\n- [ ] tea\n# Bags\n- [ ] hats\n")
        session.refresh()
        assert session.notes["a.md"].open_actions == 2

        write(".weeknotes.toml", 'action_headings = ["Next"]\n')

        assert session.refresh() == told("a.md")
        assert session.notes["a.md"].open_actions == 1
        assert session.refresh() == []

    def test_the_change_of_the_file_alone_is_enough(self, session: Session, write: Write) -> None:
        write("a.md", "text")
        session.refresh()
        write(".weeknotes.toml", 'default_author = "Ada"\n')

        session.refresh(".weeknotes.toml")

        assert session.notes["a.md"].author == "Ada"

    def test_what_is_ignored_from_now_on_goes(self, session: Session, write: Write) -> None:
        write("a.md")
        write("old/b.md")
        session.refresh()
        write(".weeknotes.toml", 'ignore = ["old"]\n')

        [*_, last] = session.refresh()

        assert set(session.notes) == {"a.md"}
        assert set(last.removed) <= {"old/b.md"}

    def test_settings_that_come_back(self, start: Callable[[], Session], write: Write) -> None:
        write("a.md", "text")
        session = start()
        session.refresh()
        session.catalogue.save_index()
        settings = write(".weeknotes.toml", 'default_author = "Ada"\n')
        session.refresh()
        settings.unlink()

        session.refresh()

        assert session.notes["a.md"].author == ""

    def test_what_is_wrong_is_reported_until_it_is_mended(
        self, session: Session, write: Write
    ) -> None:
        write(".weeknotes.toml", "tick = 5\n")
        session.refresh()
        assert [problem.line for problem in session.catalogue.problems] == [1]

        write(".weeknotes.toml", "\n\ntick = 5\n")
        session.refresh()
        assert [problem.line for problem in session.catalogue.problems] == [3]

        write(".weeknotes.toml", "")
        session.refresh()
        assert session.catalogue.problems == ()

    def test_settings_that_cant_be_read_are_reported(self, session: Session, root: Path) -> None:
        (root / ".weeknotes.toml").mkdir()

        session.refresh()

        [problem] = session.catalogue.problems
        assert problem.code == "settings"
        assert ".weeknotes.toml" in problem.message


class TestPeople:
    def test_authors_by_their_settings_names_and_folders(
        self, session: Session, write: Write
    ) -> None:
        write(".weeknotes.toml", '[people]\nada = "Ada Lovelace"\n')
        write("ada/a.md", "by folder")
        write("x/b.md", "---\nauthor: ADA\n---\n")
        write("grace/c.md", "---\nauthor: Grace Hopper\n---\n")
        write("grace/d.md", "by folder")
        write("linus/e.md", "by folder")

        session.refresh()

        assert {path: note.author for path, note in session.notes.items()} == {
            "ada/a.md": "Ada Lovelace",
            "x/b.md": "Ada Lovelace",
            "grace/c.md": "Grace Hopper",
            "grace/d.md": "Grace Hopper",
            "linus/e.md": "linus",
        }

    def test_the_owner_is_the_first_known_person(self, session: Session, write: Write) -> None:
        write("ada/a.md", "- [ ] tea @nobody @grace @ada\n- [ ] [owner:: ADA] bins\n- [ ] hats\n")
        write("grace/b.md", "text")

        session.refresh()

        assert [a.owner for a in session.notes["ada/a.md"].actions] == ["grace", "ada", ""]

    def test_somebody_met_later_owns_what_mentioned_them_before(
        self, session: Session, write: Write
    ) -> None:
        write("ada/a.md", "- [ ] tea @grace\n")
        session.refresh()
        assert session.notes["ada/a.md"].actions[0].owner == ""

        write("x/b.md", "---\nauthor: Grace Hopper\n---\n")

        assert session.refresh() == told("ada/a.md", "x/b.md", read=1)
        assert session.notes["ada/a.md"].actions[0].owner == "Grace Hopper"

    @pytest.mark.parametrize("goes", [Path.unlink, lambda note: note.write_text("author: Zoe")])
    def test_who_has_no_notes_any_more_owns_nothing_that_only_mentions_them(
        self, session: Session, write: Write, root: Path, goes: Callable[[Path], object]
    ) -> None:
        write("ada/a.md", "- [ ] tea @grace\n- [ ] bins @grace [owner:: grace]\n")
        write("x/b.md", "---\nauthor: Grace Hopper\n---\n")
        write("x/c.md", "---\nauthor: Grace Hopper\n---\n")
        session.refresh()
        (root / "x/b.md").unlink()
        session.refresh("x/b.md")
        owners = [one.owner for one in session.notes["ada/a.md"].actions]
        assert owners == ["Grace Hopper", "Grace Hopper"]

        goes(root / "x/c.md")
        session.refresh("x/c.md")

        assert [one.owner for one in session.notes["ada/a.md"].actions] == ["", "grace"]

    def test_a_first_name_is_of_the_same_person_whoever_was_met_first(
        self, session: Session, write: Write
    ) -> None:
        write("x/b.md", "---\nauthor: Ann Moor\n---\n- [ ] tea @ann\n")
        session.refresh()
        assert session.notes["x/b.md"].actions[0].owner == "Ann Moor"

        write("x/a.md", "---\nauthor: Ann Lee\n---\n")
        session.refresh()

        assert session.notes["x/b.md"].actions[0].owner == "Ann Lee"


class TestYearsThatAreNotWritten:
    def test_they_are_guessed_by_the_neighbours(self, session: Session, write: Write) -> None:
        write("ada/c.md", "# w/c 17 June\n")
        write("ada/b.md", "# w/c 10 June 2019\n")
        write("ada/a.md", "# w/c 3 June 2019\n")
        write("grace/c.md", "# w/c 17 June\n")

        session.refresh()

        note = session.notes["ada/c.md"]
        assert (note.week, note.guessed) == (Week(date(2019, 6, 17)), True)
        assert session.notes["grace/c.md"].week is None

    def test_neighbours_that_come_later_count_too(self, session: Session, write: Write) -> None:
        write("ada/b.md", "# w/c 17 June\n")
        session.refresh()
        write("ada/a.md", "# w/c 10 June 2019\n")

        session.refresh()

        assert session.notes["ada/b.md"].week == Week(date(2019, 6, 17))

    def test_a_change_of_the_note_does_not_move_it_about(
        self, session: Session, write: Write
    ) -> None:
        write("ada/b.md", "# w/c 17 June\n- [ ] tea\n")
        write("ada/a.md", "# w/c 10 June 2019\n")
        session.refresh()
        weeks = []
        session.catalogue.listen(lambda _: weeks.append(session.notes["ada/b.md"].week))
        write("ada/b.md", "# w/c 17 June\n- [x] tea\n")

        session.refresh()

        assert set(weeks) == {Week(date(2019, 6, 17))}

    def test_the_index_remembers_them(self, start: Callable[[], Session], write: Write) -> None:
        write("ada/b.md", "# w/c 17 June\n")
        write("ada/a.md", "# w/c 10 June 2019\n")
        first = start()
        first.refresh()
        first.catalogue.save_index()

        second = start()
        assert second.notes == first.notes
        assert second.refresh() == []


def test_whoever_leaves_does_not_wait_for_a_long_look(tmp_path: Path) -> None:
    root = tmp_path / "notes"
    (root / "ada").mkdir(parents=True)
    for number in range(300):
        (root / f"ada/{number}.md").write_text("# A note\n")
    catalogue = Catalogue(Folder(root), tmp_path / "cache")
    catalogue.open()
    leaving: list[threading.Thread] = []

    def leave(delta: Delta) -> None:
        if not leaving and delta.done:
            leaving.append(threading.Thread(target=catalogue.save_index))
            leaving[0].start()
            while not catalogue._is_awaited:
                pass

    catalogue.listen(leave)
    with pytest.MonkeyPatch.context() as hurried:
        hurried.setattr(intake, "FIRST_BATCH", 0)
        catalogue.refresh()
    leaving[0].join()

    assert 0 < len(catalogue.notes) < 300
    catalogue.refresh()
    assert len(catalogue.notes) == 300
