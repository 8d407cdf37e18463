"""Terminals of all kinds: what can't be drawn on is refused, what lacks letters gets others."""

import re
from pathlib import Path

import pyte
import pytest

from tests.commands.processes import weeknotes
from tests.terminal.line import PATIENCE
from tests.terminal.watched import Watched
from tui.commands.output import cells
from tui.terminals.ability import refusal

GREY = re.compile(r"([0-9a-f]{2})\1\1")

AS_SOMEBODY = ("--as", "callum", "--read-only")


@pytest.mark.parametrize("kind", ["", "dumb", "dumb-emacs-ansi", "unknown"])
def test_a_terminal_that_cannot_be_drawn_on_is_refused(kind: str, sample: Path) -> None:
    with Watched(sample, env={"TERM": kind}) as terminal:
        assert terminal.ended(timeout=PATIENCE) == 2
        terminal.to_the_end()

    assert b"\x1b" not in terminal.output
    assert b"TERM" in terminal.output


@pytest.mark.parametrize("kind", ["xterm", "linux", "vt100", "tmux-256color", "made-up-yesterday"])
def test_another_is_taken_on_trust(kind: str) -> None:
    assert refusal({"TERM": kind}) == ""


class TestWithoutUTF8:
    @pytest.mark.parametrize("locale", [{"LANG": "C"}, {"LC_ALL": "POSIX"}])
    def test_the_app_is_drawn_in_ascii(self, locale: dict[str, str], sample: Path) -> None:
        env = {"LANG": "", "LC_CTYPE": "", **locale}
        with Watched(sample, *AS_SOMEBODY, env=env) as app:
            screen = app.until_shown("Overdue")

        assert app.output.isascii()
        assert screen.display[0].startswith("+- Timeline ---")
        assert any(line.startswith("| v ") for line in screen.display)

    def test_letters_that_the_encoding_has_stay(self, sample: Path) -> None:
        env = {"LANG": "C.UTF-8", "PYTHONIOENCODING": "latin-1"}
        with Watched(sample, *AS_SOMEBODY, env=env) as app:
            app.until_shown("Overdue")

        assert "·".encode("latin-1") in app.output
        assert "·".encode() not in app.output

    def test_a_command_keeps_its_columns(self, sample: Path) -> None:
        lines = {}
        for locale in ("C", "C.UTF-8"):
            env = {"LC_ALL": "", "LANG": locale, "LC_CTYPE": ""}
            with Watched(sample, "actions", "--state", "all", columns=60, env=env) as terminal:
                lines[locale] = terminal.to_the_end().output.decode().splitlines()

        assert "\n".join(lines["C"]).isascii()
        assert not "\n".join(lines["C.UTF-8"]).isascii()
        assert [*map(cells, lines["C"])] == [*map(cells, lines["C.UTF-8"])]

    def test_a_message_about_wrong_usage_is_spelled_too(self, sample: Path) -> None:
        with Watched(sample, "gone", env={"LC_ALL": "C"}) as terminal:
            terminal.to_the_end()

        assert b'"gone" is no command' in terminal.output

    def test_json_stays_json(self, sample: Path) -> None:
        with Watched(sample, "list", "--json", env={"LC_ALL": "C"}) as terminal:
            terminal.to_the_end()

        assert terminal.output.isascii()
        assert b"\\u" in terminal.output

    def test_nothing_is_lost_in_a_pipe(self, sample: Path) -> None:
        (sample / "zoe").mkdir()
        (sample / "zoe" / "2019-06-24.md").write_text("# Zoë at 陳\n", encoding="utf-8")

        assert (
            "Zoë at 陳" in weeknotes("-f", str(sample), "show", "zoe", env={"LC_ALL": "C"}).stdout
        )


class TestColours:
    def test_there_are_none_where_none_are_wanted(self, sample: Path) -> None:
        with Watched(sample, *AS_SOMEBODY, env={"NO_COLOR": "1"}) as app:
            screen = app.until_shown("Overdue")

        used = {colour for row in rows(screen) for cell in row for colour in (cell.fg, cell.bg)}
        assert len(used) > 3
        assert [it for it in used if it != "default" and not GREY.fullmatch(it)] == []

    @pytest.mark.parametrize(
        "kind", [{"TERM": "xterm"}, {"TERM": "xterm-256color"}, {"NO_COLOR": "1", "TERM": "xterm"}]
    )
    def test_with_few_of_them_the_cursor_is_seen_and_all_text_too(
        self, kind: dict[str, str], sample: Path
    ) -> None:
        with Watched(sample, *AS_SOMEBODY, env={"COLORTERM": "", **kind}) as app:
            app.until_shown("Overdue")
            app.press(b"j")
            screen = app.screen()

        grounds = [cells_[5].bg for cells_ in rows(screen)]
        assert min(map(grounds.count, grounds)) == 1
        letters = [cell for row in rows(screen) for cell in row if cell.data.isalpha()]
        assert [cell for cell in letters if cell.fg == cell.bg] == []


class TestSizes:
    def test_in_twenty_by_five_each_pane_can_be_used(self, sample: Path) -> None:
        with Watched(sample, *AS_SOMEBODY, columns=20, rows=5) as app:
            app.until_shown("W26")
            app.press(b"j")
            app.press(b"2")
            app.until_shown("Priya")
            app.press(b"3")
            screen = app.until_shown("Overdue")

        assert "Keys" in screen.display[-1]

    @pytest.mark.parametrize(("columns", "lines"), [(19, 30), (80, 4), (9, 2)])
    def test_below_that_it_is_said_until_there_is_room_again(
        self, columns: int, lines: int, sample: Path
    ) -> None:
        with Watched(sample, *AS_SOMEBODY) as app:
            app.until_shown("Overdue")
            app.resize(columns, lines)
            screen = app.wait_for(lambda screen: "Too" in "".join(screen.display))
            app.resize(80, 24)
            app.until_shown("W26")

        assert "".join(screen.display).split()[:2] == ["Too", "small:"]


def rows(screen: pyte.Screen) -> list[list[pyte.screens.Char]]:
    """Return the cells of each line."""
    return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]
