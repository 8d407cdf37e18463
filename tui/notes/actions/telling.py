"""What was done to actions, in a line for the person who asked for it."""

from collections.abc import Iterable, Sequence
from datetime import date

from tui.notes.action import Action
from tui.notes.wording import plain, short_date

Pair = tuple[Action | None, Action | None]
"""An action before and after; none where there was or is none."""

_NAMES = {"due": "due", "check": "check in", "start": "start", "owner": "owner"}


def told(pairs: Iterable[Pair], today: date) -> str:
    """Say what has become of actions, as in `2019-06-10.md: [ ] → [x] Order the badges`."""
    parts = [_told(before, after, today) for before, after in pairs]
    if len(parts) > 2:
        return f"{len(parts)} changes: {parts[0]}, …"
    return "; ".join(parts) or "Nothing but an empty note has changed."


def _told(before: Action | None, after: Action | None, today: date) -> str:
    known = after or before
    if known is None:
        return ""
    name, text = known.path.rpartition("/")[2], plain(known.text)
    if before is None:
        unlisted = "" if known.counted else " (in no list: its note or heading has no actions)"
        return f"{name}: + [{known.mark}] {text}{unlisted}"
    if after is None:
        return f"{name}: - [{known.mark}] {text}"
    if before.mark != after.mark:
        return f"{name}: [{before.mark}] → [{after.mark}] {text}"
    fields = ", ".join(_fields(before, after, today))
    return f"{name}: {fields}  {text}" if fields else f"{name}: {text}"


def _fields(before: Action, after: Action, today: date) -> Sequence[str]:
    """Say which fields differ, and how."""
    changed = [
        f"{name} {_value(old, today)} → {_value(new, today)}"
        for field, name in _NAMES.items()
        if (old := getattr(before, field)) != (new := getattr(after, field))
    ]
    if before.priority != after.priority:
        changed.append(f"priority {before.priority} → {after.priority}")
    if before.text != after.text:
        changed.append("in other words")
    return changed


def _value(value: date | str | None, today: date) -> str:
    if isinstance(value, date):
        return short_date(value, today=today)
    return value or "none"
