"""Lines of `authorized_keys`: ours, and everybody else's."""

import pytest

from tests.ssh.test_public_keys import ED25519
from tui.commands.grants import (
    Grant,
    check_name,
    confines,
    entries,
    spell,
    with_line,
    without_lines,
)
from tui.commands.public_keys import PublicKey
from tui.notes.errors import WeeknotesError

KEY = PublicKey("ssh-ed25519", ED25519, "cleo@laptop")

PROGRAM = ("/opt/weeknotes/bin/python", "-I", "-m", "tui")

FOREIGN = (
    b"# the administrator\n"
    b"ssh-ed25519 AAAAadmin root@host\r\n"
    b"\n"
    b'from="10.0.0.*",command="/bin/tar \\"x y\\"" ssh-rsa AAAAbackup nightly job\n'
    b"\xff\xfe not even text\n"
    b"cert-authority ssh-ed25519 AAAAca"
)


def grant(name: str = "cleo", folder: str = "/srv/notes", *, read_only: bool = False) -> Grant:
    return Grant(name, folder, read_only, KEY)


def test_a_line_restricts_the_key_to_one_command() -> None:
    assert spell(grant(), PROGRAM) == (
        'restrict,pty,command="exec /opt/weeknotes/bin/python -I -m tui -f /srv/notes '
        f'--as cleo serve" ssh-ed25519 {ED25519} cleo@laptop'
    )
    assert "--as cleo --read-only serve" in spell(grant(read_only=True), PROGRAM)


@pytest.mark.parametrize("name", ["cleo", "Zoë O'Brien-Smith", "陳大文", "7of9", "a.b_c@d+e"])
@pytest.mark.parametrize(
    "folder",
    ["/srv/notes", "/srv/our notes", '/srv/"quoted"', "/srv/a'b", "/srv/$HOME/`id`", '/srv/\\"x\\'],
)
def test_what_is_written_is_read_again(name: str, folder: str) -> None:
    for read_only in (False, True):
        wanted = grant(name, folder, read_only=read_only)
        (found,) = entries(spell(wanted, PROGRAM).encode())
        assert found.grant == wanted


LINE = spell(grant(), PROGRAM)


@pytest.mark.parametrize(
    ("there", "is_confined"),
    [
        (LINE, True),
        (f'from="10.0.0.*,!10.0.0.7",{LINE}', True),
        (LINE.replace("restrict,pty", 'pty,expiry-time="20300101",restrict'), True),
        (LINE.replace("restrict,", ""), False),
        (LINE.replace("/opt/weeknotes", "/opt/old"), False),
        (LINE.replace("exec ", ""), False),
    ],
)
def test_a_line_confines_a_key_as_one_that_is_written_now(there: str, is_confined: bool) -> None:
    [entry] = entries(there.encode())
    assert entry.grant == grant()
    assert confines(entry, LINE) is is_confined


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "-x", "--read-only", ".", "..", "../ada", "a/b", "_x", "a\nb", "a\x1b[2Jb"),
        *("a\x00", "$(id)", "a`id`", 'a"b', "a;b", "a|b", "a\\b", "a%h", "x" * 61, "a\u202eb"),
    ],
)
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(WeeknotesError, match="can't be a person's name"):
        check_name(name)


@pytest.mark.parametrize("folder", ["notes", "/srv/a\nb", "/srv/a\x1bb", "~/notes", "./x"])
def test_a_path_that_a_line_cannot_hold_is_refused(folder: str) -> None:
    with pytest.raises(WeeknotesError, match="can't be told of the path"):
        spell(grant(folder=folder), PROGRAM)


def test_foreign_lines_are_seen_and_are_not_ours() -> None:
    found = [(one.line, one.key.blob, one.grant) for one in entries(FOREIGN)]

    assert found == [(2, "AAAAadmin", None), (4, "AAAAbackup", None), (6, "AAAAca", None)]


@pytest.mark.parametrize(
    "command",
    ["serve", "/x serve --as cleo", "/x -f /n --as cleo serve; sh", "/x -f /n --as 'cleo serve"],
)
def test_a_command_of_another_shape_is_not_ours(command: str) -> None:
    (found,) = entries(f'restrict,command="{command}" ssh-ed25519 {ED25519}\n'.encode())

    assert found.grant is None


def test_a_line_that_an_administrator_has_added_to_is_still_ours() -> None:
    (found,) = entries(f'from="10.*,192.168.*",{spell(grant(), PROGRAM)}\n'.encode())

    assert found.grant == grant()


def test_a_comment_that_spells_options_is_none() -> None:
    line = f"ssh-ed25519 {ED25519} {spell(grant('dov'), PROGRAM)}\n"

    assert [one.grant for one in entries(line.encode())] == [None]


def test_foreign_lines_stay_to_the_byte() -> None:
    added = with_line(FOREIGN, "NEW")
    changed = with_line(added, "OTHER", at=7)

    assert added == FOREIGN + b"\nNEW\n"
    assert changed == FOREIGN + b"\nOTHER\n"
    assert without_lines(changed, [7]) == FOREIGN + b"\n"
    assert without_lines(FOREIGN, [6]) == FOREIGN[: FOREIGN.rindex(b"cert")]
    assert with_line(b"", "NEW") == b"NEW\n"
    assert without_lines(b"NEW\n", [1]) == b""
