"""A new note begins as its author's notes do."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.notes.note import Note, Section
from tui.notes.parsing.scan import scan
from tui.notes.week import Week
from tui.notes.writing.naming import new_path
from tui.notes.writing.offered_comments import HOW, OFFERS, still_offered
from tui.notes.writing.offering import Line, Offer
from tui.notes.writing.template import NewNote, models, new_note, next_title

OLD = Week(date(2019, 6, 10))
NEW = Week(date(2019, 6, 17))


def note(path: str, title: str = "", week: Week | None = OLD, *headings: str) -> Note:
    sections = tuple(Section(2, heading, line) for line, heading in enumerate(headings, 1))
    return Note(path=path, digest="", title=title, week=week, sections=sections)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("w/c 10 June: The week the bins won", "w/c 17 June: "),
        ("w/c 10 June 2019", "w/c 17 June 2019"),
        ("W/C 10th June 2019", "W/C 17th June 2019"),
        ("Week ending 14 June", "Week ending 21 June"),
        ("Week commencing Monday 10th June", "Week commencing Monday 17th June"),
        ("Week 24, 2019", "Week 25, 2019"),
        ("Week 24 of 2019 – bins – bees", "Week 25 of 2019 – "),
        ("Week 31: not an ISO week", "Week 32: "),
        ("2019-W24", "2019-W25"),
        ("Weeknotes #31", "Weeknotes #32"),
        ("Weeknote no. 7", "Weeknote no. 8"),
        ("Design team weeknotes #31: bins", "Design team weeknotes #32: "),
        ("S02E05: the one with the bins", "S02E06: "),
        ("Bins (w/c 10 June)", "w/c 17 June"),
        ("Bins, w/c 10 June 2019", "w/c 17 June 2019"),
        ("Amara’s weeknotes, w/e 14 Jun", "Amara’s weeknotes, w/e 21 Jun"),
        ("10–14 June 2019", "17–21 June 2019"),
        ("10 to 14 June", "17 to 21 June"),
        ("10 June – 14 June 2019", "17 June – 21 June 2019"),
        ("June 10, 2019", "June 17, 2019"),
        ("10/06/2019", "17/06/2019"),
        ("06/10/2019", "06/17/2019"),
        ("10.6.19", "17.6.19"),
        ("2019-06-10 – bees", "2019-06-17 – "),
        ("Something else entirely", None),
        ("Ten years since 1 January 2009", None),
        ("31 June and other days that never were", None),
    ],
)
def test_the_title_keeps_its_manner(before: str, after: str | None) -> None:
    assert next_title(before, OLD, NEW) == after


@pytest.mark.parametrize(
    ("before", "start", "weeks", "after"),
    [
        ("22–26 April 2019", date(2019, 4, 22), 1, "29 April – 3 May 2019"),
        ("w/c 30 December", date(2019, 12, 30), 1, "w/c 6 January"),
        ("w/e 3 January 2020", date(2019, 12, 30), 1, "w/e 10 January 2020"),
        ("w/c 23rd December 2019", date(2019, 12, 23), 2, "w/c 6th January 2020"),
        ("Week 52, 2019", date(2019, 12, 23), 1, "Week 1, 2020"),
        ("2020-W53", date(2020, 12, 28), 1, "2021-W01"),
        ("24 Apr to 1 May", date(2019, 4, 24), 3, "15 May to 22 May"),
    ],
)
def test_months_and_years_turn(before: str, start: date, weeks: int, after: str) -> None:
    old = Week(start)
    assert next_title(before, old, old.shift(weeks)) == after


@given(st.text(max_size=60), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_no_title_is_too_odd(title: str, day: date) -> None:
    week = Week.of(day)
    made = new_note(week=week, author=title, last=note("a.md", title), last_text=f"# {title}\n")
    assert made.text.startswith("# ")


@pytest.mark.parametrize(
    ("siblings", "expected"),
    [
        (["ada/2019-06-03.md", "ada/2019-06-10.md"], "ada/2019-06-17.md"),
        (["ada/2019-06-07.md", "ada/2019-06-14.md"], "ada/2019-06-21.md"),
        (["ada/2019-06-03-bees.md", "ada/2019-06-10-bins.md"], "ada/2019-06-17.md"),
        (["ada/2019-06-03-notes.md", "ada/2019-06-10-notes.md"], "ada/2019-06-17-notes.md"),
        (["ada/2019-W23.md", "ada/2019-W24.md"], "ada/2019-W25.md"),
        (["ada/2019w24.markdown"], "ada/2019w25.markdown"),
        (["20190603.md", "20190610.md"], "20190617.md"),
        (["ada/2019-24.md"], "ada/2019-25.md"),
        (["weeknotes/w23-bees.md", "weeknotes/w24-slug.md"], "weeknotes/w25.md"),
        (["ada/week-24.md"], "ada/week-25.md"),
        (["ada/weeknotes-099.md"], "ada/weeknotes-100.md"),
        (["ada/031.md", "ada/032-bins.md"], "ada/033.md"),
        (["ada/2019/06/03.md", "ada/2019/06/10.md"], "ada/2019/06/17.md"),
        (["ada/2019/06/2019-06-10-x.md"], "ada/2019/06/2019-06-17.md"),
        (["ada/bins.md", "ada/bees.md"], "ada/2019-06-17.md"),
        (["ada/2019-06-03.md", "ada/2019-05-27.md", "ada/about.md"], "ada/2019-06-17.md"),
        (["ada/2019-06-17.md", "ada/2019-06-10.md"], "ada/2019-06-17-2.md"),
        (["ada/W25.md", "ada/w24.md"], "ada/w25-2.md"),
        ([], "ada-lovelace/2019-06-17.md"),
    ],
)
def test_the_file_is_named_as_its_author_names_files(siblings: list[str], expected: str) -> None:
    last = note(siblings[-1]) if siblings else None
    assert new_path(NEW, author="Ada Lovelace", last=last, siblings=siblings) == expected


def test_folders_of_years_and_months_turn_with_the_date() -> None:
    last = note("ada/2019/12/30.md", week=Week(date(2019, 12, 30)))
    path = new_path(Week(date(2020, 1, 6)), author="ada", last=last, siblings=[last.path])
    assert path == "ada/2020/01/06.md"


@pytest.mark.parametrize("author", ["", "..", "../../etc", "/root", ".hidden", "a\0b\nc", "Zoë"])
def test_a_name_never_leads_out_of_the_folder(author: str) -> None:
    parts = new_path(NEW, author=author).split("/")
    assert len(parts) <= 2
    assert all(part and not part.startswith(".") for part in parts)


def draft(last_text: str, *headings: str, template: str = "") -> NewNote:
    last = note("ada/2019-06-10.md", "The bins", OLD, *headings)
    return new_note(
        week=NEW,
        author="Ada",
        last=last,
        last_text=last_text,
        siblings=[last.path],
        settings_template=template or None,
    )


def test_without_a_last_note_there_is_a_title_and_room() -> None:
    made = new_note(week=NEW, author="Ada")
    assert made == ("ada/2019-06-17.md", "# w/c 17 June 2019\n\n", 3, 0)


def test_the_cursor_waits_behind_a_title_that_needs_a_name() -> None:
    made = draft("# w/c 10 June: The bins\n\nText.\n")
    assert made.text == "# w/c 17 June: \n\n"
    assert (made.cursor_line, made.cursor_column) == (1, 15)


def test_front_matter_keeps_its_keys_and_their_order() -> None:
    made = draft(
        "---\n"
        "layout: post\n"
        "title: 'w/c 10 June: The bins'\n"
        "Week: 2019-W24\n"
        "week-ending: 2019-06-14\n"
        "date: 2019-06-13\n"
        "issue: 31\n"
        "url: https://example.org/bins\n"
        "description: >\n"
        "  All about\n"
        "  the bins\n"
        "tags:\n"
        "  - weeknotes\n"
        "---\n\n# w/c 10 June: The bins\n"
    )
    assert made.text == (
        "---\n"
        "layout: post\n"
        'title: "w/c 17 June"\n'
        "Week: 2019-W25\n"
        "week-ending: 2019-06-21\n"
        "date: 2019-06-20\n"
        "issue: 32\n"
        'url: ""\n'
        'description: ""\n'
        "tags: []\n"
        "status: draft\n"
        "---\n\n# w/c 17 June: \n\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nstatus: published\n---\nx", "---\nstatus: draft\n---\n\n\n"),
        ("---\ndraft: false\n---\nx", "---\ndraft: true\n---\n\n\n"),
        ("---\nweek: 2018-W01\n---\nx", "---\nweek: 2019-W25\nstatus: draft\n---\n\n\n"),
        ("---\nweek: 24\n---\nx", "---\nweek: 25\nstatus: draft\n---\n\n\n"),
        (
            '+++\ndate = "2019-06-10"\n+++\nx',
            '+++\ndate = "2019-06-17"\nstatus = "draft"\n+++\n\n\n',
        ),
        (
            "---\nkeywords: [bins, bees]  # some\nstatus: draft\n---\nx",
            "---\nkeywords: []\nstatus: draft\n---\n\n\n",
        ),
        (
            "---\nTags: bins, bees\nkeywords:\n- bins\n# Mine\ndraft: true\n---\nx",
            '---\nTags: ""\nkeywords: []\n# Mine\ndraft: true\n---\n\n\n',
        ),
        (
            '+++\ndraft = true\n[taxonomies]\ntags = [\n  "bins",\n]\n[extra]\nfoo = 1\n+++\nx',
            "+++\ndraft = true\n[taxonomies]\ntags = []\n[extra]\nfoo = 1\n+++\n\n\n",
        ),
        ("---\ntags:\ndraft: true\n---\nx", "---\ntags:\ndraft: true\n---\n\n\n"),
        ("---\nnever closed\n", "# w/c 17 June 2019\n\n"),
    ],
)
def test_a_draft_says_so_where_its_author_uses_front_matter(before: str, after: str) -> None:
    made = draft(before)
    assert made.text.rstrip("\n") == after.rstrip("\n")
    assert made.cursor_line <= made.text.count("\n") + 1


def test_last_times_headings_are_offered_where_no_reader_sees_them() -> None:
    made = draft("# Bins\n", "What went well", "Odd --> heading", "Next", "Next")
    assert made.text == (
        "# w/c 17 June 2019\n\n\n\n"
        "<!-- Last time's headings (delete what you don't want; K reminds you)\n"
        "## What went well\n"
        "## Next\n"
        "-->\n"
    )
    assert made.cursor_line == 3


def test_the_model_is_the_newest_note_before_and_headings_come_from_one_with_some() -> None:
    oldest = note("ada/2019-05-27.md", "", OLD.shift(-2), "Older")
    older = note("ada/2019-06-03.md", "", OLD.shift(-1), "What went well")
    bare = note("ada/2019-06-10.md", "", OLD)
    later = note("ada/2019-06-24.md", "", NEW.shift(1), "Later")
    latest = note("ada/2019-07-01.md", "", NEW.shift(2))

    ordered = models([latest, oldest, later, bare, older], NEW)
    made = new_note(week=NEW, author="Ada", last=bare, last_text="x", others=ordered[1:])

    assert ordered == [bare, older, oldest, later, latest]
    assert "## What went well" in made.text
    assert "Older" not in made.text
    assert "Later" not in made.text


def test_a_template_is_filled_in_and_never_run() -> None:
    made = draft(
        "# Week 24, 2019\n",
        "What went well",
        template="# {{ title }}\n\nBy {{ author }}, {{ week }}, {{ friday | long }}. $(rm) $5\n",
    )
    assert made.text == "# Week 25, 2019\n\nBy Ada, 2019-W25, 21 June 2019. $(rm) $5\n"
    assert (made.cursor_line, made.cursor_column) == (2, 0)


def test_a_template_that_makes_no_sense_is_told_of_in_the_note() -> None:
    made = draft("# Week 24, 2019\n", template="# {{ title }}\n\n{{ author.__class__ }}\n")
    assert made.text.startswith("# Week 25, 2019\n")
    assert "<!-- The template can't be filled in. Line 3: " in made.text


TICKED = Offer("ticked", "Ticked", (Line("Bins", "Tue", "bo/w24.md", "Week --> 24"),))
POSTS = Offer("posts", "Posts", (Line("", "", "ada/a post.md", "A post"),))
OPEN = Offer("open", "Open", ())


def test_what_is_offered_stands_in_comments_and_nothing_of_it_counts() -> None:
    made = new_note(week=NEW, author="Ada", offered=[TICKED, OPEN, POSTS], siblings=["ada/1.md"])
    assert made.text == (
        "# w/c 17 June 2019\n\n\n\n"
        f"<!-- Ticked ({HOW})\n- Bins (Tue, [Week --&gt; 24](../bo/w24.md))\n-->\n\n"
        f"<!-- Posts ({HOW})\n- [A post](a%20post.md)\n-->\n"
    )
    scanned = scan(made.path, made.text.encode())
    assert [section.title for section in scanned.sections] == ["w/c 17 June 2019"]
    assert not scanned.actions
    assert not scanned.links


def test_all_that_is_offered_is_found_again_as_long_as_it_stays() -> None:
    lines = (Line("Bins", "Tue", "bo/w24.md", "Week 24"),)
    offers = [Offer(name, title, lines) for name, title in OFFERS.items()]
    last = note("ada/2019-06-10.md", "w/c 10 June", OLD, "Next")
    made = new_note(week=NEW, author="Ada", last=last, last_text="# w/c 10 June\n", offered=offers)

    left = [what for _, what in still_offered(made.text)]

    assert left == ["Last time's headings", *OFFERS.values()]


def test_a_template_puts_what_is_offered_where_it_wants() -> None:
    made = new_note(
        week=NEW,
        author="Ada",
        offered=[TICKED, OPEN, POSTS],
        siblings=["ada/1.md"],
        settings_template=(
            "# {{ title }}\n\n{% if ticked %}\n## Done\n\n{{ ticked }}\n{% endif %}\n"
            "{% if open %}\n## Open\n{{ open }}\n{% endif %}\n"
        ),
    )
    assert made.text == (
        "# w/c 17 June 2019\n\n## Done\n\n- Bins (Tue, [Week --> 24](../bo/w24.md))\n\n"
        f"<!-- Posts ({HOW})\n- [A post](a%20post.md)\n-->\n"
    )


def test_weeks_that_start_on_another_day_keep_their_offset() -> None:
    last = note("ada/2019-06-09.md", "w/c 9 June", Week(date(2019, 6, 9)))
    made = new_note(
        week=last.week.shift(1) if last.week else NEW,
        author="Ada",
        last=last,
        last_text="# w/c 9 June\n",
        siblings=[last.path],
    )
    assert (made.path, made.text.splitlines()[0]) == ("ada/2019-06-16.md", "# w/c 16 June")
    assert date(2019, 6, 16) - OLD.start == timedelta(days=6)
