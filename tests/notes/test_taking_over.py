"""A draft is gone on with while its session lives: neither overwrites the other."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.made import of_ended, of_living
from tui.notes.writing import private_files
from tui.notes.writing.draft import Draft
from tui.notes.writing.draft_page import Page
from tui.notes.writing.drafts import Journal

MakeJournal = Callable[..., Journal]


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def journal(tmp_path: Path, told: list[str]) -> Iterator[MakeJournal]:
    """Make journals on one directory; each is a session of its own, which tells `told`."""
    made: list[Journal] = []

    def make(patience: float = 60.0) -> Journal:
        made.append(Journal(tmp_path / "drafts", told=told.append, patience=patience))
        return made[-1]

    yield make
    for one in made:
        one.close()


def texts(tmp_path: Path) -> list[str]:
    files = (tmp_path / "drafts").glob("*.json")
    return sorted(json.loads(file.read_bytes())["text"] for file in files)


def writing(one: Journal, text: str = "mine") -> Page:
    page = one.open(folder="/notes", path="ada/w24.md", base_digest="")
    page.write(text)
    assert one.flush()
    return page


def taken(by: Journal) -> Page:
    [draft] = of_living(by.others())
    page = by.adopt(draft)
    assert page
    return page


def test_what_a_living_session_has_unsaved_is_offered_apart(journal: MakeJournal) -> None:
    first, second = journal(), journal()
    writing(first)

    assert of_ended(second.others()) == []
    [draft] = of_living(second.others())

    assert (draft.text, draft.is_held) == ("mine", True)
    assert draft.host
    assert draft.since
    assert draft.since <= draft.written
    assert of_living(first.others()) == []
    first.close()
    assert of_living(second.others()) == []
    assert len(of_ended(second.others())) == 1


def test_the_session_that_it_was_taken_from_is_told_once(
    journal: MakeJournal, told: list[str]
) -> None:
    first, second = journal(), journal()
    writing(first)
    taken(second)

    assert first.flush()
    assert first.flush()

    [sentence] = told
    assert sentence.startswith("ada/w24.md is being written in another session since")


def test_it_is_told_though_nothing_is_typed(journal: MakeJournal, told: list[str]) -> None:
    first, second = journal(patience=0.01), journal()
    page = writing(first)
    page.follow(lambda: page.write("mine"))
    taken(second)

    tick = threading.Event()
    assert any(told or tick.wait(0.01) for _ in range(500))


def test_there_is_one_draft_of_what_both_have(journal: MakeJournal, tmp_path: Path) -> None:
    first, second = journal(), journal()
    page = writing(first)
    page.follow(lambda: page.write("mine"))
    taken(second)
    assert second.flush()

    first.close()

    assert texts(tmp_path) == ["mine"]


def test_what_differs_is_a_draft_of_its_own(journal: MakeJournal, tmp_path: Path) -> None:
    first, second = journal(), journal()
    page = writing(first)
    theirs = taken(second)
    theirs.write("mine, over there")
    page.write("mine, over here")
    assert second.flush()
    assert first.flush()
    assert texts(tmp_path) == ["mine, over here", "mine, over there"]

    page.write("mine")  # taken back: that is in the other one's hands

    assert first.flush()
    assert texts(tmp_path) == ["mine, over there"]


def test_neither_ends_the_others_draft(journal: MakeJournal, tmp_path: Path) -> None:
    for ends in ("first", "second"):
        first, second = journal(), journal()
        page = writing(first)
        theirs = taken(second)
        page.write("here")
        theirs.write("there")
        assert first.flush()
        assert second.flush()

        (page if ends == "first" else theirs).discard()

        assert texts(tmp_path) == (["there"] if ends == "first" else ["here"])
        page.discard()
        theirs.discard()


def test_what_was_typed_after_the_offer_is_taken_too(journal: MakeJournal) -> None:
    first, second = journal(), journal()
    page = writing(first)
    [draft] = of_living(second.others())
    page.write("mine, and more")
    assert first.flush()

    theirs = second.adopt(draft)

    assert theirs
    assert theirs.last
    assert theirs.last.text == "mine, and more"


def test_what_is_written_in_the_moment_of_taking_is_kept(
    journal: MakeJournal, tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first session has looked for word already, and writes after its draft was taken."""
    first, second = journal(), journal()
    page = writing(first)
    [draft] = of_living(second.others())
    write = private_files.write

    def overtaken(file: Path, data: bytes) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(private_files, "write", write)
            assert second.adopt(draft)
        write(file, data)

    monkeypatch.setattr(private_files, "write", overtaken)
    page.write("mine, the very last word")
    assert first.flush()
    monkeypatch.setattr(private_files, "write", write)

    assert first.flush()
    assert second.flush()

    assert len(told) == 1
    assert texts(tmp_path) == ["mine", "mine, the very last word"]


