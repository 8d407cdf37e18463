"""What only a process of its own can show: pipes, accounts, disks, and what is loaded."""

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.processes import COMMAND, NOBODY, ROOT, environment, weeknotes, weeknotes_as

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that every account can reach, with one note."""
    with tempfile.TemporaryDirectory() as path:
        root = Path(path)
        root.chmod(0o755)
        (root / "notes/ada").mkdir(parents=True)
        (root / "notes/ada/2019-06-10.md").write_text("- [ ] Tea\n", encoding="utf-8")
        yield root


def as_a_colleague(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command on the shared notes as an account that owns nothing."""
    xdg = {f"XDG_{kind}_HOME": str(root / "none") for kind in ("CACHE", "STATE", "CONFIG")}
    return weeknotes_as(NOBODY, "-f", str(root / "notes"), *words, env=xdg)


def test_a_command_prints_into_a_pipe(sample: Path) -> None:
    done = weeknotes("-f", str(sample), "list")

    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 45
    assert "\x1b" not in done.stdout


def test_a_note_that_several_begin_at_once_is_one_and_each_is_told_where(sample: Path) -> None:
    words = (*COMMAND, "-f", str(sample), "--as", "zoe", "new", "--no-open")
    begun = [
        subprocess.Popen(words, env=environment({}), cwd=ROOT, stdout=subprocess.PIPE)
        for _ in range(4)
    ]
    told = [process.communicate()[0] for process in begun]

    assert [process.returncode for process in begun] == [0] * 4
    assert len(set(told)) == len([*(sample / "zoe").iterdir()]) == 1


def redirected(how: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `weeknotes` from a shell that leads its streams elsewhere."""
    shell = ("sh", "-c", f'"$@" {how}', "sh", *COMMAND, *words)
    return subprocess.run(
        shell, env=environment({}), cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's full device")
@pytest.mark.parametrize("words", [["list"], ["show", "tea"], ["actions", "--json"], ["tick"]])
def test_where_the_output_has_no_room_that_is_said(tmp_path: Path, words: list[str]) -> None:
    note = tmp_path / "notes/ada/2019-06-10.md"
    note.parent.mkdir(parents=True)
    note.write_text("# Tea\n\n- [ ] Boil\n", encoding="utf-8")
    folder = ("-f", str(tmp_path / "notes"))
    (action,) = json.loads(weeknotes(*folder, "actions", "--json").stdout)
    done = redirected("> /dev/full", *folder, *words, *([action["id"]] if "tick" in words else []))

    assert done.returncode == 1
    assert done.stderr == (
        "weeknotes: The output can't be written (No space left on device). "
        "What was changed before it stays.\n"
    )
    assert ("[x]" in note.read_text(encoding="utf-8")) == ("tick" in words)


@pytest.mark.parametrize(
    ("closed", "lines"), [("<&-", 45), (">&-", 0), ("2>&-", 45), ("<&- >&- 2>&-", 0)]
)
def test_closed_streams_lead_nowhere(sample: Path, closed: str, lines: int) -> None:
    done = redirected(closed, "-f", str(sample), "list")

    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == lines


def test_a_refusal_is_the_exit_status(sample: Path) -> None:
    done = weeknotes("-f", str(sample), "tick", "nope")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("weeknotes: nope: No action was chosen")


def test_a_reader_who_leaves_early_is_no_fault(sample: Path) -> None:
    quiet = subprocess.run(
        ["sh", "-c", '"$@" | head -n 1', "sh", *COMMAND, "-f", str(sample), "list", "--json"],
        env=environment({}),
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )

    assert (quiet.stdout, quiet.stderr) == ("[\n", "")


def test_the_demo_prints_where_nobody_is_at_a_terminal() -> None:
    done = weeknotes("demo")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("weeknotes demo: the sample team's week of ")
    assert "Open actions" in done.stdout


def test_a_disk_that_takes_no_copy_is_a_sentence() -> None:
    def small_files_only() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    done = weeknotes("demo", preexec_fn=small_files_only)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "weeknotes: The sample notes can't be copied: File too large.\n"


def test_the_app_is_not_opened_in_a_pipe(sample: Path) -> None:
    done = weeknotes(str(sample))

    assert (done.returncode, done.stdout) == (2, "")
    assert "the app needs a terminal" in done.stderr


def test_letters_that_the_terminal_does_not_know_are_replaced(sample: Path) -> None:
    latin = {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}

    assert "05/04/2019 - weeknotes" in weeknotes("-f", str(sample), "list", env=latin).stdout
    rows = json.loads(weeknotes("-f", str(sample), "list", "--json", env=latin).stdout)
    assert "05/04/2019 — weeknotes: where we are" in {row["title"] for row in rows}


@as_root
def test_a_folder_that_may_not_be_read_is_a_sentence(shared: Path) -> None:
    (shared / "notes").chmod(0o700)

    done = as_a_colleague(shared, "list")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"weeknotes: You may not read “{shared}/notes”. Ask its owner, or name another folder.\n"
    )


@as_root
def test_in_a_folder_that_may_not_be_written_to_all_else_works(shared: Path) -> None:
    (row,) = json.loads(as_a_colleague(shared, "actions", "--json").stdout)

    ticked = as_a_colleague(shared, "tick", row["id"])
    begun = as_a_colleague(shared, "--as", "bo", "new", "--no-open")

    assert row["text"] == "Tea"
    for refused in (ticked, begun):
        assert (refused.returncode, refused.stdout) == (1, "")
        assert "You may read this folder but not write to it" in refused.stderr.splitlines()[-1]
    assert [file.name for file in shared.rglob("*")] == ["notes", "ada", "2019-06-10.md"]


@as_root
def test_who_me_is_has_to_be_said_where_the_account_has_no_name(shared: Path) -> None:
    nameless = dict.fromkeys(("LOGNAME", "USER", "LNAME", "USERNAME"), "")
    notes = str(shared / "notes")

    done = weeknotes_as(4_242_424, "-f", notes, "actions", "--owner", "me", env=nameless)

    assert (done.returncode, done.stdout) == (1, "")
    assert "say it with --as NAME" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        *(["actions"], ["doctor"], ["index"], ["show", "w25"], ["new", "--no-open"]),
        *(["tick", "0eebdeb5e2"], ["demo"]),
    ],
    ids=lambda words: words[0],
)
def test_what_prints_loads_no_interface(sample: Path, words: list[str]) -> None:
    report = "import sys, json; sys.stderr.write(json.dumps(sorted(sys.modules)))"
    code = f"from tui.__main__ import main\ntry:\n    main()\nfinally:\n    {report}"
    done = subprocess.run(
        [sys.executable, "-c", code, "-f", str(sample), "--as", "callum", *words],
        env=environment({}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )

    loaded = {name.partition(".")[0] for name in json.loads(done.stderr)}
    assert "tui" in loaded
    assert not loaded & {"textual", "rich", "mistletoe", "watchfiles", "pygments"}
