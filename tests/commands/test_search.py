"""`weeknotes search`."""

import pytest

from tests.commands.conftest import CommandLine

NOTES = {
    "ada/2019-06-24.md": "# Plums\n\nA plum\x1b[31m for tea.\n",
    "ada/2019-06-17.md": "# Pears\n\n## Learned\n\nNo plum, no low tide.\n",
    "bo/2019-06-24.md": "# Bins\n\nTea and -jam.\n",
}


@pytest.fixture
def notes(empty: CommandLine) -> CommandLine:
    for path, text in NOTES.items():
        empty.write(path, text)
    return empty.given("--as", "ada")


def test_lines_stand_after_their_path_and_number(notes: CommandLine) -> None:
    assert notes.lines("search", "plum") == [
        "ada/2019-06-24.md:1: Plums",
        "ada/2019-06-24.md:3: A plum␛[31m for tea.",
        "ada/2019-06-17.md:5: No plum, no low tide.",
    ]


def test_json_has_a_row_for_each_line(notes: CommandLine) -> None:
    assert notes.json("search", "tide") == [
        {
            "path": "ada/2019-06-17.md",
            "title": "Pears",
            "author": "ada",
            "week": "2019-06-17",
            "line": 5,
            "text": "No plum, no low tide.",
        }
    ]


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        (["plum", "tea"], {"ada/2019-06-24.md"}),
        (["plum tea"], {"ada/2019-06-24.md"}),
        (["plum", "-tea"], {"ada/2019-06-17.md"}),
        (["-plum"], {"bo/2019-06-24.md"}),
        (["-h", "-jam", "plum"], {"ada/2019-06-24.md", "ada/2019-06-17.md"}),
        (['"low tide"'], {"ada/2019-06-17.md"}),
        (["tide", "or", "bins"], {"ada/2019-06-17.md", "bo/2019-06-24.md"}),
        (["author:me", "tea"], {"ada/2019-06-24.md"}),
        (["author:ada tide"], {"ada/2019-06-17.md"}),
        (["author:me -tide"], {"ada/2019-06-24.md"}),
        (["is:unread bins"], {"bo/2019-06-24.md"}),
        (["section:learned plum"], {"ada/2019-06-17.md"}),
        (["until:last week"], {"ada/2019-06-17.md"}),
        (["-until:last week"], {"ada/2019-06-24.md", "bo/2019-06-24.md"}),
        (['since:"24 june" tea'], {"ada/2019-06-24.md", "bo/2019-06-24.md"}),
        (['plum -tide since:"last month"'], {"ada/2019-06-24.md"}),
        (["plum", "until:last week"], {"ada/2019-06-17.md"}),
        (["section:learned", "plum"], {"ada/2019-06-17.md"}),
        (["is:unread", "bins"], {"bo/2019-06-24.md"}),
    ],
)
def test_the_words_of_the_command_are_one_query(
    notes: CommandLine, words: list[str], paths: set[str]
) -> None:
    assert {row["path"] for row in notes.json("search", *words)} == paths


def test_to_somebody_who_was_never_here_old_notes_are_not_unread(notes: CommandLine) -> None:
    notes.write("bo/2019-04-01.md", "# Old bins\n")

    assert notes.lines("search", "bins is:unread") == ["bo/2019-06-24.md:1: Bins"]
    assert len(notes.lines("search", "bins")) == 2


def test_a_note_without_a_line_to_show_shows_its_title(notes: CommandLine) -> None:
    assert notes.lines("search", "week:last") == ["ada/2019-06-17.md:1: Pears"]


def test_nothing_found_is_status_1(notes: CommandLine) -> None:
    assert notes.lines("search", "zebra", status=1) == []
    assert notes.told("search", "zebra", status=1) == "weeknotes: No note has “zebra”.\n"
    assert notes.json("search", "zebra", status=1) == []


def test_what_means_nothing_is_told_and_left_out(notes: CommandLine) -> None:
    assert "“since:whenever” names no time" in notes.told("search", "since:whenever", "plum")


def test_a_field_that_there_is_not_is_told_of_and_its_words_are_looked_for(
    notes: CommandLine,
) -> None:
    notes.write("bo/2019-06-17.md", "# Credits\n\nAutor: Ada.\n")

    result = notes.run("search", "autor:ada")

    assert result.stdout == "bo/2019-06-17.md:3: Autor: Ada.\n"
    assert "no field autor:; did you mean author:?" in result.stderr


def test_only_the_best_are_printed_and_that_is_told(notes: CommandLine) -> None:
    result = notes.run("search", "plum", "--limit", "1")

    assert {line.partition(":")[0] for line in result.stdout.splitlines()} == {"ada/2019-06-24.md"}
    assert result.stderr == "weeknotes: These are the best 1 of 2 notes.\n"


def test_a_change_is_found_at_once(notes: CommandLine) -> None:
    notes.lines("search", "plum")
    notes.write("ada/2019-06-24.md", "# Quince\n")

    assert notes.lines("search", "quince") == ["ada/2019-06-24.md:1: Quince"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["search"], "Missing argument"),
        (["search", "plum", "--colour"], "No such option"),
        (["search", "plum", "--read-only"], "--read-only goes before the command."),
    ],
)
def test_wrong_usage_is_told(notes: CommandLine, words: list[str], told: str) -> None:
    assert told in notes.told(*words, status=2)


def test_help_is_asked_for_as_everywhere(notes: CommandLine) -> None:
    assert notes.lines("search", "-h") == notes.lines("search", "--help")
    assert any(line.startswith("  -h, --help ") for line in notes.lines("search", "-h"))
