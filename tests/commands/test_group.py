"""`weeknotes` itself: which folder, who, and what is said of a wrong command."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
import pytest

from tests.commands.conftest import CommandLine, run
from tui import __version__
from tui.commands import COMMANDS, cli

NEEDS_TERMINAL = "the app needs a terminal"


@contextmanager
def config(text: str, home: Path) -> Iterator[None]:
    file = home / "xdg/config/weeknotes/config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    yield
    file.unlink()


class TestHelp:
    def test_the_group_lists_every_command(self) -> None:
        for option in ("-h", "--help"):
            told = run(option).stdout
            assert all(f"  {name} " in told and words in told for name, words in COMMANDS.items())
            assert "0 done, 1 refused or problems found, 2 wrong usage" in told

    @pytest.mark.parametrize("name", COMMANDS)
    def test_each_command_says_what_it_does_without_a_folder(self, name: str) -> None:
        for option in ("-h", "--help"):
            told = run(name, option)
            assert told.exit_code == 0
            assert told.stdout.startswith(f"Usage: weeknotes {name} ")

    @pytest.mark.parametrize("name", COMMANDS)
    def test_each_option_says_what_it_is_for(self, name: str) -> None:
        command = cli.get_command(click.Context(cli), name)

        assert command
        assert all(o.help for o in command.params if isinstance(o, click.Option))

    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_command_has_a_module_of_its_name(self, name: str) -> None:
        file = Path(__file__).parents[2] / f"tui/commands/{name}.py"

        assert file.read_text(encoding="utf-8").startswith(f'"""`weeknotes {name}`')

    def test_the_version_is_told(self) -> None:
        assert run("--version").stdout == f"weeknotes, version {__version__}\n"


