"""`weeknotes log`."""

import pytest

from tests.commands.conftest import CommandLine

LOG = """\
# Done in the week of 24 June 2019

## ada

- **Tea** (Mon, [w/c 10 June: \\[Tea\\]](ada/2019-06-10%20%28a%29.md))
- Cake (Wed, [w/c 24 June](bo/2019-06-24.md))

## Bo Lind

- ~~The bins~~, cancelled (Tue, [w/c 10 June: \\[Tea\\]](ada/2019-06-10%20%28a%29.md))
"""


@pytest.fixture
def team(empty: CommandLine) -> CommandLine:
    """Two people's notes, with what was done in this week and the one before."""
    empty.settings('[people]\nbo = "Bo Lind"\n')
    empty.write(
        "ada/2019-06-10 (a).md",
        "# w/c 10 June: [Tea]\n\n"
        "- [x] **Tea** ✅ 2019-06-24\n- [-] The bins @bo ❌ 2019-06-25\n"
        "- [x] Milk ✅ 2019-06-18\n- [x] Whenever\n- [ ] Not yet\n",
    )
    empty.write("bo/2019-06-24.md", "# w/c 24 June\n\n- [X] Cake @ada ✅ 2019-06-26\n")
    return empty.given("--as", "ada")


def test_it_tells_by_person_what_was_done_this_week(team: CommandLine) -> None:
    assert team.run("log").stdout == LOG


def test_a_log_that_is_pasted_into_a_note_holds_no_action(team: CommandLine) -> None:
    before = team.json("actions", "--state", "all")
    team.write("ada/2019-06-24.md", team.run("log").stdout)

    assert team.json("actions", "--state", "all") == before


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        ([], ["**Tea**", "Cake", "The bins"]),
        (["--week", "last"], ["Milk"]),
        (["--week", "2019-06-19"], ["Milk"]),
        (["--author", "me"], ["**Tea**", "Cake"]),
        (["--author", "bo"], ["The bins"]),
        (["--week", "-9"], []),
    ],
)
def test_week_and_person_are_asked_for(
    team: CommandLine, options: list[str], texts: list[str]
) -> None:
    assert [row["text"] for row in team.json("log", *options)] == texts


def test_json_tells_who_did_what_and_when(team: CommandLine) -> None:
    row = team.json("log")[-1]

    assert row == {
        "id": row["id"],
        "path": "ada/2019-06-10 (a).md",
        "line": 4,
        "text": "The bins",
        "state": "cancelled",
        "who": "Bo Lind",
        "day": "2019-06-25",
        "section": "w/c 10 June: [Tea]",
    }
    assert row["id"] in {row["id"] for row in team.json("actions", "--state", "all")}


def test_a_tick_is_in_the_log_at_once(team: CommandLine) -> None:
    (row,) = team.json("actions")
    team.run("tick", row["id"])

    assert "- Not yet (Wed, " in team.run("log").stdout


def test_no_control_reaches_the_terminal(team: CommandLine) -> None:
    team.write("ada/2019-06-17.md", "# A\x1b]0;b\n\n- [x] Tea \x1b[31m ✅ 2019-06-24\n")

    assert "\x1b" not in team.run("log").stdout


def test_nothing_done_is_said_aside(team: CommandLine) -> None:
    result = team.run("log", "--week", "next")

    assert (result.stdout, result.stderr) == (
        "",
        "weeknotes: No action matches; the last week with any is w/c 24 June 2019: "
        "--week 2019-W26\n",
    )


def test_a_week_that_is_none_is_wrong_usage(team: CommandLine) -> None:
    assert "--week" in team.told("log", "--week", "whenever", status=2)
