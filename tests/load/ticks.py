"""Notes whose actions belong to the sessions, some of which share a note, and their counting."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

FOLDER = "load"
SHARED = 4
"""How many sessions' actions stand in one note, line by line in turn."""

_TICKED = re.compile(r"^- \[x\] .*\[owner:: (\w+)\]", re.MULTILINE)


def write_notes(root: Path, names: Sequence[str], each: int, *, newest: date) -> None:
    """Write `each` open actions for every session named."""
    folder = root / FOLDER
    folder.mkdir()
    monday = newest - timedelta(days=newest.weekday())
    for number, start in enumerate(range(0, len(names), SHARED)):
        week = monday - timedelta(weeks=number)
        lines = [f"# Load {number}", "", f"Week commencing {week.isoformat()}.", ""]
        for item in range(each):
            lines += [
                f"- [ ] item {item} [owner:: {name}]" for name in names[start : start + SHARED]
            ]
        (folder / f"{week.isoformat()}.md").write_text("\n".join([*lines, ""]), encoding="utf-8")


def count_ticks(root: Path) -> Counter[str]:
    """Return how many actions are ticked in the files, by the session's name."""
    ticked: Counter[str] = Counter()
    for file in (root / FOLDER).glob("*.md"):
        ticked.update(_TICKED.findall(file.read_text(encoding="utf-8")))
    return ticked
