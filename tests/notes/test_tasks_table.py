"""Real-looking lines of tasks, what is read in each, and its exact text after each change.

The lines are in `tasks_table.txt`, as Obsidian Tasks 8 writes and reads them and as people do;
the differences are meant: fields are read anywhere in a line, whatever stands behind them.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from tui.notes.action import Action, Priority, State
from tui.notes.actions.changes import put_back, rewrite
from tui.notes.actions.edits import Edit, postpone, set_state
from tui.notes.actions.owners import set_owner
from tui.notes.conventions import Conventions, People
from tui.notes.parsing.action_items import find_actions
from tui.notes.parsing.dialects import DATES

TODAY = date(2019, 6, 13)
PEOPLE = People({"ada": "Ada Lovelace", "ben": "Ben Okri", "grace": "Grace Hopper"})
RULES = Conventions()
UNSEEN = {"⎵": " ", "⍽": "\u00a0", "⁂": "\ufe0f", "⇥": "\t"}
"""What stands in the table for what can't be seen there."""

CHANGES: dict[str, Callable[[], Edit]] = {
    "tick": lambda: set_state(State.DONE, TODAY),
    "untick": lambda: set_state(State.OPEN, TODAY),
    "cancel": lambda: set_state(State.CANCELLED, TODAY),
    "postpone": lambda: postpone(7, TODAY),
    "re-own": lambda: set_owner("ben", PEOPLE),
}


class Row(NamedTuple):
    """A line of the table with what follows it, by name; `=` says that the line stays."""

    line: str
    expected: dict[str, str]


def read_table() -> Iterator[Row]:
    text = Path(__file__).with_name("tasks_table.txt").read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        line, *others = [row for row in block.splitlines() if not row.startswith("#")]
        cells = (row.strip().partition(":") for row in others)
        yield Row(seen(line), {name: seen(value.strip()) for name, _, value in cells})


def seen(text: str) -> str:
    return text.translate({ord(sign): meant for sign, meant in UNSEEN.items()})


ROWS = list(read_table())


def read(line: str) -> Action:
    [found] = find_actions("note.md", line.encode(), RULES)
    return found.action


def fields_of(action: Action) -> str:
    """Spell the fields as the table does."""
    values: dict[str, object] = {name: getattr(action, name) for name in DATES}
    values["owner"] = PEOPLE.owner(action.owner, action.mentions)
    values["priority"] = "" if action.priority is Priority.NORMAL else action.priority
    return " ".join(f"{name}={value}" for name, value in values.items() if value) or "none"


every_row = pytest.mark.parametrize("row", ROWS, ids=[row.line for row in ROWS])


def test_the_table_is_long_enough_and_whole() -> None:
    assert len(ROWS) >= 150
    assert len({row.line for row in ROWS}) == len(ROWS)
    assert {tuple(row.expected) for row in ROWS} == {("state", "text", "fields", *CHANGES)}


@every_row
def test_what_is_read(row: Row) -> None:
    action = read(row.line)

    assert action.state == row.expected["state"]
    assert action.text == row.expected["text"].strip('"')
    assert fields_of(action) == row.expected["fields"]


@pytest.mark.parametrize("change", CHANGES)
@every_row
def test_what_is_written_and_taken_back(row: Row, change: str) -> None:
    expected = row.line if row.expected[change] == "=" else row.expected[change]

    there = rewrite(row.line.encode(), read(row.line), CHANGES[change](), RULES)
    back = rewrite(there.data, there.action, put_back(there), RULES)

    assert there.data.decode() == expected
    assert there.action.text == read(row.line).text or change == "re-own"
    assert back.data.decode() == row.line
