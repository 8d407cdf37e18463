"""`weeknotes index`."""

from pathlib import Path

import pytest

from tests.commands.conftest import CommandLine


def counts(line: CommandLine, *words: str) -> tuple[int, int, int]:
    """Return how many notes and actions there are, and how many files were read."""
    (told,) = line.lines("index", *words)
    notes, actions, files = (int(word) for word in told.split() if word.isdigit())
    return notes, actions, files


def test_all_is_read_once_and_then_what_is_new(samples: CommandLine) -> None:
    notes, actions, files = counts(samples)
    assert (notes, files) == (48, 48)
    assert actions > 60

    samples.write("ada/2019-06-24.md", "- [ ] One more\n")

    assert counts(samples) == (49, actions + 1, 1)


def test_rebuilding_reads_all_again(samples: CommandLine) -> None:
    before = counts(samples)

    assert counts(samples, "--rebuild") == before


def test_a_deleted_index_is_made_again(samples: CommandLine, tmp_path: Path) -> None:
    counts(samples)
    (index,) = (tmp_path / "xdg/cache").rglob("index-*.json")
    index.unlink()

    counts(samples)
    assert index.is_file()


def test_without_a_place_for_the_index_all_else_works(
    samples: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))

    assert "every start reads all notes anew" in samples.told("index")
    assert len(samples.lines("list")) == 46
    assert samples.json("actions")


def test_the_folder_itself_is_not_written_to(samples: CommandLine) -> None:
    before = sorted(samples.folder.rglob("*"))

    samples.run("index")

    assert sorted(samples.folder.rglob("*")) == before
