"""`weeknotes authorize`."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.commands.conftest import CommandLine
from tests.ssh.server import make_environment


class Gate(CommandLine):
    """The administrator, at a file of keys."""

    @property
    def file(self) -> Path:
        return self.folder.parent / "authorized_keys"

    def authorize(self, *words: str, status: int = 0) -> str:
        """Run `weeknotes authorize` on the file, and return all that it prints."""
        return self.run("authorize", "--file", str(self.file), *words, status=status).output


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gate:
    monkeypatch.setattr(sys, "executable", str(make_environment(tmp_path)))
    (tmp_path / "notes").mkdir()
    return Gate(tmp_path / "notes")


@pytest.fixture
def key(made_keys: Path) -> str:
    return str(made_keys / "ed25519.pub")


def test_the_line_is_printed_and_nothing_written(gate: Gate, key: str) -> None:
    told = gate.authorize(key, "--as", "cleo")

    words = f"{sys.executable} -I -m tui -f {gate.folder} --as cleo serve"
    blob = Path(key).read_text(encoding="utf-8")
    assert told == f'restrict,pty,command="exec {words}" {blob}'
    assert not gate.file.exists()


def test_installed_it_is_listed_and_removed(gate: Gate, key: str, made_keys: Path) -> None:
    other = str(made_keys / "rsa.pub")
    gate.file.write_text("# mine\nssh-ed25519 AAAAadmin me\n", encoding="utf-8")
    gate.authorize(key, "--as", "cleo", "--install")
    gate.authorize(other, "--as", "Dov Lund", "--read-only", "--install")

    rows = gate.json("authorize", "--file", str(gate.file), "--list")
    listed = gate.authorize("--list").splitlines()

    assert [(row["name"], row["read_only"], row["line"]) for row in rows] == [
        ("cleo", False, 3),
        ("Dov Lund", True, 4),
    ]
    assert [line.partition("SHA256")[0] for line in listed] == [
        "cleo      reads and writes  ",
        "Dov Lund  reads             ",
    ]
    assert "removed cleo" in gate.authorize("--remove", "Cleo")
    assert "removed Dov Lund" in gate.authorize("--remove", rows[1]["fingerprint"])
    assert gate.file.read_text(encoding="utf-8") == "# mine\nssh-ed25519 AAAAadmin me\n"


def test_read_only_counts_before_the_command_too(gate: Gate, key: str) -> None:
    told = gate.run("--read-only", "authorize", key, "--as", "cleo").output
    assert " --as cleo --read-only serve" in told


@pytest.mark.parametrize("before", ["/opt/old/bin/python", ""])
def test_a_line_that_confines_nobody_any_more_is_told_of(gate: Gate, key: str, before: str) -> None:
    gate.authorize(key, "--as", "cleo", "--install")
    line = gate.file.read_text(encoding="utf-8")
    other = line.replace(sys.executable, before) if before else line.replace("restrict,", "")
    gate.file.write_text(other, encoding="utf-8")

    told = gate.authorize(key, "--as", "cleo", "--install", status=1)

    assert "but not as weeknotes would let it in now" in told
    assert gate.file.read_text(encoding="utf-8") == other
    gate.authorize(key, "--as", "cleo", "--replace")
    assert gate.file.read_text(encoding="utf-8") == line


@pytest.mark.parametrize("comment", ["", " cleo at work"])
def test_the_same_again_changes_nothing(gate: Gate, key: str, comment: str) -> None:
    pasted = gate.folder.parent / "pasted"
    pasted.write_text(" ".join(Path(key).read_text(encoding="utf-8").split()[:2]) + comment)
    gate.authorize(str(pasted), "--as", "cleo", "--install")
    before = gate.file.read_bytes()

    told = gate.authorize(key, "--as", "cleo", "--install")

    assert told.startswith(f"{gate.file}: was already there: cleo reads and writes ")
    assert gate.file.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("cloe", "is “cloe”; did you mean “cleo”?\n"),
        ("zork", "is “zork”.\n"),
        ("Cleo", ""),
        ("Cleo Marsh", ""),
    ],
)
def test_a_name_that_is_nobody_s_login_is_let_in_and_told_of(
    gate: Gate, key: str, name: str, said: str
) -> None:
    gate.settings('[people]\ncleo = "Cleo Marsh"\ndov = "Dov Lund"\n')

    told = gate.told("authorize", "--file", str(gate.file), key, "--as", name, "--install")

    assert told == (
        said and f"weeknotes: No login in [people] of {gate.folder}/.weeknotes.toml {said}"
    )
    assert [row["name"] for row in gate.json("authorize", "--file", str(gate.file), "--list")] == [
        name
    ]


@pytest.mark.parametrize("other", [("dov",), ("cleo", "--read-only")])
def test_a_key_has_one_line_which_only_replace_changes(
    gate: Gate, key: str, other: tuple[str, ...]
) -> None:
    gate.authorize(key, "--as", "cleo", "--install")
    before = gate.file.read_bytes()

    refused = gate.authorize(key, "--install", "--as", *other, status=1)
    assert "This key is there already" in refused
    assert "cleo reads and writes" in refused
    assert gate.file.read_bytes() == before

    gate.authorize(key, "--replace", "--as", *other)
    assert gate.file.read_bytes().count(b"\n") == 1
    assert gate.file.read_bytes() != before


def test_a_key_that_has_a_shell_gets_no_second_line(gate: Gate, key: str) -> None:
    kind, blob, comment = Path(key).read_text(encoding="utf-8").split()
    gate.file.write_text(f"{kind} {blob}= {comment}\n", encoding="utf-8")  # as sshd takes it, too
    before = gate.file.read_bytes()

    for option in ("--install", "--replace"):
        refused = gate.authorize(key, "--as", "cleo", option, status=1)
        assert "line 1, and not by weeknotes" in refused
    assert gate.file.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ((), 2, "give a KEYFILE"),
        (("KEY",), 2, "whose key is it?"),
        (("KEY", "--as", "a/b"), 1, "can't be a person's name"),
        (("KEY", "--as", "cleo", "--list"), 2, "give a KEYFILE"),
        (("--remove", "nobody"), 1, "No key of “nobody”"),
        (("no/such.pub", "--as", "cleo"), 2, "No such file"),
    ],
)
def test_what_can_not_be_done_is_a_sentence(
    gate: Gate, key: str, words: tuple[str, ...], status: int, said: str
) -> None:
    given = [key if word == "KEY" else word for word in words]

    assert said in gate.authorize(*given, status=status)


def test_nobody_is_let_in_to_a_folder_that_is_not_there(gate: Gate, key: str) -> None:
    nowhere = replace(gate, folder=gate.folder / "nowhere")

    assert "nowhere" in nowhere.authorize(key, "--as", "cleo", status=1)


def test_nobody_is_let_in_where_weeknotes_would_not_start(
    gate: Gate, key: str, tmp_path: Path
) -> None:
    for file in (tmp_path / "venv").rglob("*.pth"):
        file.unlink()

    told = gate.authorize(key, "--as", "cleo", "--install", status=1)

    assert "does not find weeknotes by itself" in told
    assert not gate.file.exists()
