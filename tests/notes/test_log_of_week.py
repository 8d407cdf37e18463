"""What was done in a week, and whose it was."""

from datetime import date

from tests.made import made_action, made_note
from tui.notes.composing.compose import Sources
from tui.notes.composing.log_of_week import document, done_log
from tui.notes.week import Week

WEEK = Week(date(2019, 6, 10))
IN_IT, SUNDAY, BEFORE = date(2019, 6, 12), date(2019, 6, 16), date(2019, 6, 9)


def test_what_was_done_and_cancelled_in_the_week_by_person_and_day() -> None:
    ada = made_note(
        "ada/note.md",
        actions=(
            made_action("late", "x", done=SUNDAY),
            made_action("early", "X", done=IN_IT, cancelled=BEFORE),
            made_action("theirs", "-", cancelled=IN_IT, owner="Ben"),
        ),
    )
    nobodys = made_note("note.md", author="", actions=(made_action("orphan", "x", done=IN_IT),))

    log = done_log([nobodys, ada], WEEK)

    assert [(done.who, done.day, done.action.text, done.is_cancelled) for done in log] == [
        ("Ada", IN_IT, "early", False),
        ("Ada", SUNDAY, "late", False),
        ("Ben", IN_IT, "theirs", True),
        ("", IN_IT, "orphan", False),
    ]
    assert [done.note for done in log] == [ada, ada, ada, nobodys]


def test_markdown_links_to_the_notes_and_holds_no_box() -> None:
    note = made_note(
        "ada/a b.md",
        title="w/c 10 June: [Tea]",
        actions=(
            made_action("Cake", "x", path="ada/a b.md", done=IN_IT),
            made_action("Bins", "-", path="ada/a b.md", cancelled=SUNDAY, owner="Ben"),
        ),
    )

    sources = Sources({note.path: note}, lambda path: (path, 1))

    assert document(done_log([note], WEEK), WEEK, sources).body.splitlines() == [
        "# Done in the week of 10 June 2019",
        "",
        "## Ada",
        "",
        r"- Cake (Wed, [w/c 10 June: \[Tea\]](ada/a%20b.md))",
        "",
        "## Ben",
        "",
        r"- ~~Bins~~, cancelled (Sun, [w/c 10 June: \[Tea\]](ada/a%20b.md))",
    ]


def test_nothing_else_counts() -> None:
    note = made_note(
        actions=(
            made_action("open", done=IN_IT),
            made_action("before", "x", done=BEFORE),
            made_action("undated", "x"),
            made_action("carried", ">", done=IN_IT),
            made_action("checklist", "x", done=IN_IT, counted=False),
            made_action("cancelled earlier", "-", done=IN_IT, cancelled=BEFORE),
        )
    )

    assert done_log([note], WEEK) == []
