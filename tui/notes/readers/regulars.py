"""Who usually writes a note each week, and has none yet."""

from collections import Counter
from collections.abc import Iterable, Mapping

from tui.notes.names import people_in
from tui.notes.note import Note
from tui.notes.week import Week

LOOKED_BACK = 6
"""How many weeks before a week tell who usually writes."""
OFTEN = 2
"""In how many of them one has to have written."""


def awaited(by_week: Mapping[Week, Iterable[Note]], week: Week) -> tuple[str, ...]:
    """Return by name who wrote often in the weeks before `week` and not in it.

    A note of any kind counts, a draft too; one of several people counts for each of them.
    """
    before = (week.shift(-back) for back in range(1, LOOKED_BACK + 1))
    weeks_written = Counter(name for each in before for name in _writers(by_week.get(each, ())))
    there = _writers(by_week.get(week, ()))
    usual = (name for name, count in weeks_written.items() if count >= OFTEN)
    return tuple(sorted((name for name in usual if name not in there), key=str.casefold))


def _writers(notes: Iterable[Note]) -> set[str]:
    return {name for note in notes for name in people_in(note.author)}
