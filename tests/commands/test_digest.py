"""`weeknotes digest`."""

import pytest

from tests.commands.conftest import CommandLine


def test_it_prints_the_week_across_colleagues(samples: CommandLine) -> None:
    lines = samples.lines("digest", "--week", "2019-W25")

    assert lines[:9] == [
        "# The week of 17 June 2019",
        "",
        "4 notes by 3 people · 10 actions raised · 4 done",
        "",
        "## Amara Okonjo-Reyes",
        "",
        "### [All at sea](amara/2019-06-17.md)",
        "",
        "We moved the planning portal. 61,204 applications went in, 61,204 came out, and at 18.40 "
        "on Sunday Dilys rang a bell that I hadn't known we owned.",
    ]
    assert "#### Odds and ends" in lines  # another name of `Other highlights` in the settings
    assert "Mentions [Dilys](#dilys-penhaligon-marsh) and [Amara](#amara-okonjo-reyes)." in lines
    assert lines[-1] == "No note from Dilys Penhaligon-Marsh and Priya Venkataraman."


def test_saved_in_the_folder_it_states_no_action(samples: CommandLine) -> None:
    before = samples.json("actions", "--state", "all")

    samples.write("amara/digest.md", samples.run("digest", "--week", "last").stdout)

    assert samples.json("actions", "--state", "all") == before


def test_one_s_own_drafts_can_be_left_out(samples: CommandLine) -> None:
    own = samples.given("--as", "tomasz")

    assert "Low tide" in own.run("digest").stdout
    assert "Low tide" not in own.run("digest", "--published").stdout


def test_what_others_have_not_published_is_left_out(samples: CommandLine) -> None:
    printed = samples.run("digest").stdout

    assert "Low tide" not in printed
    assert printed.endswith(
        "Not yet: Callum Frobisher, Dilys Penhaligon-Marsh and Tomasz Hallam.\n"
    )


def test_json_tells_of_each_person(samples: CommandLine) -> None:
    rows = samples.given("--as", "tomasz").json("digest")

    assert [row["who"] for row in rows] == [
        "Amara Okonjo-Reyes", "Callum Frobisher", "Priya Venkataraman", "Tomasz Hallam",
    ]  # fmt: skip
    assert rows[1]["notes"] == rows[1]["raised"] == []
    (done,) = rows[1]["done"]
    assert (done["text"], done["state"]) == ("Frame question 26", "cancelled")
    assert rows[3]["notes"] == [
        {
            "path": "tomasz/weeknotes/w26-low-tide.md",
            "title": "Low tide",
            "kind": "weeknote",
            "status": "draft",
        }
    ]


@pytest.mark.parametrize(
    ("week", "told"),
    [
        (
            "next",
            "in w/c 1 July 2019; the last week with notes is w/c 24 June 2019: --week 2019-W26",
        ),
        ("2018-W1", "in w/c 1 January 2018; the latest week with notes is w/c 24 June 2019: "),
    ],
)
def test_of_a_week_without_anything_it_says_when_somebody_wrote(
    samples: CommandLine, week: str, told: str
) -> None:
    result = samples.run("digest", "--week", week)

    assert not result.stdout
    assert result.stderr.startswith(f"weeknotes: Nobody wrote {told}")


def test_where_there_is_nothing_it_says_so(empty: CommandLine) -> None:
    assert "There are no notes in" in empty.told("digest")


def test_a_week_that_is_none_is_wrong_usage(samples: CommandLine) -> None:
    assert "--week" in samples.told("digest", "--week", "whenever", status=2)
