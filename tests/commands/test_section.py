"""`weeknotes section`."""

import re
from urllib.parse import unquote

import pytest

from tests.commands.conftest import CommandLine

NAME = "Something I'm learning"


def test_the_sample_teams_learning_is_a_document_worth_publishing(samples: CommandLine) -> None:
    lines = samples.lines("section", NAME)

    assert lines[:7] == [
        "# Something I'm learning",
        "",
        "37 notes by Amara, Callum, Priya and Tomasz, 1 April 2019 to 24 June 2019.",
        "",
        "## [Amara · w/c 24 June 2019](amara/2019-06-24.md#something-im-learning)",
        "",
        "A question can be absurd and be the only door that somebody has.",
    ]
    assert sum(line.startswith("## ") for line in lines) == 37
    assert lines[-1].startswith("Not in: Callum [27 May 2019](callum/the-one-with-the-pigeon.md);")


def test_every_link_of_the_document_leads_to_a_note(samples: CommandLine) -> None:
    targets = re.findall(r"\]\(([^()#:]+)(?:#[^()]*)?\)", samples.run("section", NAME).stdout)

    assert len(targets) > 40
    assert [path for path in targets if not (samples.folder / unquote(path)).is_file()] == []


@pytest.mark.parametrize("name", ["Actions", "To do", NAME])
def test_saved_in_the_folder_it_states_no_action(samples: CommandLine, name: str) -> None:
    before = samples.json("actions", "--state", "all")

    samples.write("amara/2019-06-25.md", samples.run("section", name).stdout)

    assert samples.json("actions", "--state", "all") == before


@pytest.mark.parametrize(
    ("options", "paths"),
    [
        (["--author", "me", "--since", "2019-W24"],
         ["callum/the-one-where-i-get-a-badge.md", "callum/the-one-where-we-hid-the-questions.md"]),
        (["--since", "this", "--published"], ["amara/2019-06-24.md", "priya/2019-W26.md"]),
        (["--until", "2019-W14", "--author", "amara"], ["amara/2019-04-01.md"]),
    ],
)  # fmt: skip
def test_people_and_weeks_are_chosen(
    samples: CommandLine, options: list[str], paths: list[str]
) -> None:
    assert [row["path"] for row in samples.json("section", NAME, *options)] == paths


def test_json_tells_what_is_written_where(samples: CommandLine) -> None:
    assert samples.json("section", NAME)[1] == {
        "path": "priya/2019-W26.md",
        "author": "Priya Venkataraman",
        "week": "2019-06-24",
        "iso_week": "2019-W26",
        "status": "published",
        "heading": "What I learned",
        "line": 49,
        "text": "I'm not going to make this into a lesson yet.",
    }


def test_all_is_more_than_the_newest(empty: CommandLine) -> None:
    for number in range(1, 203):
        empty.write(f"ada/{number}.md", f"# T{number}\n\n## Tea\n\nCup {number}.\n")

    assert "2 older notes have this section too" in empty.run("section", "tea").stdout
    assert len(empty.json("section", "tea", "--all")) == 202


def test_without_a_name_it_lists_them(samples: CommandLine) -> None:
    result = samples.run("section")

    assert result.stdout.splitlines()[:2] == [
        "   37  Something I'm learning  "
        "(Learned this week, What I learned, Things I didn't know on Monday)",
        "   26  Other highlights  (Odds and ends, Also this week)",
    ]
    assert "more stand in one note only: --all lists them" in result.stderr
    assert len(samples.lines("section", "--all")) > len(result.stdout.splitlines())
    assert samples.json("section")[2] == {"name": "Actions", "notes": 21, "headings": ["Actions"]}


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Something I'm lerning", f"Did you mean “{NAME}”?"),
        ("something", f"Did you mean “{NAME}”?"),
        (
            "nope",
            f"Most often there are “{NAME}”, “Other highlights”, “Actions”; "
            "`weeknotes section` lists them.",
        ),
    ],
)
def test_a_name_that_no_note_has_is_refused_with_what_may_be_meant(
    samples: CommandLine, name: str, hint: str
) -> None:
    told = samples.told("section", name, status=1)

    assert told == f"weeknotes: No note has a section “{name}”. {hint}\n"


