"""Four processes in which one person reads the same 400 notes at once."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.made import made_note
from tui.notes.note import Note
from tui.notes.readers.reading import Reading, ReadState

PROCESSES = 4
ITEMS = 400
"""What becomes of a note, and in which process, is decided by its number alone."""


def note(number: int) -> Note:
    return made_note(f"ada/{number}.md", gist=f"{number:016x}")


def session(file: Path) -> Reading:
    return Reading(file, me=lambda: "Cy", told=sys.exit)


def is_left_unread(number: int) -> bool:
    return number // PROCESSES % 3 == 0


def work(file: Path, share: int) -> None:
    """Read what falls to one process, writing now and then, and leave a third unread again."""
    reading = session(file)
    for number in range(share, ITEMS, PROCESSES):
        reading.mark_read(note(number))
        if is_left_unread(number):
            reading.mark_unread(note(number))
        if number % 5 == 0:
            assert reading.flush(30)
            reading.refresh()
    assert reading.close(30)


@pytest.mark.stress
def test_no_mark_of_any_session_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "state" / "marks.json"

    workers = [
        subprocess.Popen([sys.executable, "-m", __name__, str(file), str(share)])
        for share in range(PROCESSES)
    ]
    assert [worker.wait(timeout=60) for worker in workers] == [0] * PROCESSES

    unread = {note(number).path for number in range(ITEMS) if is_left_unread(number)}
    news = session(file).news(map(note, range(ITEMS)))
    assert news == dict.fromkeys(unread, ReadState.UNREAD)
    assert sorted(path.name for path in file.parent.iterdir()) == ["marks.json", "marks.lock"]


@pytest.mark.stress
def test_of_damage_that_several_sessions_meet_one_tells_and_no_mark_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "marks.json"
    file.write_bytes(b"{")
    code = (
        "import sys; from pathlib import Path; from tests.notes.test_reading_together import *;"
        "reading = Reading(Path(sys.argv[1]), me=str, told=print);"
        "reading.mark_read(note(int(sys.argv[2]))); assert reading.close(30)"
    )

    workers = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(file), str(number)], stdout=subprocess.PIPE
        )
        for number in range(PROCESSES)
    ]
    told = [worker.communicate(timeout=60)[0] for worker in workers]

    assert [worker.returncode for worker in workers] == [0] * PROCESSES
    assert sum(map(bool, told)) == 1
    assert len([*tmp_path.glob("*.damaged")]) == 1
    assert session(file).news(map(note, range(PROCESSES))) == {}


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
