"""From draft to published: the front matter says so, the date is stamped, and nothing moves."""

from collections.abc import Sequence
from datetime import date

import pytest

from tests.made import made_note
from tui.notes.actions.steps import Made
from tui.notes.conventions import Conventions, People
from tui.notes.errors import Changed, NoteUnreadable, WeeknotesError
from tui.notes.note import Status
from tui.notes.parsing.scan import scan
from tui.notes.readers.visibility import is_asked, may_see, visible
from tui.notes.writing.publishing import status_change, told

TODAY = date(2019, 6, 21)
PATH = "ada/2019-06-17.md"
DRAFT, REVIEW, PUBLISHED = Status.DRAFT, Status.REVIEW, Status.PUBLISHED


def make(text: str, status: Status, reviewers: Sequence[str] = (), path: str = PATH) -> Made:
    change = status_change(path, status, reviewers=reviewers, today=TODAY)
    return change.make(text.encode(), Conventions())


@pytest.mark.parametrize(
    ("before", "status", "reviewers", "after"),
    [
        ("---\nstatus: draft\n---\nx", REVIEW, (), "---\nstatus: review\n---\nx"),
        (
            "---\nstatus: draft\nreviewers: [bo]\n---\nx",
            REVIEW,
            ("Bo", "cy"),
            "---\nstatus: review\nreviewers: [bo, cy]\n---\nx",
        ),
        (
            "---\nreview: bo\ndraft: true\n---\nx",
            REVIEW,
            ("cy",),
            "---\nreview: [bo, cy]\ndraft: true\nstatus: review\n---\nx",
        ),
        (
            "---\nstatus: review\ndate: 2019-06-17\n---\nx",
            PUBLISHED,
            (),
            "---\nstatus: published\ndate: 2019-06-21\n---\nx",
        ),
        (
            "---\ndraft: true\npublished: ''\n---\nx",
            PUBLISHED,
            (),
            "---\ndraft: false\npublished: '2019-06-21'\n---\nx",
        ),
        (
            "---\npublished: false\nstatus: draft\n---\nx",
            PUBLISHED,
            (),
            "---\npublished: true\nstatus: published\ndate: 2019-06-21\n---\nx",
        ),
        ("---\nstatus: published\n---\nx", DRAFT, (), "---\nstatus: draft\n---\nx"),
        ("# A\n", DRAFT, (), "---\nstatus: draft\n---\n\n# A\n"),
        ("# A\n", REVIEW, ("bo",), "---\nstatus: review\nreviewers: [bo]\n---\n\n# A\n"),
        (
            '+++\nstatus = "review"\n+++\nx',
            PUBLISHED,
            (),
            '+++\nstatus = "published"\ndate = 2019-06-21\n+++\nx',
        ),
    ],
)
def test_only_the_status_changes(
    before: str, status: Status, reviewers: Sequence[str], after: str
) -> None:
    made = make(before, status, reviewers)
    assert made.data == after.encode()
    assert scan(PATH, after.encode()).status is status
    assert made.back.make(after.encode(), Conventions()).data == before.encode()


def test_the_date_is_stamped_where_the_note_stays_in_its_week() -> None:
    path = "ada/bins.md"
    text = "---\nstatus: review\ndate: 2019-06-13\n---\n# The bins\n"
    made = make(text, PUBLISHED, path=path)
    assert made.data == (
        b"---\nstatus: published\ndate: 2019-06-13\npublished: 2019-06-21\n---\n# The bins\n"
    )
    assert scan(path, made.data).week == scan(path, text.encode()).week


def test_a_note_that_was_of_no_week_is_dated() -> None:
    made = make("---\nstatus: draft\n---\n# Bins\n", PUBLISHED, path="ada/bins.md")
    assert made.data == b"---\nstatus: published\ndate: 2019-06-21\n---\n# Bins\n"


