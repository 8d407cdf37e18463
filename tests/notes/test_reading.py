"""What somebody has read, in one session and in several."""

import stat
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.made import made_note
from tests.notes.full_disk import small_files
from tui.notes.note import Note
from tui.notes.parsing.gist import gist_of
from tui.notes.readers.read_marks import file_for
from tui.notes.readers.reading import Reading, ReadState

UNREAD, CHANGED, READ = ReadState
NOW = datetime(2019, 6, 13, 9, 0, tzinfo=UTC)
TODAY = NOW.date()

TEXT = "Above.\n\n# One\n\nWords.\n\n# Two\n\n- [ ] Call\n"
OTHER = TEXT.replace("Words.", "Other words.")

Session = Callable[..., Reading]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return file_for(tmp_path / "state", tmp_path / "notes")


@pytest.fixture
def session(file: Path) -> Iterator[Session]:
    """Return what opens a session of Cy's, closed at the end."""
    opened: list[Reading] = []

    def open_one(**options: Any) -> Reading:
        opened.append(Reading(file, **{"me": lambda: "Cy"} | options))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


def note(path: str = "ada/w24.md", text: str = TEXT, **fields: Any) -> Note:
    return made_note(path, gist=gist_of(text), **fields)


def test_what_was_never_seen_is_unread_and_what_was_is_read(session: Session) -> None:
    reading = session()
    assert reading.state(note()) is UNREAD

    reading.mark_read(note(), TEXT)

    assert reading.state(note()) is READ


def test_another_text_is_changed_until_it_is_read(session: Session) -> None:
    reading = session()
    reading.mark_read(note(), TEXT)
    assert reading.state(note(text=OTHER)) is CHANGED

    reading.mark_read(note(text=OTHER))

    assert reading.state(note(text=OTHER)) is READ


def test_what_counts_as_read_is_the_text_that_was_seen(session: Session) -> None:
    reading = session()

    reading.mark_read(note(text=OTHER), TEXT)

    assert reading.state(note(text=OTHER)) is CHANGED


def test_a_note_can_be_marked_as_unread(session: Session) -> None:
    reading = session()
    reading.mark_read(note())

    reading.mark_unread(note())

    assert reading.state(note()) is UNREAD
    assert reading.state(note(text=OTHER)) is UNREAD


@pytest.mark.parametrize(
    "never", [note("cy/w24.md"), made_note("ada/broken.md", digest="", gist="")]
)
def test_ones_own_notes_and_unreadable_ones_are_never_news(session: Session, never: Note) -> None:
    reading = session()
    reading.mark_unread(never)

    assert reading.news([never]) == {}
    assert reading.state(never) is READ


def test_notes_of_nobody_are_news_to_somebody_without_a_name(session: Session) -> None:
    assert session(me=str).state(note(author="")) is UNREAD


def test_a_note_that_was_moved_is_read_still(session: Session) -> None:
    reading = session()
    reading.mark_read(note("ada/w24.md"))

    assert reading.state(note("ada/2019/w24.md")) is READ


def test_a_note_that_was_marked_as_unread_is_so_where_it_is_moved(session: Session) -> None:
    reading = session()
    reading.mark_read(note("ada/w24.md"))
    reading.mark_unread(note("ada/w24.md"))

    assert reading.state(note("ada/2019/w24.md")) is UNREAD


def test_news_are_only_what_is_not_read(session: Session) -> None:
    reading = session()
    notes = [note(f"ada/{name}.md", name) for name in ("read", "changed", "new")]
    for one in notes[:2]:
        reading.mark_read(one)
    notes[1] = note("ada/changed.md", "otherwise")

    assert reading.news(notes) == {"ada/changed.md": CHANGED, "ada/new.md": UNREAD}


def test_all_can_be_marked_and_taken_back(session: Session) -> None:
    reading = session()
    notes = [note(f"ada/{name}.md", name) for name in ("read", "changed", "new")]
    for one in notes[:2]:
        reading.mark_read(one)
    notes[1] = note("ada/changed.md", "otherwise")
    before = reading.news(notes)

    marked = reading.mark_all_read(notes)
    assert reading.news(notes) == {}
    assert [one.path for one in marked] == ["ada/changed.md", "ada/new.md"]

    reading.take_back(marked)
    assert reading.news(notes) == before


