"""The sample notes' dates, moved to any other week."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.commands.conftest import CommandLine
from tui import assets
from tui.commands.demo import copy_samples
from tui.commands.demo_dates import move_dates
from tui.notes.days.dates import find_days, fold
from tui.notes.library import Library
from tui.notes.note import LinkKind, Note
from tui.notes.parsing.links import Links
from tui.notes.week import MONTHS, Week

QUARTER = {(2019, month) for month in (4, 5, 6, 7)} | {(None, month) for month in (4, 5, 6, 7)}
"""The months that the sample notes speak of, with and without their year."""

LATER = date(2031, 11, 26)
"""A Wednesday, with which no month of the quarter comes back."""

DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))
WEEKS = st.integers(-900, 900)


def spelled(day: date) -> list[str]:
    """Return a day in every spelling that says its year."""
    week = Week.of(day).iso
    month = MONTHS[day.month - 1]
    return [
        day.isoformat(),
        f"posts/{day.isoformat()}-the-hyphen.md",
        f"{day:%Y/%m/%d}/",
        f"minutes-{day:%Y%m%d}.docx",
        f"{day:%d/%m/%Y}",
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"priya/{week}.md",
    ]


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("2019-06-24", "2019-07-01"),
        ("[x](../posts/2019-06-24-x.md)", "[x](../posts/2019-07-01-x.md)"),
        ("due:2019-06-24, done:2019-06-25", "due:2019-07-01, done:2019-07-02"),
        ("2019/12/25/", "2020/01/01/"),
        ("`minutes-20190624.docx`", "`minutes-20190701.docx`"),
        ("24/06/2019", "01/07/2019"),
        ("# w/c 24 June: Bins", "# w/c 1 July: Bins"),
        ("on 24 June 2019", "on 1 July 2019"),
        ("June 24, 2019", "July 1, 2019"),
        ("2019-W26", "2019-W27"),
        ("2019-W52", "2020-W01"),
        ("../tomasz/weeknotes/w26-low-tide.md#p7", "../tomasz/weeknotes/w27-low-tide.md#p7"),
    ],
)
def test_a_date_is_moved_in_its_own_spelling(text: str, moved: str) -> None:
    assert move_dates(text, 1, 2019) == moved


@pytest.mark.parametrize(
    "text",
    [
        *("Weeknotes #32", "£14,000", "61,204 applications", "question 31", "2019-13-45"),
        *("99/99/2019", "31 June", "2019-W60", "w60-x", "07700 900123", "v2019-06-24-1", "w26"),
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert move_dates(text, 1, 2019) == text


@given(DAYS, WEEKS)
def test_there_and_back_is_where_it_was(day: date, weeks: int) -> None:
    for text in spelled(day):
        moved = move_dates(text, weeks, day.year)
        assert move_dates(moved, -weeks, day.year) == text
        assert (moved != text) == (weeks != 0)


@given(DAYS, WEEKS)
def test_there_and_back_without_a_year_goes_by_the_year_given(day: date, weeks: int) -> None:
    there = day + timedelta(weeks=weeks)
    text, elsewhere = (f"on {d.day} {MONTHS[d.month - 1]}." for d in (day, there))

    assert move_dates(text, weeks, day.year) == elsewhere
    assert move_dates(elsewhere, -weeks, there.year) == text


@given(DAYS, WEEKS)
def test_a_week_in_a_slug_goes_by_the_year_given(day: date, weeks: int) -> None:
    isos = [d.isocalendar() for d in (day, day + timedelta(weeks=weeks))]
    text, elsewhere = (f"tomasz/w{iso.week:02}-low-tide.md" for iso in isos)

    assert move_dates(text, weeks, isos[0].year) == elsewhere
    assert move_dates(elsewhere, -weeks, isos[1].year) == text


@given(DAYS, WEEKS)
def test_all_spellings_of_a_day_are_moved_alike(day: date, weeks: int) -> None:
    there = day + timedelta(weeks=weeks)

    assert [move_dates(text, weeks, day.year) for text in spelled(day)] == spelled(there)


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample notes as of `LATER`."""
    folder = tmp_path_factory.mktemp("moved") / "notes"
    copy_samples(folder, today=LATER)
    return folder


def looked_at(folder: Path) -> Mapping[str, Note]:
    """Return all notes of a folder, and not only those that somebody is shown."""
    library = Library(folder)
    library.open()
    library.refresh()
    return library.catalogue.notes


def months(folder: Path) -> Iterator[tuple[int | None, int]]:
    """Yield the year and month of every day that a file of a folder or its name speaks of."""
    for file in folder.rglob("*.md"):
        text = f"{file.relative_to(folder)}\n{file.read_text(encoding='utf-8')}"
        for line in text.splitlines():
            yield from ((day.year, day.month) for day in find_days(fold(line)))


def test_no_date_of_the_sample_notes_is_left_behind(moved: Path) -> None:
    before, after = list(months(assets.sample_notes())), list(months(moved))

    assert set(before) <= QUARTER
    assert not QUARTER & set(after)
    assert len(after) == len(before)


def test_the_newest_week_is_this_one_and_all_notes_moved_by_the_same(moved: Path) -> None:
    before = [n for _, n in sorted(looked_at(assets.sample_notes()).items())]
    weeks = Week.of(LATER) - max(note.week for note in before if note.week)
    titles = {move_dates(note.title, weeks, 2019): note.week for note in before}
    after = {note.title: note.week for note in looked_at(moved).values()}

    assert after == {title: week and week.shift(weeks) for title, week in titles.items()}
    assert max(week for week in after.values() if week) == Week.of(LATER)


def test_links_between_the_copies_still_lead_where_they_led(moved: Path) -> None:
    def dead(folder: Path) -> list[str]:
        notes = looked_at(folder)
        links = Links(notes.values(), "https://digital.thornmere.example")
        return [
            link.target
            for note in notes.values()
            for link in note.links
            if link.kind is not LinkKind.URL and not links.resolve(link.target, note.path)
        ]

    assert dead(moved) == dead(assets.sample_notes()) == ["../amara/tone-of-voice.md"]


def test_the_copy_is_as_sound_as_the_sample(moved: Path) -> None:
    codes = [
        sorted(row["code"] for row in CommandLine(folder).json("doctor"))
        for folder in (assets.sample_notes(), moved)
    ]

    assert codes[1] == codes[0]


@pytest.mark.parametrize("today", [date(2027, 1, 1), date(2024, 2, 29), date(2026, 12, 31)])
def test_the_week_may_lie_anywhere_in_the_year(today: date, tmp_path: Path) -> None:
    copy_samples(tmp_path / "notes", today=today)
    notes = looked_at(tmp_path / "notes").values()
    weeks = sorted({note.week for note in notes if note.week})

    assert weeks == [Week.of(today).shift(-number) for number in reversed(range(13))]
