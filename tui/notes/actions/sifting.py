"""Which entries a word occurs in.

Their words without case are not kept: of 30,000, they would take 4 MB.
"""

from collections.abc import Sequence

from tui.notes.actions.entries import Entry


def with_word(entries: Sequence[Entry], word: str) -> list[Entry]:
    """Return the entries in whose text, mentions, owner or note's title a word occurs.

    `word` is without case and without white space.
    """
    # There are few owners, and few who are mentioned: each is looked at once.
    owners = {name for name in {entry.who for entry in entries} if word in name.casefold()}
    titles = {title for title in {entry.title for entry in entries} if word in title.casefold()}
    mentions = {
        names
        for names in {entry.action.mentions for entry in entries}
        if any(word in f"@{name}".casefold() for name in names)
    }
    return [
        entry
        for entry in entries
        if word in entry.action.text.casefold()
        or entry.who in owners
        or entry.title in titles
        or entry.action.mentions in mentions
    ]


def has_word(entry: Entry, word: str) -> bool:
    """Whether `with_word` would return an entry."""
    return bool(with_word((entry,), word))