def test_what_was_marked_anew_is_not_taken_back(session: Session) -> None:
    reading = session()
    marked = reading.mark_all_read([note()])
    reading.mark_read(note(), TEXT)

    reading.take_back(marked)

    assert reading.state(note()) is READ


@pytest.mark.parametrize("body", ["", OTHER])
def test_ones_own_change_of_anothers_note_is_no_news(session: Session, body: str) -> None:
    reading = session()
    reading.mark_read(note(), TEXT)

    reading.changed_by_me(note(), note(text=OTHER), body)

    assert reading.state(note(text=OTHER)) is READ


def test_ones_own_change_does_not_make_a_note_read(session: Session) -> None:
    reading = session()

    reading.changed_by_me(note(), note(text=OTHER))

    assert reading.state(note(text=OTHER)) is UNREAD


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (TEXT, set()),
        (TEXT.replace("Words", "Other words"), {3}),
        (TEXT.replace("Above", "Up here"), {0}),
        (TEXT.replace("[ ]", "[x]"), set()),
        (TEXT.replace("# Two", "# Three\n\nNew.\n\n# Two"), {7}),
        ("New.\n\n" + TEXT, {0}),
        (TEXT.replace("# Two", "# 2"), {7}),
        (TEXT.replace("# One\n\nWords.\n\n", ""), set()),
    ],
)
def test_changed_sections_are_known_by_their_headings(
    session: Session, text: str, lines: set[int]
) -> None:
    reading = session()
    reading.mark_read(note(), TEXT)

    assert reading.changed_lines(note(text=text), text) == lines


def test_no_section_of_a_note_that_was_not_seen_is_marked(session: Session) -> None:
    reading = session()
    assert reading.changed_lines(note(), TEXT) == frozenset()

    reading.mark_all_read([note()])

    assert reading.changed_lines(note(text=OTHER), OTHER) == frozenset()


def test_marks_outlive_the_session(session: Session) -> None:
    first = session()
    first.mark_read(note(), TEXT)
    assert first.close()

    second = session()

    assert second.state(note()) is READ
    assert second.changed_lines(note(text=OTHER), OTHER) == {3}


def test_marks_are_written_soon_by_themselves(session: Session, file: Path) -> None:
    session().mark_read(note())

    deadline = time.monotonic() + 20
    while not file.exists() and time.monotonic() < deadline:
        threading.Event().wait(0.02)
    assert file.exists()


def test_another_session_learns_of_marks_when_it_looks(session: Session) -> None:
    here, there = session(), session()
    assert not there.refresh()
    here.mark_read(note())
    here.flush()

    assert there.refresh()
    assert there.state(note()) is READ
    assert not there.refresh()


def test_what_a_write_brought_from_others_is_news_at_the_next_look(session: Session) -> None:
    here, there = session(), session()
    there.refresh()
    here.mark_read(note())
    here.flush()
    there.mark_read(note("bo/w24.md", OTHER))
    there.flush()

    assert there.refresh()
    assert there.news([note(), note("bo/w24.md", OTHER)]) == {}


def test_of_two_sessions_the_later_mark_stays(session: Session) -> None:
    clock = iter(range(1_560_000_000, 1_570_000_000))
    here, there = (session(clock=lambda: next(clock)) for _ in range(2))
    here.mark_read(note())
    there.mark_read(note())
    there.mark_unread(note())
    there.flush()
    here.flush()

    assert session().state(note()) is UNREAD


def test_a_mark_holds_though_the_clock_was_put_back(session: Session) -> None:
    clock = iter([2_000_000_000, *[1_500_000_000] * 9])
    reading = session(clock=lambda: next(clock))
    reading.mark_read(note())
    reading.mark_unread(note())
    reading.flush()

    assert session().state(note()) is UNREAD


def test_threads_may_mark_look_and_write_at_once(session: Session) -> None:
    reading, beside = session(), session()
    notes = [note(f"ada/{number}.md", str(number)) for number in range(400)]

    def read(share: int) -> None:
        for number, one in enumerate(notes[share::4]):
            (reading, beside)[number % 2].mark_read(one)
            (beside, reading)[number % 2].news(notes)
            if number % 20 == share:
                assert reading.flush(30)
                beside.refresh()
                beside.tidy(notes, TODAY)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(read, range(4)))
    assert reading.close(30)
    assert beside.close(30)

    assert session().news(notes) == {}


