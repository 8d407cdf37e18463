"""Lines that were typed into boxes, and what is left of them where the program ends."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tui.notes.writing import last_writes
from tui.notes.writing.kept_words import KeptWords

FOLDER = Path("/srv/notes")

Open = Callable[..., KeptWords]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Open]:
    opened = []
    errors: list[OSError] = []

    def begin(folder: Path = FOLDER) -> KeptWords:
        opened.append(KeptWords(tmp_path / "words", folder, failed=errors.append))
        return opened[-1]

    yield begin
    for one in opened:
        one.close()
    assert errors == []


def told(kept: KeptWords) -> list[tuple[str, str]]:
    return [(one.title, one.words) for one in kept.left()]


def test_what_was_not_entered_is_there_in_the_next_session(session: Open) -> None:
    first = session()
    first.keep("Capture", "", "Ring")
    first.keep("Capture", "", "Ring Kerbline")
    first.keep("A remark", "ben/1.md", "Why?")
    first.close()

    second = session()

    assert sorted(told(second)) == [("A remark", "Why?"), ("Capture", "Ring Kerbline")]
    assert second.of("Capture", "") == "Ring Kerbline"
    assert second.of("A remark", "ben/1.md") == "Why?"
    assert second.of("A remark", "ben/2.md") == ""
    assert told(session(Path("/srv/others"))) == []
    assert session(Path("/srv/others")).of("Capture", "") == ""


def test_what_was_entered_or_given_up_is_gone(session: Open, tmp_path: Path) -> None:
    session().keep("Capture", "", "Ring Kerbline")
    last_writes.write_all()
    second = session()
    second.keep("Capture", "", "")
    assert second.of("Capture", "") == ""
    second.close()
    assert told(session()) == []
    assert [*(tmp_path / "words").iterdir()] == []


def test_what_is_typed_is_written_though_the_program_is_ended(session: Open) -> None:
    session().keep("Capture", "", "Ring Kerbline")
    last_writes.write_all()
    assert told(session()) == [("Capture", "Ring Kerbline")]


def test_it_is_written_soon_by_itself(session: Open, tmp_path: Path) -> None:
    session().keep("Capture", "", "Ring Kerbline")
    other, tick = session(), threading.Event()
    assert any(told(other) or tick.wait(0.02) for _ in range(500))
    assert told(other) == [("Capture", "Ring Kerbline")]
    assert (tmp_path / "words").stat().st_mode & 0o777 == 0o700


def test_where_it_cannot_be_written_it_is_told_and_tried_again(tmp_path: Path) -> None:
    (tmp_path / "words").write_text("no folder")
    errors: list[OSError] = []
    kept = KeptWords(tmp_path / "words", FOLDER, failed=errors.append)
    kept.keep("Capture", "", "Ring Kerbline")
    assert not kept._saver.flush()
    assert errors
    (tmp_path / "words").unlink()
    assert kept.of("Capture", "") == "Ring Kerbline"
    kept.close()
    again = KeptWords(tmp_path / "words", FOLDER, failed=errors.append)
    assert again.of("Capture", "") == "Ring Kerbline"


def test_what_others_have_left_there_harms_nothing(session: Open, tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words/half.json").write_text('{"folder": "/srv/no')
    (tmp_path / "words/latin.json").write_bytes(b'{"folder": "\xe9"}')
    (tmp_path / "words/sub.json").mkdir()
    assert told(session()) == []
