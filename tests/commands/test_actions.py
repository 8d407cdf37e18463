"""`weeknotes actions`."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.commands.conftest import CommandLine

FIELDS = [
    *("id", "path", "line", "text", "state", "owner", "due", "check", "created", "done"),
    *("priority", "week", "age_weeks", "section"),
]

Row = dict[str, Any]


def test_actions_are_listed_by_how_pressing_they_are(samples: CommandLine) -> None:
    headings = [line for line in samples.lines("actions") if not line.startswith(" ")]

    assert [heading.partition(" (")[0] for heading in headings] == [
        *("Overdue", "Today", "This week", "Next week", "Later", "No date")
    ]


def test_a_line_says_what_who_and_since_when(samples: CommandLine) -> None:
    assert "  0eebdeb5e2  [ ] First postcard to Kerbline: 36  (Callum Frobisher, Mon, 2w)" in (
        samples.lines("actions", "--owner", "callum")
    )


@pytest.mark.parametrize(
    ("options", "hold"),
    [
        ([], lambda row: row["state"] in ("open", "progress")),
        (["--state", "open"], lambda row: row["state"] in ("open", "progress")),
        (["--state", "progress"], lambda row: row["state"] == "progress"),
        (["--state", "done"], lambda row: row["state"] == "done" and row["done"]),
        (["--state", "cancelled"], lambda row: row["state"] == "cancelled"),
        (["--owner", "priya", "--state", "done"], lambda row: row["state"] == "done"),
        (["--due-before", "2019-06-12"], lambda row: row["due"] < "2019-06-12"),
        (["--week", "2019-W24"], lambda row: row["week"] == "2019-W24"),
        (["--week", "last", "--state", "all"], lambda row: row["week"] == "2019-W25"),
    ],
)
def test_only_those_asked_for_are_listed(
    samples: CommandLine, options: list[str], hold: Callable[[Row], bool]
) -> None:
    chosen = samples.json("actions", *options)
    everything = samples.json("actions", "--state", "all")

    assert chosen
    assert all(hold(row) for row in chosen)
    assert len(chosen) < len(everything)


def test_carried_actions_are_listed_by_their_state(empty: CommandLine) -> None:
    empty.write("ada/2019-06-10.md", "- [>] Carried\n- [ ] Open\n")

    assert [row["text"] for row in empty.json("actions", "--state", "carried")] == ["Carried"]


@pytest.mark.parametrize("name", ["me", "callum", "colin", "Callum Frobisher"])
def test_an_owner_goes_by_any_of_their_names(samples: CommandLine, name: str) -> None:
    assert len(samples.json("actions", "--owner", name)) == len(
        [line for line in samples.lines("actions") if "(Callum Frobisher" in line]
    )


def test_an_action_without_an_owner_is_its_author_s(empty: CommandLine) -> None:
    empty.write("ada/2019-06-10.md", "- [ ] Hers\n- [ ] His @bo\n")
    empty.write("bo/2019-06-10.md", "- [ ] His own\n")

    rows = empty.json("actions", "--owner", "ada")

    assert [(row["text"], row["owner"]) for row in rows] == [("Hers", None)]


def test_an_unknown_me_has_no_actions(samples: CommandLine) -> None:
    assert samples.given("--as", "zoe").json("actions", "--owner", "me") == []


def test_the_fields_of_json_are_those_promised(samples: CommandLine) -> None:
    assert {tuple(row) for row in samples.json("actions", "--state", "all")} == {tuple(FIELDS)}


def test_json_tells_all_of_an_action(empty: CommandLine) -> None:
    empty.write(
        "ada/2019-06-10.md",
        "# w/c 10 June 2019\n\n## To do\n\n"
        "- [/] ⏫ **Ring** [Bo](bo.md) ➕ 2019-06-03 ⏳ 2019-06-28 📅 2019-07-01\n",
    )

    (row,) = empty.json("actions")

    assert row == {
        "id": row["id"],
        "path": "ada/2019-06-10.md",
        "line": 5,
        "text": "**Ring** [Bo](bo.md)",
        "state": "progress",
        "owner": None,
        "due": "2019-07-01",
        "check": "2019-06-28",
        "created": "2019-06-03",
        "done": None,
        "priority": "high",
        "week": "2019-W24",
        "age_weeks": 3,
        "section": "To do",
    }


def test_a_line_shows_no_markdown_and_no_control(empty: CommandLine) -> None:
    empty.write("ada/2019-06-10.md", "- [ ] **Ring** `Bo` \x1b[31m\u202e\n")

    line = empty.lines("actions")[1]

    assert "] Ring Bo " in line
    assert line.isprintable()


def test_nothing_to_list_is_said_aside(samples: CommandLine, empty: CommandLine) -> None:
    assert samples.told("actions", "--owner", "zoe") == "weeknotes: No action matches.\n"
    assert "There are no notes in" in empty.told("actions")
    assert empty.json("actions") == []


def test_a_day_that_is_none_is_wrong_usage(samples: CommandLine) -> None:
    assert "--due-before" in samples.told("actions", "--due-before", "soon", status=2)