def test_the_file_is_the_persons_alone_and_small(session: Session, file: Path) -> None:
    reading = session()
    text = "".join(f"# Heading {n}\n\nText.\n\n" for n in range(6))
    for n in range(1000):
        reading.mark_read(note(f"ada/weeknotes/2019-{n:04}.md", f"{n}\n\n{text}"), f"{n}\n\n{text}")
    reading.close()

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert file.stat().st_size < 140_000
    assert sorted(path.suffix for path in file.parent.iterdir()) == [".json", ".lock"]


def test_each_folder_and_each_person_has_a_file(tmp_path: Path) -> None:
    files = {
        file_for(tmp_path, root, who)
        for root in (tmp_path / "a", tmp_path / "b")
        for who in ("", "ada", "bo")
    }

    assert len(files) == 6
    assert file_for(tmp_path, tmp_path / "a", "Ada") in files


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b"[]",
        b"{}",
        b'{"version":2}',
        b'{"version":1,"notes":{"a":[1]}}',
    ],
)
def test_a_file_that_makes_no_sense_is_kept_aside(
    session: Session, file: Path, damage: bytes
) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(damage)
    told: list[str] = []
    reading = session(told=told.append)

    assert reading.state(note()) is UNREAD
    reading.mark_read(note())
    assert reading.flush()

    [aside] = file.parent.glob("*.damaged")
    assert aside.read_bytes() == damage
    assert len(told) == 1
    assert told[0].endswith(f"Its file is kept as {aside}.")
    assert session().state(note()) is READ


def test_marks_hold_for_the_session_where_the_disk_is_full(session: Session, file: Path) -> None:
    told: list[str] = []
    reading = session(told=told.append)
    reading.mark_read(note("bo/w24.md", OTHER))
    assert reading.flush()
    before = file.read_bytes()

    many = [note(f"ada/{number}.md", str(number)) for number in range(100)]
    reading.mark_all_read(many)
    with small_files():
        assert not reading.flush()
        assert not reading.flush()
    assert told == ["What you read is remembered only for this session (File too large)."]
    assert file.read_bytes() == before
    assert reading.news(many) == {}

    assert reading.flush()
    assert session().news(many) == {}


def test_marks_hold_for_the_session_where_no_file_can_be(session: Session, file: Path) -> None:
    file.parent.parent.write_text("a file where a directory would be")
    told: list[str] = []
    reading = session(told=told.append)

    reading.mark_read(note())

    assert reading.state(note()) is READ
    assert not reading.close()
    assert len(told) == 1


def test_a_path_that_is_no_text_costs_only_its_own_mark(session: Session) -> None:
    reading = session()
    reading.mark_read(note("ada/\udcff.md", OTHER))
    reading.mark_read(note())
    assert reading.close()

    assert session().state(note()) is READ


def test_what_a_killed_writer_left_is_swept_away(session: Session, file: Path) -> None:
    file.parent.mkdir(parents=True)
    left = file.with_name(f"{file.stem}-0123.tmp")
    left.touch()
    reading = session()
    reading.mark_read(note())
    reading.flush()

    assert not left.exists()


def test_the_mark_of_a_note_that_is_gone_is_kept_a_while(session: Session) -> None:
    reading = session()
    reading.mark_read(note("ada/w24.md"))
    reading.tidy([], TODAY)
    reading.tidy([], TODAY + timedelta(days=90))
    assert reading.state(note()) is READ
    reading.close()
    again = session()
    again.tidy([note()], TODAY + timedelta(days=91))
    again.tidy([note()], TODAY + timedelta(days=500))
    assert again.state(note()) is READ

    again.tidy([], TODAY + timedelta(days=501))
    again.tidy([], TODAY + timedelta(days=592))

    assert again.state(note()) is UNREAD
    again.close()
    assert session().state(note()) is UNREAD


