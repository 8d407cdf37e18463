"""Which entries a word occurs in.

Their words without case are not kept: of 30,000, they would take 4 MB.
"""

from collections.abc import Sequence

from tui.notes.actions.entries import Entry


def with_word(entries: Sequence[Entry], word: str) -> list[Entry]:
    """Return the entries in whose text, mentions, owner or note's title a word occurs.

    `word` is without case and without white space.
    """
    names: dict[str, bool] = {}

    def is_in(name: str) -> bool:
        found = names.get(name)
        if found is None:
            found = names[name] = word in name.casefold()
        return found

    return [
        entry
        for entry in entries
        if word in entry.action.text.casefold()
        or is_in(entry.who)
        or is_in(entry.title)
        or (
            entry.action.mentions
            and any(word in f"@{name}".casefold() for name in entry.action.mentions)
        )
    ]


def has_word(entry: Entry, word: str) -> bool:
    """Whether `with_word` would return an entry."""
    return bool(with_word((entry,), word))
