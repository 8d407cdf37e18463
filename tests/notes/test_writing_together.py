"""Three processes that write in one note at once, each merging what the others saved meanwhile."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from tui.notes.errors import Changed
from tui.notes.library import Library
from tui.notes.writing.desk import Desk
from tui.notes.writing.drafts import Journal

NOTE = "ada/2019-W24.md"
PROCESSES = 3
LINES = 5
"""So many lines each process rewrites, one by one."""


def before() -> str:
    """Return a note with paragraphs and items, each of them one process's to change."""
    places = [(line, share) for line in range(LINES) for share in range(PROCESSES)]
    paragraphs = [f"Paragraph {line}-{share}.\n" for line, share in places]
    items = [f"- [ ] item {line}-{share}" for line, share in places]
    return "\n".join(["# Week 24\n", *paragraphs, *items, ""])


def work(root: Path, share: int) -> None:
    """Write one's own lines anew, saving each, whatever the others do."""
    library = Library(root, me="ada", today=lambda: date(2019, 6, 13))
    library.open()
    library.refresh()
    desk = Desk(library, Journal(root.parent / "drafts", told=print))
    opened = desk.open(NOTE)
    text = opened.text
    for line in range(LINES):
        text = text.replace(f"Paragraph {line}-{share}.", f"Rewritten by {line}-{share}.")
        text = text.replace(f"[ ] item {line}-{share}\n", f"[x] item {line}-{share}\n")
        while True:
            try:
                opened.save(text)
                break
            except Changed:
                versions = opened.compare(text)
                merged = versions.merged()
                assert not merged.clashes
                text = merged.text()
                opened.go_on_from(versions, text)
    desk.close()


def test_nobody_overwrites_anybody(tmp_path: Path) -> None:
    root = tmp_path / "notes"
    (root / "ada").mkdir(parents=True)
    (root / NOTE).write_text(before())

    running = [
        subprocess.Popen([sys.executable, "-m", __name__, str(root), str(share)])
        for share in range(PROCESSES)
    ]
    assert [process.wait(timeout=60) for process in running] == [0] * PROCESSES

    expected = before().replace("Paragraph", "Rewritten by").replace("[ ]", "[x]")
    assert (root / NOTE).read_text() == expected
    assert not list((root.parent / "drafts").glob("*.json"))


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