def test_a_mark_goes_with_a_note_that_is_moved(session: Session) -> None:
    reading = session()
    reading.mark_read(note("ada/w24.md"), TEXT)
    reading.tidy([note("ada/2019/w24.md")], TODAY)

    reading.tidy([note("ada/2019/w24.md")], TODAY + timedelta(days=200))

    assert reading.state(note("ada/2019/w24.md")) is READ
    assert reading.state(note("ada/2019/w24.md", OTHER)) is CHANGED
    assert reading.changed_lines(note("ada/2019/w24.md", OTHER), OTHER) == {3}


def test_a_visit_knows_when_the_last_one_was(session: Session) -> None:
    first = session(clock=NOW.timestamp)
    first.begin_visit(NOW)
    assert first.last_visit is None
    first.close()

    next_day = NOW + timedelta(days=1)
    second = session(clock=next_day.timestamp)
    second.begin_visit(next_day)
    assert second.last_visit == NOW

    beside = session(clock=next_day.timestamp)
    second.close()
    beside.begin_visit(next_day + timedelta(minutes=20))
    assert beside.last_visit == NOW


@pytest.mark.parametrize(
    ("passed", "last"),
    [(timedelta(minutes=5), NOW), (timedelta(hours=5), NOW + timedelta(days=1))],
)
def test_who_begins_no_visit_learns_of_the_last_one(
    session: Session, passed: timedelta, last: datetime
) -> None:
    for day in (NOW, NOW + timedelta(days=1)):
        visit = session(clock=day.timestamp)
        visit.begin_visit(day)
        visit.close()

    assert session(clock=(day + passed).timestamp).last_visit == last


def test_who_is_soon_back_at_their_first_visit_has_none_before_it(session: Session) -> None:
    first = session(clock=NOW.timestamp)
    first.begin_visit(NOW)
    first.close()

    back = NOW + timedelta(minutes=5)
    second = session(clock=back.timestamp)
    assert second.last_visit is None
    second.begin_visit(back)
    assert second.last_visit is None


def test_a_session_left_open_goes_on_to_another_visit(session: Session) -> None:
    clock = iter([NOW + timedelta(minutes=50)] * 2)
    reading = session(clock=lambda: next(clock, NOW).timestamp())
    reading.begin_visit(NOW)
    reading.mark_read(note())
    reading.flush()

    reading.begin_visit(NOW + timedelta(days=3))

    assert reading.last_visit == NOW + timedelta(minutes=50)


def test_a_clock_that_was_far_ahead_does_no_harm_for_long(session: Session) -> None:
    reading = session(clock=NOW.timestamp)
    reading.begin_visit(NOW + timedelta(days=30_000))
    reading.begin_visit(NOW)
    reading.flush()

    reading.begin_visit(NOW + timedelta(days=1))

    assert reading.last_visit == NOW


def test_a_newcomer_is_spared_what_was_old_when_they_came(session: Session) -> None:
    old = note("ada/old.md", "old", week=date(2019, 5, 6))
    page = note("about.md", "about")
    new = note("ada/new.md", "new", week=date(2019, 6, 10))
    reading = session()
    assert reading.is_newcomer

    marked = reading.settle_in([old, page, new], date(2019, 5, 20))

    assert not reading.is_newcomer
    assert reading.news([old, page, new]) == {"ada/new.md": UNREAD}
    late = replace(old, path="bo/late.md", author="Bo", gist=gist_of("late"))
    assert reading.state(late) is UNREAD
    reading.take_back(marked)
    assert len(reading.news([old, page, new])) == 3


def test_nobody_is_a_newcomer_twice(session: Session) -> None:
    first = session()
    first.settle_in([], TODAY)
    first.close()

    second = session()

    assert not second.is_newcomer
    assert second.settle_in([note(week=date(2019, 1, 1))], TODAY) == []
    assert second.state(note()) is UNREAD


def test_nothing_is_written_where_nothing_was_marked(session: Session, file: Path) -> None:
    reading = session()
    assert reading.news([note()]) == {note().path: UNREAD}
    assert reading.close()

    assert not file.parent.exists()


def test_the_format_is_the_one_that_others_may_read(session: Session, file: Path) -> None:
    reading = session(clock=NOW.timestamp)
    reading.mark_read(note())
    reading.close()

    assert file.read_text() == (
        '{"version":1,"active":1560416400000,'
        f'"notes":{{"ada/w24.md":["{gist_of(TEXT)}",1560416400000,"",0]}}}}'
    )
