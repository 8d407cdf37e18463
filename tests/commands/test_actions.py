"""`weeknotes actions`."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.commands.conftest import CommandLine

FIELDS = [
    *("id", "path", "line", "text", "state", "owner", "due", "check", "created", "done"),
    *("priority", "week", "age_weeks", "section"),
]

DAYS = ("2019-06-26", "2019-06-27")

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
        (["--due-after", "today"], lambda row: row["due"] > "2019-06-26"),
        (["--due-after", "2019-06-25", "--due-before", "fri"], lambda row: row["due"] in DAYS),
        (["--mine"], lambda row: row["owner"] in (None, "Callum Frobisher")),
        (["--text", "postcard KERBLINE"], lambda row: row["text"].startswith("First postcard")),
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
    assert samples.told("actions", "--text", "zebra") == "weeknotes: No action matches.\n"
    assert "There are no notes in" in empty.told("actions")
    assert empty.json("actions") == []


@pytest.mark.parametrize("option", ["--due-before", "--due-after", "--check-before"])
def test_a_day_that_is_none_is_wrong_usage(samples: CommandLine, option: str) -> None:
    told = samples.told("actions", option, "soon", status=2)

    assert f"Invalid value for {option}: “soon” names no day; try 2019-06-12, fri" in told


def test_check_in_days_are_asked_for_too(empty: CommandLine) -> None:
    empty.write(
        "ada/2019-06-10.md", "- [ ] Tea ⏳ 2019-06-27\n- [ ] Cake ⏳ 2019-06-28\n- [ ] Milk\n"
    )

    assert texts(empty, "--check-before", "2019-06-28") == ["Tea"]


def test_mine_and_another_s_is_wrong_usage(samples: CommandLine) -> None:
    assert "--mine" in samples.told("actions", "--mine", "--owner", "priya", status=2)


def test_a_section_is_asked_for_by_any_name_that_means_it(empty: CommandLine) -> None:
    empty.settings('[sections]\n"Actions" = ["To do"]\n')
    empty.write(
        "ada/2019-06-10.md",
        "- [ ] Top\n\n## 2. Actions:\n\n- [ ] Tea\n\n### Ada’s\n\n- [ ] Hers\n\n"
        "## Other\n\n- [ ] No\n",
    )
    empty.write("bo/2019-06-10.md", "## To do\n\n- [ ] His\n")

    assert sorted(texts(empty, "--section", "to do")) == ["Hers", "His", "Tea"]
    assert texts(empty, "--section", "Ada's") == ["Hers"]


def test_a_section_that_no_note_has_is_refused_with_the_one_that_may_be_meant(
    empty: CommandLine,
) -> None:
    assert empty.told("actions", "--section", "To do").startswith("weeknotes: There are no notes")
    empty.write("ada/2019-06-10.md", "# Week\n\n## Actions\n\n- [ ] Tea\n")

    told = empty.told("actions", "--section", "Acts", status=1)

    assert told == (
        "weeknotes: No note has a section “Acts”. Most often there are “Actions”; "
        "`weeknotes section` lists them.\n"
    )
    assert "Did you mean “Actions”?" in empty.told("actions", "--section", "acti", status=1)
    assert empty.run("actions", "--json", "--section", "Acts", status=1).stdout == ""


@pytest.mark.parametrize(
    ("group", "headings"),
    [
        ("due", ["Today (1)", "Later (1)", "No date (1)"]),
        ("owner", ["ada (2)", "bo (1)"]),
        ("week", ["24 Jun 2019 · W26 (1)", "10 Jun 2019 · W24 (2)"]),
        ("age", ["2 to 4 weeks old (2)", "This week (1)"]),
        ("section", ["To do (1)", "No heading (2)"]),
    ],
)
def test_they_are_grouped_as_asked(empty: CommandLine, group: str, headings: list[str]) -> None:
    empty.write("ada/2019-06-10.md", "- [ ] Tea 📅 2019-06-26\n- [ ] Cake 📅 2019-08-01 @bo\n")
    empty.write("ada/2019-06-24.md", "## To do\n\n- [ ] Milk\n")
    empty.write("bo/2019-06-24.md", "# w/c 24 June\n")

    lines = empty.lines("actions", "--group", group)

    assert [line for line in lines if not line.startswith(" ")] == headings
    ids = [line.split()[0] for line in lines if line.startswith(" ")]
    assert [row["id"] for row in empty.json("actions", "--group", group)] == ids


@pytest.mark.parametrize(
    "change",
    [
        ["--state", "done"],
        ["--state", "cancelled"],
        ["--state", "progress"],
        ["--due", "fri"],
        ["--check", "2w"],
        ["--postpone", "1w"],
        ["--owner", "bo"],
        ["--priority", "high"],
    ],
)
@pytest.mark.parametrize("fields", ["📅 2019-06-12", "[due:: 2019-06-12]", "due:2019-06-12 @ada"])
def test_ids_are_stable_whatever_is_changed(
    empty: CommandLine, change: list[str], fields: str
) -> None:
    empty.write("bo/2019-06-10.md", "# w/c 10 June\n")
    empty.write(
        "ada/2019-06-10.md", f"- [ ] Tea {fields}\n- [ ] **Tea** {fields}\n- [ ] Tea {fields}\n"
    )
    before = [row["id"] for row in by_line(empty)]

    empty.run("tick", *change, *before)

    assert len(set(before)) == 3
    assert [row["id"] for row in by_line(empty)] == before


def test_ids_are_stable_wherever_in_the_note_the_action_goes(empty: CommandLine) -> None:
    empty.write("ada/2019-06-10.md", "# One\n\n- [ ] Tea @ada\n- [ ] Cake 📅 2019-06-28\n")
    before = {row["id"]: row["text"] for row in by_line(empty)}

    empty.write(
        "ada/2019-06-10.md",
        "# Two\n\nMore words.\n\n> 1. [x] Cake ✅ 2019-06-20\n\n## New\n\n* Plain\n  + [/] Tea\n",
    )

    assert {row["id"]: row["text"] for row in by_line(empty)} == before


def texts(line: CommandLine, *options: str) -> list[str]:
    return [row["text"] for row in line.json("actions", *options)]


def by_line(line: CommandLine) -> list[Row]:
    return sorted(line.json("actions", "--state", "all"), key=lambda row: int(row["line"]))