def test_what_was_written_below_meanwhile_stays_when_it_is_taken_back() -> None:
    made = make("# A\n", DRAFT)
    back = made.back.make((made.data or b"") + b"More.\n", Conventions())
    assert back.data == b"# A\nMore.\n"
    again = back.back.make(back.data, Conventions())
    assert again.data == b"---\nstatus: draft\n---\n\n# A\nMore.\n"


@pytest.mark.parametrize("there", ["---\nstatus: x\n---\n\n# A\n", "# B\n"])
def test_other_front_matter_is_not_taken_back(there: str) -> None:
    with pytest.raises(Changed):
        make("# A\n", DRAFT).back.make(there.encode(), Conventions())


def test_a_redo_sees_front_matter_that_somebody_has_added() -> None:
    back = make("# A\n", DRAFT).back.make(b"---\nstatus: draft\n---\n\n# A\n", Conventions())
    with pytest.raises(Changed):
        back.back.make(b"---\ntitle: B\n---\n# A\n", Conventions())


def test_what_cannot_be_changed_is_refused() -> None:
    with pytest.raises(WeeknotesError):
        make("---\nstatus: draft\n", REVIEW)
    change = status_change(PATH, REVIEW, today=TODAY)
    with pytest.raises(NoteUnreadable):
        change.make(b"\xff", Conventions())


PEOPLE = People({"bo": "Bo Lind", "ada": "Ada Lovelace"})


@pytest.mark.parametrize(
    ("status", "author", "reviewers", "me", "seen"),
    [
        (PUBLISHED, "Ada Lovelace", (), "Bo Lind", True),
        (DRAFT, "Ada Lovelace", (), "Ada Lovelace", True),
        (DRAFT, "Ada Lovelace", (), "Bo Lind", False),
        (DRAFT, "Ada Lovelace", ("bo",), "Bo Lind", False),  # named already, but not asked yet
        (DRAFT, "Ada Lovelace, Bo Lind", (), "Bo Lind", True),
        (DRAFT, "Ada Lovelace", (), "", False),
        (DRAFT, "", (), "", True),
        (REVIEW, "Ada Lovelace", ("bo",), "Bo Lind", True),
        (REVIEW, "Ada Lovelace", ("@bo",), "Bo Lind", True),
        (REVIEW, "Ada Lovelace", ("bo",), "Cy Young", False),
        (REVIEW, "Ada Lovelace", ("bo",), "Ada Lovelace", True),
        (REVIEW, "Ada Lovelace", (), "Cy Young", True),
    ],
)
def test_unfinished_notes_are_for_their_author_and_who_is_asked(
    status: Status, author: str, reviewers: tuple[str, ...], me: str, seen: bool
) -> None:
    note = made_note(author=author, status=status, reviewers=reviewers)
    assert may_see(note, me, PEOPLE) is seen
    assert dict(visible({note.path: note}, me, PEOPLE)) == ({note.path: note} if seen else {})


def test_the_same_notes_are_given_back_where_nothing_is_hidden() -> None:
    notes = {"a.md": made_note("a.md")}
    assert visible(notes, "Bo Lind", PEOPLE) is notes


@pytest.mark.parametrize(
    ("status", "reviewers", "asked"),
    [(DRAFT, ("bo",), False), (REVIEW, ("bo",), True), (REVIEW, (), False)],
)
def test_only_a_note_in_review_asks_and_only_by_name(
    status: Status, reviewers: tuple[str, ...], asked: bool
) -> None:
    note = made_note(status=status, reviewers=reviewers)
    assert is_asked(note, "Bo Lind", PEOPLE) is asked


@pytest.mark.parametrize(
    ("status", "words"),
    [(DRAFT, "draft again"), (REVIEW, "Bo and Cy will see it"), (PUBLISHED, "is published")],
)
def test_it_is_told_what_a_note_has_become(status: Status, words: str) -> None:
    assert words in told(made_note(), status, ("Bo", "Cy"))
