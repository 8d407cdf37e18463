"""The timeline as a reader's list: what is not read, one author's notes, what it asks for."""

from datetime import date

import pytest
from msgspec.structs import replace
from textual.message import Message

from tests.app.timeline_app import NOTES, TimelineApp, written
from tests.made import TODAY, made_action, made_note
from tui.notes.note import Kind, Problem, Status
from tui.notes.readers.chronicle_rows import AwaitedRow, NoteRow, TimelineRow, WeekRow
from tui.notes.readers.reading import ReadState
from tui.notes.week import Week
from tui.panes.lists.timeline import Timeline
from tui.panes.lists.timeline_lines import draw_row, seen

UNREAD, CHANGED = ReadState.UNREAD, ReadState.CHANGED

NEWS = {"ben/1.md": UNREAD, "ada/2.md": CHANGED, "ben/2.md": UNREAD}


async def test_what_is_not_read_is_marked_and_counted() -> None:
    loose = made_note("ada/x.md", author="Ada Lovelace", title="Loose")
    app = TimelineApp([*NOTES, loose], {**NEWS, "ada/x.md": UNREAD})
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.pause()
        assert app.seen[2:9] == [
            "▾  3 Jun  W23" + "1 new".rjust(24),
            "  Ada  Week 1",
            "● Ben  Week 1",
            "May 2019",
            "▾ 27 May  W22" + "2 new".rjust(24),
            "± Ada  Week 2",
            "● Ben  Week 2",
        ]
        assert app.seen[-2:] == ["Undated  1" + "1 new".rjust(27), "● Ada  Loose"]
        assert app.timeline.border_subtitle == "4 unread · 7 notes"


async def test_titles_of_what_is_not_read_are_bold() -> None:
    app = TimelineApp(news=NEWS)
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.pause()
        bold = {
            app.timeline.rows[y].key
            for y in range(len(app.timeline.rows))
            for segment in app.timeline.render_line(y)
            if segment.text.startswith("Week") and segment.style and segment.style.bold
        }
        assert bold - {app.timeline.current_path} == set(NEWS)


@pytest.mark.parametrize(
    ("width", "folded", "words"),
    [
        (46, False, "▾ 10 Jun  W24  this week"),
        (30, False, "▾ 10 Jun  this week"),
        (28, False, "▾ 10 Jun  this week"),
        (46, True, "▸ 10 Jun  W24  this week  Ada"),
        (34, True, "▸ 10 Jun  this week  Ada"),
        (30, True, "▸ 10 Jun  this week"),
        (28, True, "▸ 10 Jun  this week"),
        (26, True, "▸ 10 Jun  now  Ad"),
        (22, True, "▸ 10 Jun  now"),
        (18, True, "▸ 10 Jun"),
    ],
)
async def test_the_count_of_a_week_stands_at_its_right_end(
    width: int, folded: bool, words: str
) -> None:
    app = TimelineApp([written("Ada", 0)], {"ada/0.md": UNREAD})
    async with app.run_test(size=(width, 10)) as pilot:
        await pilot.press(*("h" if folded else ""))
        await pilot.pause()
        assert app.seen[1] == words + "1 new".rjust(width - 3 - len(words))


async def test_a_changed_mark_redraws_its_own_line_only() -> None:
    app = TimelineApp(news=NEWS)
    async with app.run_test() as pilot:
        await pilot.pause()
        app.timeline.drawn.clear()
        app.show({**NEWS, "ben/1.md": CHANGED})
        await pilot.pause()
        assert app.timeline.drawn == ["ben/1.md"]


async def test_of_a_note_that_is_changed_only_what_shows_it_is_redrawn() -> None:
    app = TimelineApp()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.timeline.drawn.clear()
        app.notes = [replace(NOTES[0], digest="1" * 64, words=7), *NOTES[1:]]
        app.show({})
        await pilot.pause()
        assert app.timeline.drawn == []
        app.notes = [replace(NOTES[0], title="Other"), *NOTES[1:]]
        app.show({})
        await pilot.pause()
        assert app.timeline.drawn == [NOTES[0].path]


