"""Somebody's public key, as they hand it to an administrator: one line, and never a private key."""

import base64
import shutil
import subprocess
from hashlib import sha256

import msgspec

from tui.notes.errors import WeeknotesError
from tui.notes.text import clean_line

TYPES = (
    "ssh-ed25519",
    "sk-ssh-ed25519@openssh.com",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ecdsa-sha2-nistp256@openssh.com",
    "ssh-rsa",
)
"""The kinds of key that OpenSSH takes as they come; DSA is none of them since its release 7.0."""

MAX_BYTES = 64 * 1024
"""No file of one key is larger; RSA of 16,384 bits takes 3 KB."""

LEAST_RSA_BITS = 2048
"""What NIST SP 800-57 asks for; ssh-keygen makes 3072."""


class BadKey(WeeknotesError):
    """What was handed in is no key that anybody could be let in by."""

    title = "This key can't be used"


class PublicKey(msgspec.Struct, frozen=True):
    """A public key in the two words that tell it apart, and what its owner calls it."""

    kind: str
    """One of TYPES, for those that were read by `read_key`."""
    blob: str
    """The key itself, in base 64."""
    comment: str = ""

    @property
    def fingerprint(self) -> str:
        """The digest that `ssh-keygen -l` and sshd's log print; empty for a damaged key."""
        try:
            digest = sha256(base64.b64decode(self.blob)).digest()
        except ValueError:
            return ""
        return "SHA256:" + base64.b64encode(digest).decode("ascii").rstrip("=")


def read_key(data: bytes) -> PublicKey:
    """Return the one key of a file's bytes, looked at by ssh-keygen.

    Raises `BadKey` where there is none, or several, or something else with it; a private key is
    never quoted.
    """
    line = _only_line(data)
    kind, _, rest = line.partition(" ")
    _check_kind(kind, rest)
    blob, _, comment = rest.lstrip().partition(" ")
    try:
        raw = base64.b64decode(blob, validate=True)
    except ValueError:
        raw = b""
    name = kind.encode("ascii")
    if not raw.startswith(len(name).to_bytes(4, "big") + name):
        raise BadKey("The key is damaged, perhaps cut in copying. Ask for it again, as a file.")
    key = PublicKey(kind, blob, clean_line(comment.strip()))
    _check_strength(key)
    return key


def _only_line(data: bytes) -> str:
    if b"PRIVATE KEY-----" in data or data.startswith(b"PuTTY-User-Key-File"):
        raise BadKey(
            "This is a private key, which nobody but its owner should have. Ask for the public "
            "one, in the file that ends in .pub; and the owner should make a new pair, if this "
            "one was sent."
        )
    if b"BEGIN SSH2 PUBLIC KEY" in data:
        raise BadKey("This key is in PuTTY's form; `ssh-keygen -i -f FILE` prints OpenSSH's.")
    try:
        text = data.decode("utf-8-sig") if len(data) <= MAX_BYTES else ""
    except UnicodeDecodeError:
        text = ""
    lines = [line.strip() for line in text.replace("\t", " ").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    if not lines:
        raise BadKey("There is no public key in it: that is a line which begins with ssh-ed25519.")
    if len(lines) > 1:
        raise BadKey(
            f"It holds {len(lines)} lines where one key is one line: give each key by itself, "
            "and a key that was broken into lines whole."
        )
    return lines[0]


def _check_kind(kind: str, rest: str) -> None:
    """Raise `BadKey` where a line begins with anything but a kind of key."""
    if kind in TYPES:
        return
    if kind.endswith("-cert-v01@openssh.com"):
        message = "This is a certificate. Give the public key that it was made for."
    elif any(word in TYPES for word in rest.split()):
        message = "There are options before the key. Give the key alone: its options are ours."
    elif kind == "ssh-dss":
        message = (
            "This is a DSA key, which sshd no longer takes. `ssh-keygen -t ed25519` makes one."
        )
    else:
        shown = clean_line(kind[:40])
        message = f"“{shown}” is no kind of public key; there are {', '.join(TYPES)}."
    raise BadKey(message)


def _check_strength(key: PublicKey) -> None:
    """Let ssh-keygen read the key; raises `BadKey` where it can't, or the key is too short."""
    program = shutil.which("ssh-keygen")
    if program is None:
        raise BadKey("ssh-keygen, which looks at keys, is not here: do this where sshd runs.")
    done = subprocess.run(  # noqa: S603  # found by its name, and given the key as input only
        [program, "-l", "-f", "-"],
        input=f"{key.kind} {key.blob}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    bits = done.stdout.partition(" ")[0]
    if done.returncode or not bits.isdigit():
        raise BadKey("ssh-keygen can't make sense of the key. Ask for it again, as a file.")
    if key.kind == "ssh-rsa" and int(bits) < LEAST_RSA_BITS:
        raise BadKey(
            f"This RSA key of {bits} bits is too short: {LEAST_RSA_BITS} are the least, and "
            "`ssh-keygen -t ed25519` makes a better one."
        )
