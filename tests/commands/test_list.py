"""`weeknotes list`."""

from datetime import date

import pytest

from tests.commands.conftest import CommandLine
from tui.commands.session import Session

FIELDS = [
    *("path", "title", "author", "week", "iso_week", "week_source", "guessed", "kind", "status"),
    "read_state",
    *("date", "url", "words", "sections", "actions", "problems"),
]

TOMASZ = "tomasz/weeknotes/w25-thirty-eight-in-the-sea.md"


def paths(samples: CommandLine, *words: str) -> list[str]:
    return [row["path"] for row in samples.json("list", *words)]


def unread(samples: CommandLine, *words: str) -> list[str]:
    return samples.lines("list", "--unread", *words)


def read(samples: CommandLine, name: str, *paths: str) -> None:
    """Let somebody read notes, in a session that has ended."""
    session = Session(folder=samples.folder, name=name)
    library = session.library()
    reading = session.reading(library)
    reading.settle_in((), samples.today)  # all that there is counts
    reading.mark_all_read(library.notes[path] for path in paths)
    assert reading.close()


def test_a_line_says_when_who_what_and_where(samples: CommandLine) -> None:
    assert samples.given("--as", "tomasz").lines("list")[2] == (
        "2019-06-24  Tomasz Hallam           Low tide  (draft)  [1 open]  "
        "tomasz/weeknotes/w26-low-tide.md"
    )


def test_the_newest_come_first_and_those_of_no_week_last(samples: CommandLine) -> None:
    samples.write("about.md", "# About us\n")

    listed = samples.lines("list")

    assert listed[0].startswith("2019-06-24")
    assert listed[-2].startswith("2019-04-01")
    assert listed[-1].startswith("no week     ")
    assert listed[-1].endswith("About us  about.md")


@pytest.mark.parametrize(
    ("options", "weeks"),
    [
        (["--week", "this"], {"2019-06-24"}),
        (["--week", "last"], {"2019-06-17"}),
        (["--week", "-2"], {"2019-06-10"}),
        (["--week", "2019-W23"], {"2019-06-03"}),
        (["--week", "12 June"], {"2019-06-10"}),
        (["--since", "last"], {"2019-06-17", "2019-06-24"}),
        (["--until", "2019-04-10"], {"2019-04-01", "2019-04-08"}),
        (["--since", "W15", "--until", "W16"], {"2019-04-08", "2019-04-15"}),
        (["--since", "last monday"], {"2019-06-24"}),
        (["--until", "9 april"], {"2019-04-01", "2019-04-08"}),
        (["--since", "next"], set()),
    ],
)
def test_weeks_are_chosen_in_any_spelling(
    samples: CommandLine, options: list[str], weeks: set[str]
) -> None:
    samples.write("about.md", "# About us\n")

    assert {row["week"] for row in samples.json("list", *options)} == weeks


def test_weeks_are_counted_as_the_folder_counts_them(empty: CommandLine) -> None:
    empty.settings('week_starts = "sunday"')
    empty.write("ada/2019-06-23.md", "# Sunday\n")

    assert paths(empty, "--week", "this") == ["ada/2019-06-23.md"]


@pytest.mark.parametrize("name", ["callum", "Callum", "Callum Frobisher", "colin", "me"])
def test_an_author_goes_by_any_of_their_names(samples: CommandLine, name: str) -> None:
    assert {row["author"] for row in samples.json("list", "--author", name)} == {"Callum Frobisher"}


def test_kinds_are_chosen(samples: CommandLine) -> None:
    assert {row["kind"] for row in samples.json("list", "--kind", "post")} == {"post"}
    assert len(paths(samples, "--kind", "post")) == 5


def test_choices_are_combined(samples: CommandLine) -> None:
    chosen = paths(samples, "--author", "tom", "--week", "last", "--kind", "weeknote")

    assert chosen == [TOMASZ]


