"""Why a search has found nothing, and what somebody may have meant, in a sentence each."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from tui.notes.finding.phrases import Phrase
from tui.notes.finding.query import FIELDS, Field, Query, Term
from tui.notes.note import Note
from tui.notes.week import MONTHS

Count = Callable[[Query], int]
"""Given a query, returns how many notes it finds."""

_MOST = 6
"""No more terms than these are tried one by one."""


def of_unknown_fields(query: Query) -> str:
    """Return what is said of words before a colon that are no fields; empty where there are none.

    Such words are looked for as they stand.
    """
    return " ".join(f"There is no field {name}:{_nearest(name)}." for name in query.unknown)


def why_nothing(query: Query, count: Count, notes: Iterable[Note]) -> str:
    """Return why a query finds nothing; empty where no single term of it is the reason."""
    groups = query.groups[:_MOST]
    for group in groups:
        if not count(Query((group,))):
            return _alone(group, notes)
    if len(query.groups) < 2:
        return ""
    others = [Query((*query.groups[:n], *query.groups[n + 1 :])) for n in range(len(groups))]
    counted = ((count(query), group) for query, group in zip(others, groups, strict=True))
    counts = [(found, group) for found, group in counted if found]
    if not counts:
        return ""
    found, group = min(counts, key=lambda pair: (_weight(pair[1]), -pair[0]))
    notes_found = f"{found:,} note{'s' * (found != 1)}"
    return f"Without {_spelled(group)} there would be {notes_found}."


def _weight(group: Sequence[Term]) -> int:
    """Return how much somebody will cling to a term: to its words more than to what narrows it."""
    if any(term.excluded for term in group):
        return 0
    return 1 if any(isinstance(term.what, Field) for term in group) else 2


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), FIELDS, 1, 0.6)
    return (
        f"; did you mean {near[0]}:? It is looked for as words"
        if near
        else (", so it is looked for as words")
    )


def _alone(group: Sequence[Term], notes: Iterable[Note]) -> str:
    """Return what is said of a term that finds nothing even alone."""
    spelled = _spelled(group)
    what = group[0].what
    if isinstance(what, Field) and len(group) == 1 and not group[0].excluded:
        days = sorted(day for note in notes if (day := _day(note)))
        if days and what.name in ("since", "week"):
            return f"No note is of {spelled}: the newest is of {_month(days[-1])}."
        if days and what.name == "until":
            return f"No note is of {spelled}: the oldest is of {_month(days[0])}."
    is_words = all(isinstance(term.what, Phrase) and not term.excluded for term in group)
    return f"No note has {spelled}." if is_words else f"No note is left by {spelled}."


def _day(note: Note) -> date | None:
    return note.week.start if note.week else note.date


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _spelled(group: Sequence[Term]) -> str:
    """Spell terms as somebody would type them."""
    return " or ".join(f"{'-' * term.excluded}{_what(term.what)}" for term in group)


def _what(what: Phrase | Field) -> str:
    if isinstance(what, Phrase):
        return f"“{what.typed or ' '.join(what.words)}”"
    return f'{what.name}:"{what.value}"' if " " in what.value else f"{what.name}:{what.value}"