def test_what_is_written_again_in_that_moment_is_there_once(
    journal: MakeJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where an older text was saved meanwhile: the draft rests on another file then."""
    first, second = journal(), journal()
    page = writing(first)
    [draft] = of_living(second.others())
    write = private_files.write

    def overtaken(file: Path, data: bytes) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(private_files, "write", write)
            assert second.adopt(draft)
        write(file, data)

    monkeypatch.setattr(private_files, "write", overtaken)
    page.saved("min", "d2")
    assert first.flush()
    monkeypatch.setattr(private_files, "write", write)

    assert first.flush()
    assert second.flush()

    assert texts(tmp_path) == ["mine"]


@pytest.mark.parametrize("is_let_go", [True, False])
def test_it_can_be_taken_back_and_is_kept_then(
    is_let_go: bool, journal: MakeJournal, tmp_path: Path, told: list[str]
) -> None:
    first, second = journal(), journal()
    page = writing(first)
    theirs = taken(second)
    assert first.flush()
    if is_let_go:
        page.discard()

    again = taken(first)
    assert first.flush()
    assert second.flush()

    assert again.last
    assert texts(tmp_path) == ["mine"]
    assert len(told) == 2
    theirs.discard()
    first.close()
    assert texts(tmp_path) == ["mine"]


def test_a_text_of_ones_own_is_not_replaced_by_anothers(
    journal: MakeJournal, tmp_path: Path
) -> None:
    first, second = journal(), journal()
    writing(first, "here")
    writing(second, "there")
    [draft] = of_living(second.others())

    assert second.adopt(draft) is None

    assert texts(tmp_path) == ["here", "there"]


def test_one_session_of_many_gets_it(journal: MakeJournal) -> None:
    first, others = journal(), [journal() for _ in range(4)]
    writing(first)
    drafts: list[Draft] = [of_living(other.others())[0] for other in others]
    gate, got = threading.Barrier(len(others)), []

    def take(other: Journal, draft: Draft) -> None:
        gate.wait()
        if page := other.adopt(draft):
            got.append(page)

    pairs = zip(others, drafts, strict=True)
    threads = [threading.Thread(target=take, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(got) == 1


def test_on_a_disk_without_locks_a_session_is_taken_to_live(
    journal: MakeJournal, tmp_path: Path, told: list[str]
) -> None:
    """Whoever it is told so may well be there, and is to keep to a draft of its own."""
    first = journal()
    writing(first)
    first.close()
    [file] = (tmp_path / "drafts").glob("*.json")
    (tmp_path / "drafts" / f"{file.name.split('.')[1]}.lock").mkdir()  # opening it fails

    second = journal()

    assert [draft.text for draft in of_living(second.others())] == ["mine"]
    assert told == []


class Person:
    """Somebody with a session, who types into the one note."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.page: Page | None = None
        self.owed = ""
        """What has to be on the disk, unless it was handed on."""
        self.lives = True

    def does(self, what: str, word: str) -> str:
        """Do something, with a word that nobody else types; return what was taken over, if any."""
        match what:
            case "type":
                if self.page is None:
                    self.page = self.journal.open(folder="/notes", path="a.md", base_digest="")
                self.page.write(word)
            case "flush":
                self.flush()
            case "discard" if self.page:
                self.page.discard()
                self.page, self.owed = None, ""
            case "take" if self.page is None and (drafts := self.journal.others()):
                self.page = self.journal.adopt(drafts[len(word) % len(drafts)])
                if self.page and self.page.last:
                    self.owed = self.page.last.text
                    return self.owed
            case "die":
                self.lives = False
                self.journal._store._lock.release()
        return ""

    def flush(self) -> None:
        assert self.journal.flush()
        if self.page and self.page.last:
            self.owed = self.page.last.text


@pytest.mark.parametrize("seed", range(12))
def test_in_whatever_order_nothing_is_lost_or_there_twice(
    seed: int, journal: MakeJournal, tmp_path: Path
) -> None:
    random = Random(seed)
    people = [Person(journal()) for _ in range(3)]
    holders: dict[str, Person] = {}
    for number in range(80):
        person = random.choice(people)
        if not person.lives:
            people.append(person := Person(journal()))
        what = random.choices(("type", "flush", "take", "discard", "die"), (6, 6, 6, 2, 1))[0]
        if taken := person.does(what, f"{'word' * random.randint(1, 5)} {number}"):
            holders[taken] = person

    for person in people * 2:
        if person.lives:
            person.flush()

    there = texts(tmp_path)
    assert len(there) == len(set(there))
    owed = {person.owed for person in people if holders.get(person.owed, person) is person}
    assert owed - {""} <= set(there)
    assert set(there) <= {person.owed for person in people}
