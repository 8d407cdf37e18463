"""`weeknotes add`."""

import shlex

import pytest

from tests.commands.conftest import CommandLine
from tui.commands.add import EXAMPLES

NOTE = "ada/2019-06-24.md"
TEXT = (
    "# w/c 24 June 2019\n\n## Actions\n\n* [ ] Tea due:2019-06-28\n\n"
    "## Next week\n\n* [ ] Cake\n\nThe end.\n"
)


@pytest.fixture
def ada(empty: CommandLine) -> CommandLine:
    """Ada at her note of this week, and at one of Bo's."""
    empty.write(NOTE, TEXT)
    empty.write("bo/2019-06-24.md", "# Bins\n\nNothing yet.\n")
    return empty.given("--as", "ada")


def test_an_action_goes_to_the_end_of_one_s_own_list_of_this_week(ada: CommandLine) -> None:
    (line,) = ada.lines("add", "Order", "the", "badges")

    (row,) = ada.json("actions", "--text", "badges")
    assert line == f"{NOTE}:10: added {row['id']}: Order the badges"
    assert ada.read(NOTE) == TEXT.replace("* [ ] Cake\n", "* [ ] Cake\n* [ ] Order the badges\n")


def test_the_note_is_begun_where_there_is_none(samples: CommandLine) -> None:
    (row,) = samples.json("add", "Order the badges")

    (note,) = samples.json("list", "--week", "this", "--author", "me")
    assert (note["path"], note["status"]) == (row["path"], "draft")
    assert "- [ ] Order the badges" in samples.read(row["path"])
    assert samples.json("add", "And lanyards")[0]["path"] == row["path"]


def test_it_goes_under_the_heading_that_is_named(ada: CommandLine) -> None:
    ada.run("add", "--under", "actions", "Milk")

    assert ada.read(NOTE) == TEXT.replace("06-28\n", "06-28\n* [ ] Milk\n")


def test_a_heading_that_is_not_there_adds_nothing(ada: CommandLine) -> None:
    assert ada.told("add", "--under", "Nowhere", "Milk", status=1) == (
        f"weeknotes: {NOTE} has no heading “Nowhere”. Nothing was changed. "
        "Its headings: w/c 24 June 2019, Actions, Next week.\n"
    )
    assert ada.read(NOTE) == TEXT


def test_nothing_is_begun_for_a_heading_that_is_not_there(samples: CommandLine) -> None:
    before = sorted(samples.folder.rglob("*.md"))

    samples.run("add", "--under", "Nowhere", "Milk", status=1)

    assert sorted(samples.folder.rglob("*.md")) == before


@pytest.mark.parametrize("name", ["bo/2019-06-24.md", "bo/2019-06-24", "Bins"])
def test_another_note_is_named_by_its_path_or_title(ada: CommandLine, name: str) -> None:
    (row,) = ada.given("--as", "bo").json("add", "--note", name, "Milk")

    assert row["path"] == "bo/2019-06-24.md"
    assert ada.read("bo/2019-06-24.md").endswith("- [ ] Milk\n")


def test_a_note_that_is_not_there_is_not_begun(ada: CommandLine) -> None:
    assert "There is no note “elsewhere”" in ada.told(
        "add", "--note", "elsewhere", "Milk", status=1
    )
    assert not (ada.folder / "elsewhere").exists()


def test_a_colleague_s_note_is_theirs(ada: CommandLine) -> None:
    before = ada.read("bo/2019-06-24.md")

    assert "This note is bo's" in ada.told("add", "--note", "bo/2019-06-24.md", "Milk", status=1)
    assert ada.read("bo/2019-06-24.md") == before


def test_days_owner_and_priority_are_written_with_it(ada: CommandLine) -> None:
    (row,) = ada.json("add", "Milk", "--due", "fri", "--check", "tomorrow", "--owner", "bo")

    assert row["changed"] == {
        "due": [None, "2019-06-28"],
        "check": [None, "2019-06-27"],
        "owner": [None, "bo"],
    }
    (milk,) = ada.json("actions", "--text", "Milk")
    assert (milk["due"], milk["check"], milk["owner"]) == ("2019-06-28", "2019-06-27", "bo")
    assert milk["id"] == row["id"]