def test_the_fields_of_json_are_those_promised(samples: CommandLine) -> None:
    rows = samples.json("list")

    assert {tuple(row) for row in rows} == {tuple(FIELDS)}
    assert {tuple(row["actions"]) for row in rows} == {("open", "done", "total")}


def test_json_tells_all_of_a_note(samples: CommandLine) -> None:
    (row,) = samples.given("--as", "tomasz").json("list", "--author", "me", "--week", "2019-W26")

    assert row | {"words": 0} == {
        "path": "tomasz/weeknotes/w26-low-tide.md",
        "title": "Low tide",
        "author": "Tomasz Hallam",
        "week": "2019-06-24",
        "iso_week": "2019-W26",
        "week_source": "front matter",
        "guessed": False,
        "kind": "weeknote",
        "status": "draft",
        "read_state": "read",
        "date": "2019-06-26",
        "url": None,
        "words": 0,
        "sections": [
            "Three boats",
            "Thirty-seven",
            "Learned this week",
            "To do",
            "Other highlights",
        ],
        "actions": {"open": 1, "done": 1, "total": 2},
        "problems": [],
    }
    assert 250 < row["words"] < 350


def test_json_tells_what_is_wrong_with_a_note(empty: CommandLine) -> None:
    empty.write("ada/2019-06-10.md", "---\ntitle: [\n---\nText.\n")

    (row,) = empty.json("list")

    assert [problem["code"] for problem in row["problems"]] == ["front-matter"]
    assert list(row["problems"][0]) == ["code", "message", "line"]


def test_columns_stand_below_each_other_whatever_the_script(empty: CommandLine) -> None:
    empty.write("陳大文/2019-06-10.md", "# One\n")
    empty.write("ada/2019-06-10.md", "# Two\n")
    empty.write("Zoë/2019-06-10.md", "# Three\n")

    assert sorted(line.split("  ", 1)[1] for line in empty.lines("list")) == [
        "Zoë     Three  Zoë/2019-06-10.md",
        "ada     Two  ada/2019-06-10.md",
        "陳大文  One  陳大文/2019-06-10.md",
    ]


def test_a_file_name_can_not_control_the_terminal(empty: CommandLine) -> None:
    name = "ada/\x1b]0;gotcha\x07\n2019-06-10\x9b31m.md"
    empty.write(name, "# \x1b[31mRed\u202e\n")

    (line,) = empty.lines("list")
    printed = empty.run("list", "--json").stdout

    assert line.isprintable()
    assert printed.replace("\n", "").isprintable()
    assert paths(empty) == [name]


def test_unread_are_those_that_the_person_has_not_seen_as_they_are(samples: CommandLine) -> None:
    seen, changed = "amara/2019-06-17.md", TOMASZ
    read(samples, "callum", seen, changed)
    samples.write(changed, samples.read(changed) + "\nAnd another thing.\n")

    rows = {row["path"]: row["read_state"] for row in samples.json("list")}

    assert (rows[seen], rows[changed]) == ("read", "changed")
    assert {rows[path] for path in paths(samples, "--author", "me")} == {"read"}
    assert set(paths(samples, "--unread")) == {p for p, state in rows.items() if state != "read"}
    assert any(line.endswith(f"(changed)  [2 open]  {changed}") for line in unread(samples))
    assert not any("(changed)" in line for line in samples.lines("list"))
    assert len(unread(samples, "--author", "tomasz")) < len(unread(samples))


def test_to_somebody_who_was_never_here_old_notes_are_no_news(samples: CommandLine) -> None:
    weeks = {row["week"] for row in samples.json("list") if row["read_state"] == "unread"}

    assert min(weeks) == "2019-06-03"
    assert "older than four weeks" in samples.told("list", "--unread")
    assert len(unread(samples)) == len(paths(samples, "--unread"))
    before = len(unread(samples))
    read(samples, "callum")
    assert len(unread(samples)) > before
    assert not samples.told("list", "--unread")


