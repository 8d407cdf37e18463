"""`weeknotes changes`."""

from pathlib import Path

import pytest

from tests.commands.conftest import CommandLine
from tui.commands.session import Session
from tui.notes.library import Library


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has been read by anybody yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.mark.usefixtures("at_home")
def test_at_first_what_others_wrote_of_late_is_new(samples: CommandLine) -> None:
    lines = samples.lines("changes")

    assert lines[0] == "# What is new"
    assert lines[2] == "11 new notes"  # and not what others have not published
    assert samples.told("changes") == (
        "weeknotes: You have not opened the app here yet: notes older than four weeks count as "
        "read.\n"
    )
    assert not any("](callum/" in line for line in lines if line.startswith("## "))
    assert lines == samples.lines("changes")


@pytest.mark.usefixtures("at_home")
def test_of_what_was_read_the_sections_are_told_that_others_changed(samples: CommandLine) -> None:
    library = Library(samples.folder, me="callum")
    library.open()
    library.refresh()
    reading = Session(name="callum").reading(library)
    path = "amara/2019-06-10.md"
    reading.mark_read(library.note(path), *library.body(path))
    reading.mark_all_read(library.notes.values())
    assert reading.close()
    samples.write(path, samples.read(path).replace("Success is a kind", "Failure is a kind"))

    lines = samples.lines("changes")

    assert [line for line in lines if line.startswith("#")] == [
        "# What is new",
        "## [The week the bins won](amara/2019-06-10.md)",
        "### [Something I'm learning](amara/2019-06-10.md#something-im-learning)",
    ]
    assert lines[-1].startswith("Failure is a kind of promise that other people make for you.")


@pytest.mark.usefixtures("at_home")
def test_nothing_new_is_said_aside(empty: CommandLine) -> None:
    assert empty.told("changes") == "weeknotes: Nothing is new to you.\n"


@pytest.mark.usefixtures("at_home")
def test_where_all_was_marked_as_read_at_once_a_changed_note_is_told_by_how_it_begins(
    samples: CommandLine,
) -> None:
    library = Library(samples.folder, me="callum")
    library.open()
    library.refresh()
    reading = Session(name="callum").reading(library)
    reading.mark_all_read(library.notes.values())
    assert reading.close()
    samples.write("amara/2019-06-10.md", "# w/c 10 June 2019: Bins\n\nThey won again.\n")

    lines = samples.lines("changes")

    assert lines[-3:] == ["Which parts have changed is not known.", "", "They won again."]
