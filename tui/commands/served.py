"""What somebody may ask for over SSH besides the app: some commands, and of each some options.

What is not named here is refused, so that a new command or option is none of it until somebody
has thought about it. The line comes from the network; no shell ever sees it.
"""

import re
import shlex
import unicodedata
from collections.abc import Mapping

import click
from click.core import ParameterSource

from tui.notes.errors import NotAllowed

MAX_CHARACTERS = 8192
"""The longest line that is looked at; the text of a new action stands in it."""

_FIELDS = {"due", "check", "owner", "priority", "as_json"}

SERVED: Mapping[str, frozenset[str]] = {
    name: frozenset(parameters)
    for name, parameters in {
        "actions": {
            *("owner", "mine", "state", "due_before", "due_after", "check_before"),
            *("week", "section", "text", "group", "as_json", "as_ics"),
        },
        "add": {"text", "note", "under", *_FIELDS},
        "changes": set[str](),
        "digest": {"week", "published", "as_json"},
        "list": {"author", "week", "since", "until", "kind", "unread", "as_json"},
        "log": {"week", "author", "as_json"},
        "new": {"week", "no_open"},
        "person": {"name"},
        "search": {"query", "limit", "as_json"},
        "section": {"name", "author", "since", "until", "published", "everything", "as_json"},
        "show": {"note", "section"},
        "tick": {"ids", "state", "postpone", *_FIELDS},
    }.items()
}
"""The commands, and the names of the parameters that may be given to each.

All of them print to standard output, and write to the notes folder at most, within the person's
rights.
"""

NEEDED: Mapping[str, str] = {"new": "no_open"}
"""Flags without which a command would open the app."""


HELP = (["help"], ["--help"], ["-h"], ["--version"])
"""Lines that ask for what there is; nothing may stand beside these words."""

_OF_THE_KEY = ("-f", "--folder", "--as", "--read-only")


class Refused(NotAllowed):
    """Somebody asked over SSH for what is not served."""


def words_of(line: str) -> list[str]:
    """Return the words of `SSH_ORIGINAL_COMMAND`, quotes taken off; none where it asks for the app.

    A leading `weeknotes` is left out: with an account of one's own it belongs there. Raises
    `Refused` for a line that is no list of words, and where the first names no command, unless
    they are one of HELP.
    """
    if len(line) > MAX_CHARACTERS:
        raise Refused(f"A command has {MAX_CHARACTERS:,} characters at most.")
    if any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in line):
        raise Refused("A command is one line of text, without control characters.")
    try:
        words = shlex.split(line)
    except ValueError:
        raise Refused("A quote in the command has no end.") from None
    if words[:1] == ["weeknotes"]:
        words = words[1:]
    if words and words[0] not in SERVED and words not in HELP:
        raise Refused(not_served(words[0]))
    return words


def not_served(word: str) -> str:
    """Return a sentence on a word that is no command, or an option that belongs before one."""
    option = "-f" if re.match("-f[^-]", word) else word.partition("=")[0]
    if option in _OF_THE_KEY:
        return (
            f"“{option}” is not served here: the key says who you are, which notes you see and "
            "whether you may write."
        )
    return f"“{word}” is not served here: {there_are()}."


def check_parameters(context: click.Context, name: str) -> None:
    """Raise `Refused` where a parsed command was given a parameter that is not served."""
    for parameter in context.command.params:
        source = context.get_parameter_source(parameter.name or "")
        if source is ParameterSource.DEFAULT or parameter.name in SERVED[name]:
            continue
        raise Refused(f"{parameter.opts[0]} is not served here.")
    flag = NEEDED.get(name)
    if flag and not context.params[flag]:
        option = next(one.opts[0] for one in context.command.params if one.name == flag)
        raise Refused(f"Over this connection it is `{name} {option}`; the app drafts as well.")


def there_are() -> str:
    """Return what there is, in words."""
    return f"`ssh -t HOST` opens the app, and the commands are {', '.join(SERVED)}"
