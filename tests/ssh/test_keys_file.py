"""Changing `authorized_keys`: whole, locked, and not over another change."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from stat import S_IMODE

import pytest

from tui.commands.keys_file import KeysFile
from tui.notes.errors import Changed, NotAllowed, WriteFailed


@pytest.fixture
def keys(tmp_path: Path) -> KeysFile:
    return KeysFile(tmp_path / ".ssh" / "authorized_keys")


def add(data: bytes) -> bytes:
    return data + b"new\n"


def mode(path: Path) -> int:
    return S_IMODE(path.stat().st_mode)


def test_a_new_file_is_its_owners_alone(keys: KeysFile) -> None:
    assert keys.read() == b""

    keys.rewrite(add)

    assert keys.read() == b"new\n"
    assert (mode(keys.path.parent), mode(keys.path)) == (0o700, 0o600)


def test_an_old_one_keeps_its_mode(keys: KeysFile) -> None:
    keys.path.parent.mkdir()
    keys.path.write_bytes(b"old\r\n")
    keys.path.chmod(0o640)

    keys.rewrite(add)

    assert keys.read() == b"old\r\nnew\n"
    assert mode(keys.path) == 0o640
    assert [file.name for file in keys.path.parent.iterdir()] == ["authorized_keys"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_what_root_writes_is_the_accounts(keys: KeysFile) -> None:
    os.chown(keys.path.parent.parent, 65534, 65534)

    keys.rewrite(add)
    keys.rewrite(add)

    assert [path.stat().st_uid for path in (keys.path.parent, keys.path)] == [65534, 65534]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root keeps keys of other accounts")
def test_what_root_keeps_for_an_account_can_be_read_as_that(tmp_path: Path) -> None:
    keys = KeysFile(tmp_path / "keys" / "notes")

    keys.rewrite(add)

    assert (mode(keys.path.parent), mode(keys.path)) == (0o755, 0o644)


def test_what_is_no_file_is_a_sentence_and_nobody_waits(keys: KeysFile) -> None:
    keys.path.parent.mkdir()
    os.mkfifo(keys.path)

    for use in (keys.read, lambda: keys.rewrite(add)):
        with pytest.raises(WriteFailed, match="it is no ordinary file"):
            use()


def test_nothing_is_written_where_nothing_changes(keys: KeysFile) -> None:
    keys.rewrite(add)
    before = keys.path.stat()

    keys.rewrite(bytes)

    after = keys.path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_another_program_wrote_meanwhile_is_kept(keys: KeysFile) -> None:
    keys.rewrite(add)

    def slowly(data: bytes) -> bytes:
        keys.path.write_bytes(b"theirs\n")
        return add(data)

    with pytest.raises(Changed, match="changed meanwhile"):
        keys.rewrite(slowly)
    assert keys.read() == b"theirs\n"


def test_one_who_can_not_decide_writes_nothing(keys: KeysFile) -> None:
    def refuse(_data: bytes) -> bytes:
        raise NotAllowed("No.")

    with pytest.raises(NotAllowed):
        keys.rewrite(refuse)
    assert not keys.path.exists()


def test_many_at_once_lose_nothing(keys: KeysFile) -> None:
    def one_more(number: int) -> None:
        KeysFile(keys.path).rewrite(lambda data: data + b"%d\n" % number)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one_more, range(24)))

    assert sorted(map(int, keys.read().split())) == [*range(24)]


def test_a_link_is_not_followed(keys: KeysFile, tmp_path: Path) -> None:
    keys.path.parent.mkdir()
    keys.path.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(WriteFailed, match="symbolic link"):
        keys.rewrite(add)
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("place", ["no/such/place/authorized_keys", "file/authorized_keys"])
def test_a_place_where_no_file_can_be_is_a_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(WriteFailed, match="can't be changed"):
        KeysFile(tmp_path / place).rewrite(add)