def test_a_folder_without_sections_is_said_to_be_one(empty: CommandLine) -> None:
    assert "There are no notes" in empty.told("section", "tea", status=1)


def test_tasks_are_told_in_words(empty: CommandLine) -> None:
    empty.settings('[people]\npriya = "Priya Venkataraman"\n')
    empty.write("priya/1.md", "# w/c 24 June 2019\n")
    empty.write(
        "ada/2019-06-24.md",
        "# w/c 24 June 2019\n\n## Actions\n\n- [ ] Ask each service 📅 2019-07-12 @priya\n"
        "- [x] Sweep ✅ 2019-06-25\n",
    )

    assert empty.lines("section", "actions")[-2:] == [
        "- Ask each service (Priya, due 12 Jul)",
        "- Sweep (done 25 Jun)",
    ]


@pytest.mark.parametrize(("who", "sees"), [("ada", True), ("bo", False)])
def test_a_draft_is_its_author_s_alone(empty: CommandLine, who: str, *, sees: bool) -> None:
    empty.write("ada/2019-06-24.md", "---\nstatus: draft\n---\n# w/c 24 June\n\n## Tea\n\nHot.\n")
    empty.write("bo/2019-06-24.md", "# w/c 24 June\n\n## Tea\n\nCold.\n")
    asked = empty.given("--as", who)

    assert len(asked.json("section", "tea")) == 1 + sees
    assert len(asked.json("section", "tea", "--published")) == 1


def test_for_readers_links_lead_to_where_notes_are_published(empty: CommandLine) -> None:
    empty.write(
        "ada/1.md", "---\nurl: https://tea.example/1\n---\n# w/c 24 June 2019\n\n## Tea\n\nx\n"
    )
    empty.write("ada/2.md", "---\nurl: see (below)\n---\n# w/c 17 June 2019\n\n## Tea\n\ny\n")
    empty.write(
        "bo/3.md",
        "# w/c 10 June 2019\n\n## Tea\n\n[Hot](../ada/1.md#tea), [[2]], `[x](../ada/1.md)`.\n\n"
        "```\n[y](ada/1.md)\n```\n",
    )

    lines = empty.lines("section", "tea", "--published")

    assert [line for line in lines if "](" in line] == [
        "## [ada · w/c 24 June 2019](https://tea.example/1#tea)",
        "## [ada · w/c 17 June 2019](ada/2.md#tea)",
        "## [bo · w/c 10 June 2019](bo/3.md#tea)",
        "[Hot](https://tea.example/1#tea), [2](ada/2.md), `[x](../ada/1.md)`.",
        "[y](ada/1.md)",
    ]
    assert "tea.example" not in empty.run("section", "tea").stdout


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            ["--since", "next"],
            "No section matches; the last week with any is w/c 24 June 2019: --since 2019-W26",
        ),
        (
            ["--author", "me", "--since", "this"],
            "No section matches; the last week with any is w/c 17 June 2019: --since 2019-W25",
        ),
        (["--author", "ada"], f"No note by Ada has a section “{NAME}”."),
    ],
)
def test_a_section_that_nobody_chosen_has_is_said_aside(
    samples: CommandLine, options: list[str], told: str
) -> None:
    samples.write("ada/2019-06-24.md", "---\nauthor: Ada\n---\n# w/c 24 June 2019\n")

    assert samples.told("section", NAME, *options) == f"weeknotes: {told}\n"


def test_no_control_reaches_the_terminal(empty: CommandLine) -> None:
    empty.write("ada/\x1b]0;a.md", "# A\x1b]0;b\n\n## Tea\n\n\x1b[31mred\n\n## B\x1b[31m\n\nx\n")

    assert "\x1b" not in empty.run("section", "tea").stdout + empty.run("section", "--all").stdout
