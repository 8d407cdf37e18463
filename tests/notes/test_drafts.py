"""Unsaved text survives crashes, full disks, other sessions and rubbish in its directory."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from tests.made import of_ended
from tui.notes.writing import last_writes
from tui.notes.writing.drafts import Journal

MakeJournal = Callable[..., Journal]


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def journal(tmp_path: Path, told: list[str]) -> Iterator[MakeJournal]:
    """Make journals on one directory; each is a session of its own."""
    made: list[Journal] = []

    def make(patience: float = 60.0, directory: Path = tmp_path / "drafts") -> Journal:
        made.append(Journal(directory, told=told.append, patience=patience))
        return made[-1]

    yield make
    for one in made:
        one.close()


def files(tmp_path: Path, pattern: str = "*.json") -> list[Path]:
    return sorted((tmp_path / "drafts").glob(pattern))


def texts(tmp_path: Path) -> list[str]:
    return [json.loads(file.read_bytes())["text"] for file in files(tmp_path)]


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait for what the journal's thread brings about."""
    tick = threading.Event()
    assert any(condition() or tick.wait(0.01) for _ in range(500))


def type_into(one: Journal, text: str, path: str = "ada/w24.md") -> None:
    one.open(folder="/notes", path=path, base_digest="d1").write(text, line=3, column=5)


def test_the_draft_reaches_the_disk_by_itself_soon_after_the_last_change(
    journal: MakeJournal, tmp_path: Path
) -> None:
    one = journal(patience=0.01)
    page = one.open(folder="/notes", path="ada/w24.md", base_digest="d1")
    page.write("Hello")
    page.write("Hello, bins")

    wait_until(lambda: texts(tmp_path) == ["Hello, bins"])


def test_what_the_next_start_is_offered(journal: MakeJournal) -> None:
    one = journal()
    type_into(one, "half a thought")
    assert one.close()
    (draft,) = of_ended(journal().others())
    assert (draft.folder, draft.path, draft.base_digest) == ("/notes", "ada/w24.md", "d1")
    assert (draft.text, draft.line, draft.column) == ("half a thought", 3, 5)


def test_only_its_writer_can_read_a_draft(journal: MakeJournal, tmp_path: Path) -> None:
    one = journal()
    type_into(one, "not for colleagues yet")
    assert one.flush()
    (file,) = files(tmp_path)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o077 == 0


def test_a_living_session_keeps_its_drafts_to_itself(journal: MakeJournal) -> None:
    one, other = journal(), journal()
    type_into(one, "mine")
    one.flush()
    assert of_ended(other.others()) == []
    assert of_ended(one.others()) == []
    one.close()
    assert [draft.text for draft in of_ended(other.others())] == ["mine"]


def test_two_sessions_in_one_note_do_not_overwrite_each_other(journal: MakeJournal) -> None:
    for text in ("from here", "from there"):
        one = journal()
        type_into(one, text)
        one.close()
    assert [draft.text for draft in of_ended(journal().others())] == ["from there", "from here"]


def test_the_draft_goes_once_its_text_is_saved(journal: MakeJournal, tmp_path: Path) -> None:
    one = journal()
    page = one.open(folder="/notes", path="a.md", base_digest="d1")
    page.write("text")
    one.flush()
    page.saved("text", "d2")
    assert files(tmp_path) == []
    one.close()
    assert files(tmp_path, "*") == []


def test_what_was_typed_during_a_save_stays_and_rests_on_the_saved_file(
    journal: MakeJournal,
) -> None:
    one = journal()
    page = one.open(folder="/notes", path="a.md", base_digest="d1")
    page.write("text and more")
    page.saved("text", "d2")
    one.close()
    (draft,) = of_ended(journal().others())
    assert (draft.text, draft.base_digest) == ("text and more", "d2")