OTHERS = [
    replace(NOTES[0], **other)
    for other in (
        {"title": "Other"},
        {"author": "Cy"},
        {"guessed": True},
        {"kind": Kind.POST},
        {"status": Status.DRAFT},
        {"status": Status.REVIEW},
        {"actions": (made_action(),)},
        {"actions": (made_action(), made_action(line=2))},
        {"actions": (made_action(mark="x"),)},
        {"problems": (Problem("encoding", "Line 1 is not UTF-8 text."),)},
        {"words": 7, "gist": "other"},
    )
]
ROWS: list[TimelineRow] = [
    *(NoteRow(note, state) for note in (*NOTES, *OTHERS) for state in ReadState),
    *(
        WeekRow(Week.of(TODAY), (note,), folded=folded)
        for note in OTHERS
        for folded in (False, True)
    ),
    *(
        WeekRow(Week.of(TODAY), notes, current=current, new=new)
        for notes in ((), (NOTES[0],))
        for current in (False, True)
        for new in (0, 3)
    ),
    AwaitedRow(Week.of(TODAY), ("Ada Lovelace",)),
    AwaitedRow(Week.of(TODAY), ("Ben Kühn",)),
]


@pytest.mark.parametrize("width", [24, 60])
def test_rows_of_which_the_same_is_shown_look_the_same(width: int) -> None:
    looks: dict[tuple[object, ...], object] = {}
    for row in ROWS:
        look = draw_row(row, width, {})
        assert looks.setdefault(seen(row), look) == look
    assert len(looks) < len(ROWS)


@pytest.mark.parametrize(
    ("at", "keys", "asked"),
    [
        ("ben/1.md", "r", Timeline.ReadToggled(("ben/1.md",), read=True)),
        ("ada/2.md", "r", Timeline.ReadToggled(("ada/2.md",), read=True)),
        ("ada/1.md", "r", Timeline.ReadToggled(("ada/1.md",), read=False)),
        ("ben/2.md", "hr", Timeline.ReadToggled(("ada/2.md", "ben/2.md"), read=True)),
        ("ben/3.md", "hr", Timeline.ReadToggled(("ada/3.md", "ben/3.md"), read=False)),
        ("ben/2.md", "R", Timeline.AllReadAsked(Week.of(date(2019, 5, 27)))),
        ("ben/2.md", "a", Timeline.AuthorAsked()),
        ("ben/2.md", "w", Timeline.DateAsked()),
    ],
)
async def test_asks_for_what_it_can_not_do_itself(at: str, keys: str, asked: Message) -> None:
    app = TimelineApp(news=NEWS)
    async with app.run_test() as pilot:
        app.timeline.highlight(at)
        await pilot.press(*keys)
        assert app.asked == [asked]


async def test_one_author_s_notes_are_listed_without_saying_so_on_each_line() -> None:
    app = TimelineApp(news=NEWS)
    async with app.run_test(size=(40, 24)) as pilot:
        app.timeline.highlight("ben/2.md")
        app.timeline.author = "Ben Kühn"
        await pilot.pause()
        assert app.seen == [
            "Jun 2019",
            "· 10 Jun  W24  this week  no notes",
            "▾  3 Jun  W23" + "1 new".rjust(24),
            "● Week 1",
            "May 2019",
            "▾ 27 May  W22" + "1 new".rjust(24),
            "● Week 2",
            "▾ 20 May  W21",
            "  Week 3",
        ]
        assert app.timeline.border_title == "Timeline · Ben"
        assert app.timeline.border_subtitle == "2 unread · 3 notes"
        assert app.timeline.current_path == "ben/2.md"
        assert not app.timeline.highlight("ada/2.md")


@pytest.mark.parametrize("key", ["a", "escape"])
async def test_a_second_key_lists_everybody_again(key: str) -> None:
    app = TimelineApp()
    async with app.run_test() as pilot:
        app.timeline.author = "Ben Kühn"
        app.timeline.highlight("ben/3.md")
        await pilot.press(key)
        assert app.timeline.author == ""
        assert app.asked == []
        assert len(app.timeline.rows) == 12
        assert app.timeline.border_title == "Timeline"
        assert app.timeline.current_path == "ben/3.md"


async def test_a_folded_week_of_one_author_stands_for_their_notes_only() -> None:
    app = TimelineApp()
    async with app.run_test() as pilot:
        app.timeline.highlight("ben/2.md")
        app.timeline.author = "Ben Kühn"
        await pilot.press("h", "r")
        assert app.asked == [Timeline.ReadToggled(("ben/2.md",), read=False)]
