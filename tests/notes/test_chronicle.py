"""Notes by week: the order, the gaps, and what the cursor may stand on."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

import pytest

from tests.made import TODAY, made_note
from tui.notes.note import Kind, Note, Status
from tui.notes.readers.chronicle import by_author, chronicle
from tui.notes.readers.chronicle_layout import Layout
from tui.notes.readers.chronicle_rows import (
    AwaitedRow,
    GapRow,
    MonthRow,
    NoteRow,
    UndatedRow,
    WeekRow,
)
from tui.notes.readers.reading import ReadState
from tui.notes.week import Week


def told(
    notes: Iterable[Note],
    *,
    today: date = TODAY,
    folded: Collection[Week] = (),
    starts: int = 0,
) -> list[str]:
    """Return the timeline as one short string a line."""
    lines: list[str] = []
    for row in Layout(chronicle(notes, today=today, starts=starts), folded):
        match row:
            case MonthRow():
                lines.append(row.title)
            case WeekRow(week, written, current):
                state = ("folded " if row.folded else "") + ("current " if current else "")
                lines.append(f"{week.start:%d.%m} {state}{len(written)}")
            case GapRow():
                lines.append(f"gap {row.count}")
            case NoteRow(note):
                lines.append(f"- {note.path}")
            case AwaitedRow(_, authors):
                lines.append(f"not yet {' '.join(authors)}")
            case UndatedRow():
                lines.append(f"undated {row.count}")
    return lines


def weeks_ago(*weeks: int) -> list[Note]:
    return [made_note(f"ada/{n}.md", week=TODAY - timedelta(weeks=n)) for n in weeks]


def test_newest_week_first_under_its_month() -> None:
    assert told(weeks_ago(2, 0, 1)) == [
        "Jun 2019",
        "10.06 current 1",
        "- ada/0.md",
        "03.06 1",
        "- ada/1.md",
        "May 2019",
        "27.05 1",
        "- ada/2.md",
    ]


def test_notes_of_a_week_stand_by_author_then_date_then_path() -> None:
    notes = [
        made_note("ben/1.md", week=TODAY),
        made_note("ada/b.md", week=TODAY),
        made_note("ada/a.md", week=TODAY),
        made_note("ada/z.md", week=TODAY, date=date(2019, 6, 9)),
        made_note("Adam/1.md", week=TODAY, date=date(2019, 6, 10)),
    ]
    assert told(notes)[2:] == [
        "- ada/a.md",
        "- ada/b.md",
        "- ada/z.md",
        "- Adam/1.md",
        "- ben/1.md",
    ]


def test_the_current_week_is_there_even_if_nobody_wrote() -> None:
    assert told([]) == ["Jun 2019", "10.06 current 0"]


def test_a_few_weeks_without_notes_are_listed() -> None:
    assert told(weeks_ago(0, 3))[3:] == ["03.06 0", "May 2019", "27.05 0", "20.05 1", "- ada/3.md"]


def test_many_weeks_without_notes_share_a_line() -> None:
    assert told(weeks_ago(0, 5))[3:] == ["gap 4", "May 2019", "06.05 1", "- ada/5.md"]


def test_weeks_to_come_stand_above_the_current_one() -> None:
    assert told(weeks_ago(-1)) == ["Jun 2019", "17.06 1", "- ada/-1.md", "10.06 current 0"]


def test_undated_notes_are_at_the_end() -> None:
    assert told([made_note("ada/x.md"), *weeks_ago(0)])[-2:] == ["undated 1", "- ada/x.md"]


def test_a_folded_week_is_one_line() -> None:
    assert told(weeks_ago(0, 1), folded={Week.of(TODAY)})[1:3] == [
        "10.06 folded current 1",
        "03.06 1",
    ]


def test_an_empty_week_can_not_be_folded() -> None:
    row = Layout(chronicle([], today=TODAY), {Week.of(TODAY)})[-1]
    assert isinstance(row, WeekRow)
    assert not row.selectable


def test_only_notes_and_folded_weeks_take_the_cursor() -> None:
    notes = [*weeks_ago(0, 1, 8), made_note("ada/x.md")]
    found = Layout(chronicle(notes, today=TODAY), {Week.of(TODAY)})
    assert [row.key for row in found if row.selectable] == [
        Week.of(TODAY),
        "ada/1.md",
        "ada/8.md",
        "ada/x.md",
    ]


def test_keys_are_unique() -> None:
    notes = [*weeks_ago(*range(0, 200, 7)), made_note("ada/x.md")]
    keys = [row.key for row in Layout(chronicle(notes, today=TODAY))]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(("starts", "first"), [(0, "10.06"), (5, "08.06"), (6, "09.06")])
def test_a_week_starts_when_the_folder_says(starts: int, first: str) -> None:
    assert told([], starts=starts)[1] == f"{first} current 0"


def test_names_are_short_and_distinct_over_dated_and_undated_notes() -> None:
    notes = [
        made_note("a/1.md", week=TODAY, author="Ada King"),
        made_note("b/2.md", author="Ada Lovelace"),
    ]
    assert chronicle(notes, today=TODAY).short == {"Ada King": "Ada K", "Ada Lovelace": "Ada L"}


def wrote(author: str, *weeks: int, **fields: object) -> list[Note]:
    return [
        made_note(f"{author}/{n}.md", week=TODAY - timedelta(weeks=n), author=author, **fields)
        for n in weeks
    ]


@pytest.mark.parametrize(
    ("notes", "names"),
    [
        pytest.param(wrote("Ben", 1, 2), ["Ben"], id="two of the weeks before"),
        pytest.param(wrote("Ben", 5, 6), ["Ben"], id="as long ago as six weeks"),
        pytest.param(wrote("Ben", 1), [], id="only one of them"),
        pytest.param(wrote("Ben", 1) + wrote("Ben", 1), [], id="twice in one of them"),
        pytest.param(wrote("Ben", 1, 7), [], id="one of them and one before"),
        pytest.param(wrote("Ben", 0, 1, 2), [], id="this week too"),
        pytest.param(
            wrote("Ben", 1, 2) + wrote("Ben", 0, status=Status.DRAFT), [], id="a draft this week"
        ),
        pytest.param(wrote("Ben", 1, 2, kind=Kind.POST), ["Ben"], id="posts count"),
        pytest.param(wrote("cy", 1, 2) + wrote("Ben", 1, 2), ["Ben", "cy"], id="by name"),
        pytest.param(wrote("Ben, Cy", 1, 2), ["Ben", "Cy"], id="together"),
        pytest.param(wrote("Ben", 1, 2) + wrote("Eve and Ben", 0), [], id="with another"),
        pytest.param(wrote("", 1, 2), [], id="nobody knows who"),
    ],
)
def test_who_usually_writes_is_awaited(notes: list[Note], names: list[str]) -> None:
    week = Week.of(TODAY)
    assert list(chronicle([*wrote("Ada", 0), *notes], today=TODAY).awaited.get(week, ())) == names


def test_who_is_awaited_is_told_of_this_week_and_the_last_below_their_notes() -> None:
    notes = [*wrote("Ada", 0, 1, 2, 3), *wrote("Ben", 3, 4, 5)]
    assert told(notes)[1:] == [
        "10.06 current 1",
        "- Ada/0.md",
        "not yet Ben",
        "03.06 1",
        "- Ada/1.md",
        "not yet Ben",
        "May 2019",
        "27.05 1",
        "- Ada/2.md",
        "20.05 2",
        "- Ada/3.md",
        "- Ben/3.md",
        "13.05 1",
        "- Ben/4.md",
        "06.05 1",
        "- Ben/5.md",
    ]


def test_in_a_week_without_notes_nobody_is_awaited_by_name() -> None:
    assert not chronicle(wrote("Ada", 2, 3, 4), today=TODAY).awaited


def test_a_folded_week_says_nothing_of_who_is_awaited() -> None:
    notes = [*wrote("Ada", 0), *wrote("Ben", 2, 3)]
    assert told(notes, folded={Week.of(TODAY)})[:2] == ["Jun 2019", "10.06 folded current 1"]


def test_one_author_s_notes_keep_the_current_week_and_nobody_is_awaited() -> None:
    loose = made_note("Ben/x.md", author="Ben")
    whole = chronicle([*wrote("Ada", 0, 1), *wrote("Ben", 1, 2), loose], today=TODAY)
    theirs = by_author(whole, "Ben")
    assert [note.path for note in theirs.in_order()] == ["Ben/1.md", "Ben/2.md", "Ben/x.md"]
    assert theirs.weeks[0].week == theirs.this_week
    assert theirs.short == whole.short
    assert not theirs.awaited


def test_what_is_not_read_is_told_by_note_and_counted_by_week() -> None:
    loose = made_note("Ada/x.md", author="Ada")
    whole = chronicle([*wrote("Ada", 0, 1), *wrote("Ben", 1), loose], today=TODAY)
    news = {
        "Ada/1.md": ReadState.UNREAD,
        "Ben/1.md": ReadState.CHANGED,
        "Ada/x.md": ReadState.UNREAD,
    }
    found = Layout(whole, {Week.of(TODAY)}, news)
    assert [row.new for row in found if isinstance(row, WeekRow | UndatedRow)] == [0, 2, 1]
    assert {row.key: row.state for row in found if isinstance(row, NoteRow)} == news


def test_a_mark_changes_the_rows_of_its_note_and_week_only() -> None:
    whole = chronicle([*wrote("Ada", 0, 1), *wrote("Ben", 1)], today=TODAY)
    before, after = Layout(whole), Layout(whole, news={"Ben/1.md": ReadState.CHANGED})
    changed = [old.key for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [Week.of(TODAY).shift(-1), "Ben/1.md"]