class TestFollowing:
    """The journal looks for itself at what is typed: nobody reports it."""

    def test_what_is_typed_is_on_disk_soon(self, journal: MakeJournal, tmp_path: Path) -> None:
        one = journal(patience=0.01)
        page = one.open(folder="/notes", path="a.md", base_digest="d1")
        held = ["first"]
        page.follow(lambda: page.write(held[0]))
        wait_until(lambda: texts(tmp_path) == ["first"])

        held[0] = "second"

        wait_until(lambda: texts(tmp_path) == ["second"])

    def test_what_was_typed_last_is_on_disk_when_the_program_ends(
        self, journal: MakeJournal, tmp_path: Path
    ) -> None:
        page = journal().open(folder="/notes", path="a.md", base_digest="d1")
        held = ["first"]
        page.follow(lambda: page.write(held[0]))
        held[0] = "last"

        last_writes.write_all()

        assert texts(tmp_path) == ["last"]

    def test_what_is_unchanged_is_written_once(self, journal: MakeJournal, tmp_path: Path) -> None:
        one = journal()
        page = one.open(folder="/notes", path="a.md", base_digest="d1")
        page.follow(lambda: page.write("the same"))
        assert one.flush()
        [file] = files(tmp_path)
        before = file.stat()

        assert one.flush()

        assert file.stat() == before

    def test_a_page_that_is_left_keeps_what_was_typed_last(
        self, journal: MakeJournal, tmp_path: Path
    ) -> None:
        one = journal()
        page = one.open(folder="/notes", path="a.md", base_digest="d1")
        held = ["mine"]
        page.follow(lambda: page.write(held[0]))

        page.leave()
        held[0] = "of another note"

        assert one.flush()
        assert texts(tmp_path) == ["mine"]

    def test_a_page_that_is_thrown_away_is_not_kept_again(
        self, journal: MakeJournal, tmp_path: Path
    ) -> None:
        one = journal()
        page = one.open(folder="/notes", path="a.md", base_digest="d1")
        page.follow(lambda: page.write("never mind"))
        assert one.flush()

        page.discard()

        assert one.flush()
        assert files(tmp_path) == []


def test_a_draft_that_was_dropped_can_be_written_again(
    journal: MakeJournal, tmp_path: Path
) -> None:
    one = journal()
    page = one.open(folder="/notes", path="a.md", base_digest="d1")
    page.write("text")
    page.drop()
    assert one.flush()
    assert files(tmp_path) == []

    page.write("text")

    assert one.flush()
    assert texts(tmp_path) == ["text"]


def test_a_discarded_draft_is_not_written_after_all(journal: MakeJournal, tmp_path: Path) -> None:
    one = journal()
    page = one.open(folder="/notes", path="a.md", base_digest="")
    page.write("never mind")
    page.discard()
    assert one.flush()
    assert files(tmp_path) == []


def test_an_adopted_draft_goes_on_in_the_new_session(journal: MakeJournal, tmp_path: Path) -> None:
    one = journal()
    type_into(one, "before the crash")
    one.close()
    second, third = journal(), journal()
    (draft,) = of_ended(second.others())
    page = second.adopt(draft)
    assert page is not None
    assert third.adopt(draft) is None
    assert of_ended(third.others()) == []
    page.write("before the crash and after")
    second.close()
    assert len(files(tmp_path)) == 1
    assert [draft.text for draft in of_ended(third.others())] == ["before the crash and after"]


def test_a_draft_that_is_not_wanted_is_forgotten(journal: MakeJournal) -> None:
    one = journal()
    type_into(one, "old")
    one.close()
    second = journal()
    second.forget(of_ended(second.others())[0])
    assert of_ended(second.others()) == []


