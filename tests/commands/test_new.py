"""`weeknotes new`."""

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
