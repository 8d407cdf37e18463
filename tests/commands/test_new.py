"""`weeknotes new`."""

import pytest

from tests.commands.conftest import CommandLine


def test_a_note_is_begun_in_its_author_s_manner(samples: CommandLine) -> None:
    amara = CommandLine(samples.folder, ("--as", "amara"))

    assert amara.lines("new", "--no-open", "--week", "next") == ["amara/2019-07-01.md"]
    assert amara.read("amara/2019-07-01.md").startswith("# w/c 1 July: \n")


def test_the_path_of_what_there_is_is_printed_instead(samples: CommandLine) -> None:
    (path,) = samples.lines("new", "--no-open")
    begun = samples.read(path)

    assert samples.lines("new", "--no-open") == [path]
    assert samples.read(path) == begun


def test_a_new_note_is_its_author_s_and_of_its_week(samples: CommandLine) -> None:
    (path,) = samples.lines("new", "--no-open")

    (row,) = (row for row in samples.json("list", "--week", "this") if row["path"] == path)
    assert (row["author"], row["week"], row["status"]) == (
        "Callum Frobisher",
        "2019-06-24",
        "draft",
    )


def test_another_week_is_drafted_on_demand(samples: CommandLine) -> None:
    samples.run("new", "--no-open", "--week", "2019-05-14")

    assert "Callum Frobisher" in {row["author"] for row in samples.json("list", "--week", "W20")}


def test_a_week_that_has_a_note_is_not_begun_again(samples: CommandLine) -> None:
    assert samples.lines("new", "--no-open", "--week", "last") == [
        "callum/the-one-where-i-get-a-badge.md"
    ]


def test_somebody_new_begins_in_a_folder_of_their_own(samples: CommandLine) -> None:
    zoe = samples.given("--as", "Zoë Quinn")

    (path,) = zoe.lines("new", "--no-open")

    assert zoe.lines("new", "--no-open") == [path]
    assert [row["path"] for row in zoe.json("list", "--author", "me")] == [path]


def test_weeks_start_when_the_folder_says(empty: CommandLine) -> None:
    empty.settings('week_starts = "sunday"')

    assert empty.lines("new", "--no-open") == ["callum/2019-06-23.md"]
    assert empty.lines("new", "--no-open", "--week", "last") == ["callum/2019-06-16.md"]


def test_read_only_begins_nothing(samples: CommandLine) -> None:
    before = sorted(samples.folder.rglob("*"))

    told = samples.given("--as", "zoe", "--read-only").told("new", "--no-open", status=1)

    assert "read-only" in told
    assert sorted(samples.folder.rglob("*")) == before


def test_the_editor_needs_a_terminal(samples: CommandLine) -> None:
    assert "the app needs a terminal" in samples.told("new", status=2)


def test_a_week_that_is_none_is_wrong_usage(samples: CommandLine) -> None:
    assert "--week" in samples.told("new", "--week", "whenever", status=2)
    assert "--week" in samples.told("new", "--no-open", "--week", "whenever", status=2)


@pytest.mark.parametrize("login", ["notes", "2019", "Posts"])
@pytest.mark.parametrize(
    "template", ["", "# {{ title }}\n", "---\nstatus: draft\n---\n# {{ title }}\n"]
)
def test_whose_folder_does_not_tell_the_note_does(
    empty: CommandLine, login: str, template: str
) -> None:
    empty.settings('template = "t.md"' if template else "")
    empty.write("t.md", template)
    line = empty.given("--as", login)
    (path,) = line.lines("new", "--no-open")

    assert line.lines("new", "--no-open") == [path]
    assert line.json("add", "Tea")[0]["path"] == path
    assert [row["author"] for row in line.json("list", "--author", "me")] == [login]


def test_a_folder_where_nobody_edits_gets_no_note(samples: CommandLine) -> None:
    samples.settings('edit = "nobody"')
    before = sorted(samples.folder.rglob("*.md"))

    for words in (["new", "--no-open"], ["add", "Tea"]):
        assert "`edit` in its .weeknotes.toml says nobody" in samples.told(*words, status=1)
    assert sorted(samples.folder.rglob("*.md")) == before


def test_the_template_is_no_note(empty: CommandLine) -> None:
    empty.settings('template = "2019/t.md"')
    empty.write("2019/t.md", "# {{ title }}\n\n- [ ] {{ open }}\n")
    empty.write("ada/t.md", "# Another\n")

    assert [row["path"] for row in empty.json("list")] == ["ada/t.md"]
    assert empty.json("actions") == []
    (path,) = empty.lines("new", "--no-open")
    assert empty.read(path).startswith("# w/c 24 June 2019\n")


def test_a_template_that_is_not_there_is_told_by_its_setting(empty: CommandLine) -> None:
    empty.settings('template = "t.md"')

    told = empty.told("new", "--no-open", status=1)

    assert "`template` in the folder's .weeknotes.toml names “t.md”" in told


def test_who_has_no_note_here_is_told_as_whom_one_begins(samples: CommandLine) -> None:
    told = samples.given("--as", "amra").told("add", "Tea")

    assert told.startswith("weeknotes: You are “amra” here, a name that no note is by")
