"""Four processes that tick, edit and carry 400 actions of the same five files at once."""

import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tui.notes.action import Action, State
from tui.notes.errors import Changed
from tui.notes.library import Library

TODAY = date(2019, 6, 13)
PROCESSES = 4
FILES = 5
ITEMS = 80
"""In each file; what becomes of one is decided by its number alone."""

TICKED, DATED, REWORDED, CARRIED = range(4)


def path_of(file: int) -> str:
    return f"ada/2019-W{18 + file}.md"


def fate_of(number: int) -> int:
    return number // PROCESSES % 4


def note(file: int) -> str:
    """Return a note with mixed line ends, its items in quotes, nested and among other text."""
    ends = ("\n", "\r\n", "\n")
    lines = [f"# Week {18 + file}", "", "Some words, as ever.", ""]
    for number in range(ITEMS):
        # none below one that is carried, with which it would go
        nested = number % 3 == 1 and fate_of(number - 1) != CARRIED
        bullet = "  * " if nested else "- "
        lines.append(f"{bullet}[ ] item {file}-{number}.")
        lines += ["", f"About {number}.", ""] if number % 10 == 9 else []
    lines += ["", "> - [ ] quoted, and nobody's", "", "The end, without a line end"]
    pairs = [line + ends[place % 3] for place, line in enumerate(lines)]
    return "".join(pairs)[: -len(ends[(len(lines) - 1) % 3])]


def expected(before: str, file: int) -> str:
    """Return what the note is to hold when all is done."""
    onward = "(to [10 June 2019](2019-W24.md))"
    for number in range(ITEMS):
        words = f"item {file}-{number}."
        after = {
            TICKED: f"[x] {words} ✅ 2019-06-13",
            DATED: f"[ ] {words} 📅 2019-06-20",
            REWORDED: f"[ ] task {file}-{number}, reworded",
            CARRIED: f"[>] {words} {onward}",
        }
        before = before.replace(f"[ ] {words}", after[fate_of(number)])
    return before


def work(root: Path, share: int) -> None:
    """Do what falls to one process, looking again wherever others were faster."""
    library = Library(root, me="ada", today=lambda: TODAY)
    library.open()
    library.refresh()
    for number in range(share, ITEMS, PROCESSES):
        for file in range(FILES):
            change(library, path_of(file), f"item {file}-{number}.", fate_of(number))


def change(library: Library, path: str, text: str, fate: int) -> None:
    while True:
        action = find(library, path, text)
        try:
            if fate == TICKED:
                library.set_state(action, State.DONE)
            elif fate == DATED:
                library.set_due(action, date(2019, 6, 20))
            elif fate == REWORDED:
                library.set_text(action, text.replace("item", "task").replace(".", ", reworded"))
            else:
                library.carry(action)
        except Changed:
            library.refresh()
        else:
            return


def find(library: Library, path: str, text: str) -> Action:
    return next(action for action in library.notes[path].actions if action.text == text)


@pytest.mark.stress
def test_nothing_is_lost_doubled_or_touched_by_the_way(tmp_path: Path) -> None:
    before = [note(file) for file in range(FILES)]
    (tmp_path / "ada").mkdir()
    for file, text in enumerate(before):
        (tmp_path / path_of(file)).write_bytes(text.encode())

    workers = [
        subprocess.Popen([sys.executable, "-m", __name__, str(tmp_path), str(share)])
        for share in range(PROCESSES)
    ]
    assert [worker.wait(timeout=40) for worker in workers] == [0] * PROCESSES

    for file, text in enumerate(before):
        assert (tmp_path / path_of(file)).read_bytes().decode() == expected(text, file)
    library = Library(tmp_path, me="ada", today=lambda: TODAY)
    library.open()
    library.refresh()
    [own] = library.own_notes(library.this_week)
    copies = Counter(action.text.partition(" (from")[0] for action in own.actions)
    carried = [n for n in range(ITEMS) if fate_of(n) == CARRIED]
    assert copies == Counter(f"item {file}-{n}." for file in range(FILES) for n in carried)
    assert sorted(path.name for path in (tmp_path / "ada").iterdir()) == [
        *(path_of(file).rpartition("/")[2] for file in range(FILES)),
        "2019-W24.md",
    ]


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