def test_what_one_person_has_read_another_has_not(samples: CommandLine) -> None:
    read(samples, "callum", TOMASZ)

    assert TOMASZ not in paths(samples, "--unread")
    assert TOMASZ in paths(samples.given("--as", "amara"), "--unread")
    assert TOMASZ in paths(samples.given(), "--unread")


def test_nothing_new_is_said_aside(samples: CommandLine) -> None:
    read(samples, "callum", *paths(samples))

    assert samples.told("list", "--unread") == "weeknotes: No unread note matches.\n"


def test_nothing_to_list_is_said_aside(samples: CommandLine, empty: CommandLine) -> None:
    assert samples.told("list", "--kind", "post", "--week", "this") == (
        "weeknotes: No note matches; the last week with any is w/c 17 June 2019: --week 2019-W25\n"
    )
    assert "There are no notes in" in empty.told("list")
    assert empty.json("list") == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--since", "next"], "the last week with any is w/c 24 June 2019: --since 2019-W26"),
        (["--week", "next"], "the last week with any is w/c 24 June 2019: --week 2019-W26"),
        (["--until", "2018-W1"], "the first week with any is w/c 1 April 2019: --until 2019-W14"),
        (["--week", "2018-W1"], "the first week with any is w/c 1 April 2019: --week 2019-W14"),
    ],
)
def test_weeks_without_a_note_are_told_from_those_with_some(
    samples: CommandLine, options: list[str], said: str
) -> None:
    assert samples.told("list", *options) == f"weeknotes: No note matches; {said}\n"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("zoe", "Nobody here goes by “zoe”."),
        ("pryia", "Nobody here goes by “pryia”. Did you mean “priya”?"),
    ],
)
@pytest.mark.parametrize("form", [[], ["--json"]])
@pytest.mark.parametrize(
    "words", [["list", "--author"], ["log", "--author"], ["actions", "--owner"],
              ["section", "Actions", "--author"], ["section", "--author"]]
)  # fmt: skip
def test_a_name_that_nobody_goes_by_is_refused(
    samples: CommandLine, words: list[str], form: list[str], name: str, told: str
) -> None:
    result = samples.run(*words, name, *form, status=1)

    assert (result.stdout, result.stderr) == ("", f"weeknotes: {told}\n")


@pytest.mark.parametrize(
    "words", [["list"], ["log"], ["actions"], ["section"], ["section", "Bins"]]
)
def test_where_there_is_nothing_json_comes_with_the_same_sentence(
    samples: CommandLine, words: list[str]
) -> None:
    week = (
        ["--week", "2018-W1"] if words[0] in ("list", "log", "actions") else ["--until", "2018-W1"]
    )
    said, as_json = samples.run(*words, *week), samples.run(*words, *week, "--json")

    assert (said.stdout, as_json.stdout) == ("", "[]\n")
    assert said.stderr == as_json.stderr != ""


@pytest.mark.parametrize("option", ["--week", "--since", "--until"])
def test_what_names_no_week_is_wrong_usage(samples: CommandLine, option: str) -> None:
    told = samples.told("list", option, "whenever", status=2)

    assert f"Invalid value for {option}: “whenever” names no week; try 2019-W24" in told


def test_a_range_of_weeks_ends_after_its_beginning(samples: CommandLine) -> None:
    told = samples.told("list", "--since", "2019-W26", "--until", "2019-W14", status=2)

    assert "--since is a later week than --until" in told


def test_one_week_and_a_range_of_them_exclude_each_other(samples: CommandLine) -> None:
    assert "--week names one" in samples.told("list", "--week", "1", "--since", "2", status=2)


def test_today_is_the_session_s(samples: CommandLine) -> None:
    later = CommandLine(samples.folder, today=date(2019, 6, 12))

    assert {row["week"] for row in later.json("list", "--week", "this")} == {"2019-06-10"}