def test_fields_in_the_text_are_fields(ada: CommandLine) -> None:
    (line,) = ada.lines("add", "Milk @bo 📅 2019-06-28", "--priority", "high")

    assert line.endswith(": Milk (priority high)")
    (milk,) = ada.json("actions", "--text", "Milk", "--owner", "bo")
    assert (milk["due"], milk["priority"]) == ("2019-06-28", "high")


def test_the_fields_of_json_are_those_of_tick(ada: CommandLine) -> None:
    (row,) = ada.json("add", "Milk")

    assert list(row) == list(ada.json("tick", row["id"])[0])
    assert (row["state"], row["was"], row["changed"], row["refused"]) == ("open", None, {}, None)


def test_an_owner_that_nobody_goes_by_yet_is_told_of(ada: CommandLine) -> None:
    result = ada.run("add", "Milk", "--owner", "zork", "--due", "fri")

    assert result.stdout.endswith(": Milk (due 2019-06-28, owner zork)\n")
    assert result.stderr == "weeknotes: Nobody here goes by “zork” yet.\n"


def test_its_examples_work_on_the_sample_notes(samples: CommandLine) -> None:
    examples = [line for line in EXAMPLES.splitlines() if line.startswith("  weeknotes ")]

    assert len(examples) == 3
    for example in examples:
        assert ": added " in samples.lines(*shlex.split(example)[1:])[0]


def test_what_may_not_be_dated_is_not_added_either(ada: CommandLine) -> None:
    ada.settings('tick = "nobody"')

    result = ada.run("add", "Milk", "--due", "fri", status=1)

    assert result.stdout == ""
    assert "`tick` in its .weeknotes.toml says nobody" in result.stderr
    assert ada.read(NOTE) == TEXT


def test_a_note_that_was_begun_for_nothing_is_taken_back(samples: CommandLine) -> None:
    samples.settings('tick = "nobody"')
    before = sorted(samples.folder.rglob("*.md"))

    samples.run("add", "Milk", "--due", "fri", status=1)

    assert sorted(samples.folder.rglob("*.md")) == before


@pytest.mark.parametrize("words", [["--due", "soon", "Milk"], []])
def test_wrong_usage_adds_nothing(ada: CommandLine, words: list[str]) -> None:
    ada.run("add", *words, status=2)

    assert ada.read(NOTE) == TEXT


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_action_has_words(ada: CommandLine, text: str) -> None:
    assert ada.told("add", text, status=1)
    assert ada.read(NOTE) == TEXT


def test_read_only_adds_nothing(ada: CommandLine) -> None:
    assert "read-only" in ada.given("--as", "ada", "--read-only").told("add", "Milk", status=1)
    assert ada.read(NOTE) == TEXT


@pytest.mark.parametrize(
    "text",
    ["---\nactions: false\n---\n\n# Bins\n", "# Bins\n\n## Packing #checklist\n\n- [ ] Hat\n"],
)
def test_what_no_list_shows_is_told_of(ada: CommandLine, text: str) -> None:
    ada.write("bo/2019-06-24.md", text)
    result = ada.given("--as", "bo").run("add", "--note", "bo/2019-06-24.md", "Scarf")

    assert "] Scarf\n" in ada.read("bo/2019-06-24.md")
    assert "has it, but no list of actions" in result.stderr
    assert ada.json("actions", "--text", "scarf") == []


@pytest.mark.parametrize("words", ["@bo", "due:2019-07-01", "(A) @bo due:2019-07-01"])
def test_fields_alone_are_no_action(ada: CommandLine, words: str) -> None:
    assert "An action needs words" in ada.told("add", words, status=1)
    assert ada.read(NOTE) == TEXT


def test_an_owner_may_be_named_as_in_the_notes(ada: CommandLine) -> None:
    result = ada.run("add", "Scarf", "--owner", "@bo")

    assert result.stderr == ""
    assert "* [ ] Scarf @bo" in ada.read(NOTE)
