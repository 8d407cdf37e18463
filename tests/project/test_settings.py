"""A person's settings are read leniently, and what the program remembers never stops it."""

from pathlib import Path

import pytest

from tui import settings
from tui.settings import Remembered, Settings


@pytest.fixture(autouse=True)
def _own_directories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))


def config(text: str | bytes) -> Path:
    file = settings.config_dir() / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_every_directory_honours_xdg(tmp_path: Path) -> None:
    assert settings.config_dir() == tmp_path / "config" / "weeknotes"
    assert settings.state_dir() == tmp_path / "state" / "weeknotes"
    assert settings.cache_dir() == tmp_path / "cache" / "weeknotes"


def test_without_a_file_the_defaults_apply() -> None:
    assert settings.load() == (Settings(), [])


def test_values_are_read() -> None:
    config('folder = "~/notes"\nmouse = false\n[keys]\n"tracker.tick" = "t"\n')

    assert settings.load() == (
        Settings(folder="~/notes", mouse=False, keys={"tracker.tick": "t"}),
        [],
    )


def test_another_file_can_be_named(tmp_path: Path) -> None:
    file = tmp_path / "other.toml"
    file.write_text('name = "ada"')

    assert settings.load(file) == (Settings(name="ada"), [])


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("mouse = 1", "mouse"),
        ("folder = 7", "folder"),
        ("reading_width = 3", "reading_width"),
        ("keys = ['t']", "keys"),
        ("colour = 'red'", "colour"),
    ],
)
def test_a_wrong_value_costs_only_itself(line: str, key: str) -> None:
    file = config(f"theme = 'nord'\n{line}\n")

    read, problems = settings.load()

    assert read == Settings(theme="nord")
    assert len(problems) == 1
    assert problems[0].startswith(f"{file}: `{key}` is")


@pytest.mark.parametrize("content", [b"theme = \n", b"theme = '\xff'\n"])
def test_a_broken_file_is_named_and_ignored(content: bytes) -> None:
    file = config(content)

    read, problems = settings.load()

    assert read == Settings()
    assert len(problems) == 1
    assert problems[0].startswith(f"{file} is not a TOML file")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    read, problems = settings.load(tmp_path)

    assert read == Settings()
    assert problems == [f"{tmp_path} can't be read, so the defaults apply: Is a directory."]


def test_what_is_remembered_is_there_the_next_time() -> None:
    assert settings.remember(theme="nord")
    assert settings.remember(folder="/notes")

    assert settings.remembered() == Remembered(theme="nord", folder="/notes")
    assert [file.name for file in settings.state_dir().iterdir()] == ["state.json"]


@pytest.mark.parametrize("content", [b"", b"null", b"{", b'{"theme": 3}', b"\xff\x00"])
def test_a_damaged_memory_is_forgotten(content: bytes) -> None:
    settings.state_dir().mkdir(parents=True)
    (settings.state_dir() / "state.json").write_bytes(content)

    assert settings.remembered() == Remembered()
    assert settings.remember(theme="nord")


def test_a_disk_that_refuses_is_reported_and_survived(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the directory should be")

    assert not settings.remember(theme="nord")
    assert settings.remembered() == Remembered()