class TestFolder:
    def test_it_is_named_by_an_option(self, samples: CommandLine) -> None:
        assert len(run("-f", str(samples.folder), "list").stdout.splitlines()) == 45

    def test_or_in_the_environment(
        self, samples: CommandLine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("WEEKNOTES_FOLDER", str(samples.folder))

        assert len(run("list").stdout.splitlines()) == 45

    def test_or_in_the_settings(self, samples: CommandLine, tmp_path: Path) -> None:
        with config(f'folder = "{samples.folder}"', tmp_path):
            assert len(run("list").stdout.splitlines()) == 45

    def test_or_is_the_current_directory_if_it_says_so(
        self, samples: CommandLine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(samples.folder)
        assert len(run("list").stdout.splitlines()) == 45

        (samples.folder / ".weeknotes.toml").unlink()
        assert run("list").exit_code == 2

    def test_the_option_goes_before_all_others(
        self,
        samples: CommandLine,
        empty: CommandLine,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("WEEKNOTES_FOLDER", str(empty.folder))
        monkeypatch.chdir(empty.folder)
        with config(f'folder = "{empty.folder}"', tmp_path):
            assert len(run("-f", str(samples.folder), "list").stdout.splitlines()) == 45

    @pytest.mark.parametrize("is_gone", [False, True])
    def test_none_is_wrong_usage_that_says_how_to_name_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_gone: bool
    ) -> None:
        monkeypatch.chdir(tmp_path)
        if is_gone:
            tmp_path.rmdir()
        result = run("list")

        assert result.exit_code == 2
        assert "Error: which folder? Name it with -f FOLDER" in result.stderr

    @pytest.mark.parametrize("words", [["list"], ["actions"], ["doctor"], ["index"], []])
    def test_one_that_is_not_there_is_a_sentence(self, tmp_path: Path, words: list[str]) -> None:
        result = run("-f", str(tmp_path / "nowhere"), *words)

        assert result.exit_code == 1
        assert result.stderr == (
            f"weeknotes: There is no folder “{tmp_path}/nowhere”. Create it, or name another one.\n"
        )
        assert not result.stdout

    @pytest.mark.parametrize("words", [["list"], ["tick", "a"], ["new", "--no-open"], []])
    def test_a_file_is_a_sentence(self, tmp_path: Path, words: list[str]) -> None:
        file = tmp_path / "note.md"
        file.write_text("# Note\n", encoding="utf-8")

        result = run("-f", str(file), *words)

        assert result.exit_code == 1
        assert result.stderr == (
            f"weeknotes: “{file}” is a file. Name the folder that holds the notes.\n"
        )
        assert file.read_text(encoding="utf-8") == "# Note\n"


class TestFolderInPlaceOfACommand:
    def test_it_opens_the_app(self, samples: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(samples.folder.parent)
        for name in (".", "./notes", "notes", str(samples.folder)):
            result = run(name)
            assert result.exit_code == 2
            assert NEEDS_TERMINAL in result.stderr

    def test_it_goes_before_the_environment(
        self, samples: CommandLine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("WEEKNOTES_FOLDER", "/nowhere")

        assert NEEDS_TERMINAL in run(str(samples.folder)).stderr

    def test_who_and_whether_to_write_may_follow(self, samples: CommandLine) -> None:
        result = run(str(samples.folder), "--as", "tom", "--read-only")

        assert NEEDS_TERMINAL in result.stderr

    @pytest.mark.parametrize("name", ["./nowhere", "nowhere/", "../nowhere"])
    def test_one_that_is_not_there_is_a_sentence(self, name: str) -> None:
        result = run(name)

        assert result.exit_code == 1
        assert "There is no folder" in result.stderr

    def test_a_second_folder_is_wrong_usage(self, samples: CommandLine) -> None:
        told = samples.told("./other", status=2)

        assert f"two folders are named: {samples.folder} and ./other" in told

    def test_a_command_after_it_is_answered_with_the_right_order(
        self, samples: CommandLine
    ) -> None:
        result = run(str(samples.folder), "list")

        assert result.exit_code == 2
        assert f"try weeknotes -f {samples.folder} list" in result.stderr


@pytest.mark.parametrize(
    ("typed", "meant"), [("lst", "list"), ("action", "actions"), ("docter", "doctor")]
)
def test_a_mistyped_command_is_answered_with_the_nearest(
    typed: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(typed)

    assert result.exit_code == 2
    assert f"“{typed}” is no command, and no folder here. Did you mean `weeknotes {meant}`?" in (
        result.stderr
    )


def test_a_word_like_no_command_is_answered_with_the_help() -> None:
    assert "`weeknotes -h` lists the commands." in run("xyzzy").stderr


def test_the_app_needs_a_terminal(samples: CommandLine) -> None:
    told = samples.told(status=2)

    assert NEEDS_TERMINAL in told
    assert "ssh -t HOST weeknotes" in told


def test_somebody_unknown_may_read_everything_that_is_published(samples: CommandLine) -> None:
    zoe = samples.given("--as", "zoe")

    assert zoe.json("list") == samples.given().json("list")
    assert {row["path"] for row in samples.json("list") if row["status"] == "published"} == {
        row["path"] for row in zoe.json("list")
    }
    assert zoe.lines("show", "w25") == samples.lines("show", "w25")


def test_a_name_in_the_settings_is_who_one_is(samples: CommandLine, tmp_path: Path) -> None:
    with config('name = "tom"', tmp_path):
        rows = samples.given().json("list", "--author", "me")

    assert {row["author"] for row in rows} == {"Tomasz Hallam"}


def test_reading_writes_nothing_to_the_folder(samples: CommandLine) -> None:
    def state() -> list[tuple[Path, int]]:
        files = samples.folder.rglob("*")
        return sorted((file, file.stat().st_mtime_ns) for file in files)

    before = state()
    for words in (["list"], ["actions"], ["doctor"], ["index"], ["show", "w25"]):
        samples.run(*words)

    assert state() == before


def test_an_option_of_all_commands_after_one_is_told_to_go_before_it(samples: CommandLine) -> None:
    assert "--as goes before the command" in samples.told("list", "--as", "amara", status=2)


def test_mine_of_a_stranger_says_who_one_is(samples: CommandLine) -> None:
    stranger = replace(samples, options=("--as", "zed"))
    assert "You are “zed” here" in stranger.told("actions", "--owner", "me")


@pytest.mark.parametrize(
    "words",
    [
        ["--as", ""],
        ["add", "Tea", "--note", ""],
        ["list", "--week", ""],
        ["actions", "--due-before", " "],
        ["new", "--no-open", "--week="],
        ["tick", "--owner", "", "0eeb"],
        ["tick", "0eeb", "--due", ""],
    ],
)
def test_an_option_that_a_script_left_empty_changes_and_tells_nothing(
    samples: CommandLine, words: list[str]
) -> None:
    before = {file: file.read_bytes() for file in samples.folder.rglob("*.md")}
    result = samples.run(*words, *(["list"] if words[0] == "--as" else []), status=2)

    assert result.stdout == ""
    assert "it is empty" in result.stderr
    assert before == {file: file.read_bytes() for file in samples.folder.rglob("*.md")}


def test_a_folder_that_a_script_left_empty_is_not_this_one(samples: CommandLine) -> None:
    assert "it is empty" in run("-f", "", "list", today=samples.today).stderr


def test_settings_that_do_not_count_are_told_of(samples: CommandLine, tmp_path: Path) -> None:
    with config("broken [", tmp_path):
        assert "is not a TOML file, so the defaults apply" in samples.told("list")


def test_settings_of_the_folder_that_do_not_count_are_told_of(samples: CommandLine) -> None:
    samples.settings('broken = 1\nedit = "all"\n')
    result = samples.run("list", "--json")

    assert result.stderr == (
        "weeknotes: .weeknotes.toml, line 1: `broken` is not a setting. The setting is left out. "
        "`weeknotes doctor` tells of 1 more.\n"
    )
    assert result.stdout.startswith("[")
    assert samples.told("doctor", status=1) == ""
