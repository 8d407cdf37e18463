"""`weeknotes person`."""

import pytest

from tests.commands.conftest import CommandLine


@pytest.mark.parametrize("name", ["me", "callum", "Callum Frobisher", "colin"])
def test_it_prints_what_there_is_of_a_person(samples: CommandLine, name: str) -> None:
    lines = samples.lines("person", name)

    assert lines[:3] == [
        "# Callum Frobisher",
        "",
        "9 notes, 15 April 2019 to 17 June 2019 · 7 open actions · mentioned in 28 notes of others",
    ]
    assert lines[6] == (
        "- A new accessibility statement that is true (in progress, due 14 Jun, 12 days late, "
        "[Eighty-three things](amara/2019-04-29.md))"
    )
    assert (
        "- 27 May: [The one with the pigeon](callum/the-one-with-the-pigeon.md). A pigeon came up "
        "in the lift on Tuesday." in lines
    )
    assert (
        "- Priya, 24 June 2019, [Question 31](priya/2019-W26.md): Callum [wrote it up]"
        "(callum/the-one-with-the-deceased-applicant.md), and it was funny." in lines
    )


def test_saved_in_the_folder_it_states_no_action(samples: CommandLine) -> None:
    before = samples.json("actions", "--state", "all")

    samples.write("amara/dilys.md", samples.run("person", "dilys").stdout)

    assert samples.json("actions", "--state", "all") == before


def test_a_stranger_is_refused_with_a_name_that_is_near(samples: CommandLine) -> None:
    assert samples.told("person", "Nobody", status=1) == (
        "weeknotes: Nobody here goes by “Nobody”.\n"
    )
    assert "Did you mean “Tomasz Hallam”?" in samples.told("person", "Thomas Hallam", status=1)


@pytest.mark.parametrize("name", ["", "  "])
def test_a_name_of_blanks_is_nobody_s(samples: CommandLine, name: str) -> None:
    result = samples.run("person", name, status=1)

    assert (result.stdout, result.stderr) == (
        "",
        f"weeknotes: Nobody here goes by “{name}”.\n",
    )


def test_of_somebody_with_nothing_but_drafts_nothing_is_shown(empty: CommandLine) -> None:
    empty.settings('[people]\nada = "Ada Lovelace"\n')
    empty.write("ada/2019-06-24.md", "---\nstatus: draft\n---\n# w/c 24 June 2019\n")

    assert empty.told("person", "ada", status=1) == (
        "weeknotes: No note that you are shown is by Ada Lovelace or names them.\n"
    )
    assert "1 note · " in empty.given("--as", "ada").run("person", "me").stdout
