"""Who may come in by which key: lines of sshd's `authorized_keys`, told from everybody else's.

Text in, text out. The quoting is that of sshd(8), "AUTHORIZED_KEYS FILE FORMAT", round that of the
shell which runs the forced command.
"""

import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from tui.commands.public_keys import TYPES, PublicKey
from tui.notes.errors import WeeknotesError
from tui.notes.text import clean_line

NAME = re.compile(r"[^\W_][\w .@+'’-]{0,59}")
"""What a person may be called: it is an argument, a folder's name, and a word in the host's log."""

_OPTIONS = re.compile(r'(?:\\"|"(?:\\"|[^"])*+"|[^\s"])++')
_OPTION = re.compile(r'(?:\\"|"(?:\\"|[^"])*+"|[^\s",])++')
_COMMAND = re.compile(r'(?:^|,)command="((?:\\"|[^"])*+)"', re.IGNORECASE)


class Grant(msgspec.Struct, frozen=True):
    """One key by which one person comes in."""

    name: str
    folder: str
    """The notes folder, absolute."""
    read_only: bool
    key: PublicKey


class Entry(msgspec.Struct, frozen=True):
    """A line that lets a key in, ours or somebody else's."""

    line: int
    """Counted from 1."""
    key: PublicKey
    grant: Grant | None
    """What it grants; None where it is not one of our lines."""
    options: frozenset[str] = frozenset()
    """What stands before the key, option by option."""


def check_name(name: str) -> str:
    """Return a name without blanks at its ends; raises `WeeknotesError` where it is none."""
    name = name.strip()
    if not NAME.fullmatch(name):
        raise WeeknotesError(
            f"“{clean_line(name[:80])}” can't be a person's name here: it begins with a letter or "
            "a digit, goes on with these, blanks and . _ - + @ ', and has 60 at most."
        )
    return name


def spell(grant: Grant, program: Sequence[str]) -> str:
    """Return the line of `authorized_keys`, without its end, that grants no more than this.

    `program` are the words that start us, the first an absolute path. Raises `WeeknotesError`
    where a path holds what such a line can't.
    """
    rights = ["--read-only"] if grant.read_only else []
    words = [*program, "-f", grant.folder, "--as", check_name(grant.name), *rights, "serve"]
    for path in (words[0], grant.folder):
        if not Path(path).is_absolute() or clean_line(path) != path:
            raise WeeknotesError(f"sshd can't be told of the path “{clean_line(path)}”.")
    command = shlex.join(words).replace('"', '\\"')
    key = grant.key
    comment = key.comment or grant.name
    # Without `exec` a shell stands by: ended with the rest, it takes the terminal along.
    return f'restrict,pty,command="exec {command}" {key.kind} {key.blob} {comment}'


def entries(data: bytes) -> Iterator[Entry]:
    """Yield the lines of a file that let keys in; sshd passes over the others, and so does this."""
    for number, raw in enumerate(data.split(b"\n"), 1):
        line = raw.decode("utf-8", "replace").strip()
        options, kind, rest = "", *_first_word(line)
        if line.startswith("#"):
            continue
        if kind not in TYPES:
            found = _OPTIONS.match(line)
            options = found[0] if found else ""
            kind, rest = _first_word(line[len(options) :])
        if kind in TYPES and rest:
            blob, comment = _first_word(rest)
            key = PublicKey(kind, blob, comment.strip())
            split = _OPTION.findall(options)
            yield Entry(number, key, _granted(options, key), frozenset(split))


def confines(entry: Entry, line: str) -> bool:
    """Whether a line has all the options of a newly spelled `line`, perhaps others beside them."""
    [new] = entries(line.encode("utf-8"))
    return new.options <= entry.options


def with_line(data: bytes, line: str, *, at: int = 0) -> bytes:
    """Return a file with a line more at its end, or in the place of that `at`, counted from 1."""
    new = line.encode("utf-8")
    if at:
        lines = data.split(b"\n")
        lines[at - 1] = new
        return b"\n".join(lines)
    return data + (b"\n" if data and not data.endswith(b"\n") else b"") + new + b"\n"


def without_lines(data: bytes, numbers: Sequence[int]) -> bytes:
    """Return a file without some of its lines, counted from 1."""
    lines = re.findall(rb"[^\n]*\n|[^\n]+", data)
    return b"".join(line for number, line in enumerate(lines, 1) if number not in numbers)


def _first_word(text: str) -> tuple[str, str]:
    word, *rest = text.split(None, 1) or [""]
    return word, rest[0] if rest else ""


def _granted(options: str, key: PublicKey) -> Grant | None:
    """Return what the options of a line grant, where its command is one that `spell` writes."""
    found = _COMMAND.search(options)
    if found is None:
        return None
    try:
        words = shlex.split(found[1].replace('\\"', '"'))
    except ValueError:  # quotes that do not match: somebody else's
        return None
    match words:
        case [_, *_, "-f", folder, "--as", name, "--read-only", "serve"]:
            return Grant(name, folder, read_only=True, key=key)
        case [_, *_, "-f", folder, "--as", name, "serve"]:
            return Grant(name, folder, read_only=False, key=key)
    return None
