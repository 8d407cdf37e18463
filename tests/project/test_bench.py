"""The benchmark's own tools can be relied upon."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.bench.corpus import AUTHORS, FIRST_ACTION, MARKER, long_text, retitle, write_corpus
from tests.bench.result import Result, table
from tests.bench.terminal import Silent, Terminal

NEWEST = date(2019, 6, 12)


def python(code: str, *, columns: int = 120) -> Terminal:
    return Terminal([sys.executable, "-c", code], columns=columns)


def contents(files: Sequence[Path]) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in files]


def test_a_corpus_is_the_same_each_time(tmp_path: Path) -> None:
    one = write_corpus(tmp_path / "one", 25, newest=NEWEST)
    two = write_corpus(tmp_path / "two", 25, newest=NEWEST)

    assert contents(one.files) == contents(two.files)


def test_a_corpus_is_ten_people_writing_once_a_week(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path, 25, newest=NEWEST)

    names = [file.relative_to(tmp_path).as_posix() for file in corpus.files]
    assert names[:2] == ["amara/2019-06-10.md", "bruno/2019-06-10.md"]
    assert names[len(AUTHORS)] == "amara/2019-06-03.md"
    assert len(set(names)) == 25


def test_a_corpus_is_made_of_notes_of_the_promised_shape(tmp_path: Path) -> None:
    texts = contents(write_corpus(tmp_path, 40, newest=NEWEST).files)

    assert all(4_000 < len(text.encode()) < 6_000 for text in texts)
    assert all(text.count("\n- [") == 3 for text in texts)
    assert [MARKER in text for text in texts] == [True] * 10 + [False] * 30
    assert sum(FIRST_ACTION in text for text in texts) == 1
    assert FIRST_ACTION in texts[0]


def test_a_title_is_changed_in_its_place(tmp_path: Path) -> None:
    newest = write_corpus(tmp_path, 1, newest=NEWEST).newest
    before = newest.read_text(encoding="utf-8")

    retitle(newest, "Quince")

    assert newest.read_text(encoding="utf-8") == before.replace("# Harv", "# Quince Harv", 1)
    assert list(newest.parent.iterdir()) == [newest]


@pytest.mark.parametrize("size", [4_000, 100_000])
def test_a_long_text_has_its_size(size: int) -> None:
    text = long_text(size)

    assert size < len(text.encode()) < size + 4_000
    assert text.startswith(f"# {MARKER}")


def test_a_terminal_has_its_size_and_says_what_was_printed() -> None:
    with python("import os; print(os.get_terminal_size().columns, 'wide')", columns=99) as terminal:
        assert b"99 wide" in terminal.until("wide").output


def test_a_terminal_answers_as_a_modern_one() -> None:
    code = r"""
import sys, tty
tty.setraw(0)
sys.stdout.write("\x1b[?2026$p"); sys.stdout.flush()
answer = sys.stdin.read(len("\x1b[?2026;2$y"))
print("answered" if answer.endswith("2$y") else "puzzled")
"""
    with python(code) as terminal:
        terminal.until("answered")


def test_a_marker_counts_only_on_the_full_screen() -> None:
    code = r"print('word'); input(); print('\x1b[?1049h'); print('word on the screen')"
    with python(code) as terminal:
        terminal.send(b"\n")
        assert b"word on the screen" in terminal.first_paint("word on").output


def test_a_program_that_ends_without_the_word_is_an_error() -> None:
    with python("print('other')") as terminal, pytest.raises(EOFError, match="other"):
        terminal.until("word")


def test_a_program_that_says_something_else_for_too_long_is_an_error() -> None:
    with python("print('other'); input()") as terminal, pytest.raises(Silent, match="other"):
        terminal.until("word", timeout=0.5)


def test_an_answer_is_awaited_and_read_to_its_end() -> None:
    with python("input('ready'); print('one', flush=True); print('two'); input()") as terminal:
        terminal.until("ready")
        terminal.send(b"\n")
        assert terminal.answer(quiet=1.0).output.split() == [b"one", b"two"]


def test_an_exit_status_is_told() -> None:
    with python("raise SystemExit(3)") as terminal:
        assert terminal.ended() == 3


def test_a_table_shows_ratios() -> None:
    results = [Result("cold", 1500, "ms", 100, "reading"), Result("idle", 0.5, "%")]

    assert table(results).splitlines() == [
        "      weeknotes  reference  ratio  reference is",
        "cold   1,500 ms     100 ms     15  reading",
        "idle      0.5 %",
    ]