@pytest.mark.parametrize(
    "rubbish",
    [b"", b"\x00" * 100, b"{", b"[]", b'{"folder": 1}', b"\xff\xfe", b"[" * 100_000],
    ids=["empty", "nul", "cut", "list", "types", "encoding", "deep"],
)
def test_rubbish_is_put_aside_and_told_of(
    rubbish: bytes, journal: MakeJournal, tmp_path: Path, told: list[str]
) -> None:
    one = journal()
    type_into(one, "good")
    one.close()
    (tmp_path / "drafts" / "abc.def.json").write_bytes(rubbish)
    (tmp_path / "drafts" / "folder.x.json").mkdir()
    assert [draft.text for draft in of_ended(journal().others())] == ["good"]
    assert (tmp_path / "drafts" / "damaged" / "abc.def.json").read_bytes() == rubbish
    assert len(told) == 2
    assert "could not be read" in told[0]


def test_a_link_to_elsewhere_is_not_read(journal: MakeJournal, tmp_path: Path) -> None:
    one = journal()
    type_into(one, "linked")
    one.close()
    (file,) = files(tmp_path)
    elsewhere = file.rename(tmp_path / "elsewhere.json")
    file.symlink_to(elsewhere)
    assert of_ended(journal().others()) == []


def test_a_write_that_fails_is_told_once_and_tried_again(
    journal: MakeJournal, tmp_path: Path, told: list[str]
) -> None:
    blocked = tmp_path / "drafts"
    blocked.write_text("a file where the directory should be")
    one = journal()
    page = one.open(folder="/notes", path="a.md", base_digest="")
    page.write("a")
    assert not one.flush()
    assert not one.flush()
    assert len(told) == 1
    assert "only in this window" in told[0]
    blocked.unlink()
    page.write("ab")
    assert one.flush()
    assert len(files(tmp_path)) == 1


def test_a_full_disk_leaves_the_draft_of_before_whole(
    journal: MakeJournal, tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = journal()
    page = one.open(folder="/notes", path="a.md", base_digest="")
    page.write("first")
    assert one.flush()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", _no_space)
        page.write("second")
        assert not one.flush()
    assert told == [
        "Your unsaved text is only in this window: the draft can't be written "
        "(No space left on device)."
    ]
    (file,) = files(tmp_path)
    assert json.loads(file.read_bytes())["text"] == "first"
    assert files(tmp_path, "*.tmp") == []
    assert one.flush()
    assert json.loads(file.read_bytes())["text"] == "second"


def test_half_a_surrogate_pair_costs_one_character_and_not_the_draft(
    journal: MakeJournal,
) -> None:
    one = journal()
    type_into(one, "so \ud83d it goes")
    assert one.close()
    assert of_ended(journal().others())[0].text == "so ? it goes"


def test_a_killed_session_leaves_its_draft(journal: MakeJournal, tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from tui.notes.writing.drafts import Journal
journal = Journal(Path(sys.argv[1]), told=print)
page = journal.open(folder="/notes", path="a.md", base_digest="")
page.write("typed and not saved")
assert journal.flush()
print("ready", flush=True)
sys.stdin.read()
"""
    command = [sys.executable, "-c", script, str(tmp_path / "drafts")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        assert of_ended(journal().others()) == []
        child.send_signal(signal.SIGKILL)
        child.wait(timeout=10)
    (draft,) = of_ended(journal().others())
    assert draft.text == "typed and not saved"


def test_a_signal_handler_can_flush(tmp_path: Path) -> None:
    script = """
import os, signal, sys
from pathlib import Path
from tui.notes.writing.drafts import Journal
journal = Journal(Path(sys.argv[1]), told=print)
page = journal.open(folder="/notes", path="a.md", base_digest="")
signal.signal(signal.SIGTERM, lambda *_: os._exit(0 if journal.flush() else 1))
page.write("change 0")
print("ready", flush=True)
number = 0
while True:
    number += 1
    page.write(f"change {number}")
"""
    command = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        child.terminate()
        assert child.wait(timeout=10) == 0
    (file,) = tmp_path.glob("*.json")
    assert msgspec.json.decode(file.read_bytes())["text"].startswith("change ")


def _no_space(_: int) -> None:
    raise OSError(28, os.strerror(28))
