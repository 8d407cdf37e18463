"""A public key as somebody hands it in."""

import subprocess
from pathlib import Path

import pytest

from tui.commands.public_keys import BadKey, read_key

ED25519 = "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"


def test_it_is_told_by_kind_fingerprint_and_comment(made_keys: Path) -> None:
    for name, kind in (
        ("ed25519", "ssh-ed25519"),
        ("ecdsa", "ecdsa-sha2-nistp256"),
        ("rsa", "ssh-rsa"),
    ):
        file = made_keys / f"{name}.pub"
        key = read_key(file.read_bytes())
        told = subprocess.check_output(["ssh-keygen", "-lf", file], text=True)
        assert (key.kind, key.comment) == (kind, f"{name}@laptop")
        assert key.fingerprint == told.split()[1]


@pytest.mark.parametrize(
    "text",
    [
        f"ssh-ed25519 {ED25519}",
        f"ssh-ed25519 {ED25519}\n",
        f"\ufeffssh-ed25519 {ED25519}\r\n",
        f"\n# from Cleo\n\nssh-ed25519\t{ED25519}  \n\n",
    ],
)
def test_how_the_file_was_saved_does_not_matter(text: str) -> None:
    key = read_key(text.encode())

    assert (key.kind, key.blob, key.comment) == ("ssh-ed25519", ED25519, "")


def test_a_comment_stays_one_line_of_text() -> None:
    assert read_key(f"ssh-ed25519 {ED25519} a\x1b[2Jb\u202ec\n".encode()).comment == "a␛[2Jb\ufffdc"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no public key in it"),
        (b"# nothing\n", "no public key in it"),
        (b"\xff\xfe\x00", "no public key in it"),
        (b"x" * 100_000, "no public key in it"),
        (b"Hello, this is Cleo.\n", "“Hello,” is no kind of public key"),
        (b"\x1b]0;x\x07 y\n", "“␛]0;x␇” is no kind of public key"),
        (f"ssh-ed25519 {ED25519}\nssh-ed25519 {ED25519}\n".encode(), "holds 2 lines"),
        (f'command="id" ssh-ed25519 {ED25519}\n'.encode(), "options before the key"),
        (f"no-pty,restrict ssh-ed25519 {ED25519}\n".encode(), "options before the key"),
        (f"ssh-ed25519 {ED25519[:-8]}\n".encode(), "can't make sense of the key"),
        (f"ssh-ed25519 {ED25519[:-9]}\n".encode(), "is damaged"),
        (f"ssh-rsa {ED25519}\n".encode(), "is damaged"),
        (b"ssh-ed25519\n", "is damaged"),
        (b"ssh-ed25519 \xe2\x82\xac\n", "is damaged"),
        (b"ssh-dss AAAAB3NzaC1kc3MAAACB\n", "DSA"),
        (b"ssh-ed25519-cert-v01@openssh.com AAAA\n", "certificate"),
        (b"---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n", "ssh-keygen -i -f FILE"),
    ],
)
def test_what_is_no_public_key_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(BadKey) as refused:
        read_key(data)

    assert said in refused.value.message


def test_a_short_key_is_refused(made_keys: Path) -> None:
    with pytest.raises(BadKey, match="1024 bits is too short"):
        read_key((made_keys / "short.pub").read_bytes())


def test_a_private_key_is_refused_and_never_quoted(made_keys: Path) -> None:
    putty = b"PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\nc2VjcmV0\n"
    for data in ((made_keys / "ed25519").read_bytes(), (made_keys / "rsa").read_bytes(), putty):
        with pytest.raises(BadKey) as refused:
            read_key(data)
        message = refused.value.message
        assert "private key" in message
        assert not any(line in message for line in data.decode().split("\n") if line)
