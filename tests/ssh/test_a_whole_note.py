"""A note from its first word to its readers, over SSH, on a line that drops: nothing is missing."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.bench import phrases
from tests.ssh.host import Host
from tests.ssh.window import CTRL_F, CTRL_S, CTRL_U, END, ENTER, ESC, Window

RULES = ('edit = "anyone"', 'edit = "own"')
"""The sample's rule for who may edit what, and the one that holds here."""

PAGE_SENTENCES, SENTENCES = 16, 22
"""How many stand on the web page, and how many are typed before and after the line drops."""

REMARK = "All of it?"
ANSWER = "It is, says Exeter."
LEAD = "What the council's page says:"
MEANWHILE = " (and Derby's, too)"
EMPTY = "find     "
"""The line for what is looked for, with nothing in it."""
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def sentences(count: int, start: int) -> list[str]:
    """Return made-up sentences without anything that the editor completes."""
    parts = (phrases.PEOPLE, phrases.VERBS, ("the",), phrases.SUBJECTS, phrases.ENDS)
    lines = (" ".join(words) + "." for words in zip(*map(cycle, parts), strict=False))
    return list(islice(lines, start, start + count))


OPENING = "Low water."
ITEMS = "\n".join(f"- {sentence}" for sentence in sentences(PAGE_SENTENCES, 0))
FIRST = " ".join([*sentences(SENTENCES, 20), "We meet at Ambleside"])
SECOND = " ".join(["and go on to Barrow.", *sentences(SENTENCES, 50), "So much for Furness."])
LATER = "One thing more, from Carlisle."


def as_web_page(text: str) -> str:
    """Return clean Markdown as browsers copy the page that it could come from."""
    return text.replace("- ", "•\N{NO-BREAK SPACE}").replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


class Team:
    """Who writes and who reviews, each at a terminal of their own."""

    def __init__(self, host: Host, windows: ExitStack) -> None:
        self.host = host
        self._windows = windows
        self.before = self.files()

    def sits_down(self, name: str, sees: str) -> Window:
        """Connect as somebody, and wait for what they see first."""
        window = self._windows.enter_context(self.host.window(name))
        window.see(sees)
        return window

    def files(self) -> dict[Path, bytes]:
        """Return all that is in the folder, other than what weeknotes keeps there for itself."""
        files = (path for path in self.host.folder.rglob("*") if path.is_file())
        return {path: path.read_bytes() for path in files if ".weeknotes" not in path.parts}

    @property
    def path(self) -> Path | None:
        """The file of the note; None before there is one."""
        notes = set(self.host.folder.rglob("*.md")) - self.before.keys()
        assert len(notes) <= 1
        return min(notes, default=None)

    @property
    def note(self) -> str:
        """What the note's file says; nothing before there is one."""
        return self.path.read_text(encoding="utf-8") if self.path else ""

    def drafts(self) -> list[Path]:
        """Return what is kept of text that is not saved."""
        return [*self.host.server.room.rglob("state/**/drafts/*.json")]


@pytest.fixture
def team(host: Host) -> Iterator[Team]:
    rules = host.folder / ".weeknotes.toml"
    text = rules.read_text(encoding="utf-8")
    assert RULES[0] in text
    rules.write_text(text.replace(*RULES), encoding="utf-8")
    for name in ("callum", "dilys"):
        host.authorize(name)
    with ExitStack() as windows:
        yield Team(host, windows)


def test_nothing_is_missing_of_a_note_that_was_written_over_ssh(team: Team) -> None:
    callum = write(team)
    ask_for_review(team, callum)
    dilys = review(team)
    merge(team, callum, dilys)
    answer(team, callum)
    publish(team, callum)

    _, front, body = team.note.split("---\n", 2)
    assert "status: published\n" in front
    assert f"{datetime.now().astimezone().date().isoformat()}\n" in front
    assert f"\n\n{LEAD}{MEANWHILE}\n\n{ITEMS}\n\n" in body
    assert f": {REMARK} -->\n" in body
    heading, text = COMMENT.sub("", body).strip().split("\n", 1)
    assert heading.startswith("# ")
    typed = f"{ANSWER} {OPENING} {LEAD}{MEANWHILE} {ITEMS} {FIRST} {SECOND} {LATER}"
    assert text.split() == typed.split()
    assert len(typed.split()) >= 600
    assert team.drafts() == []
    assert team.path
    assert team.files() == {**team.before, team.path: team.note.encode()}


def write(team: Team) -> Window:
    """Begin a note and paste into it; the line drops in the middle of a sentence; go on with it."""
    callum = team.sits_down("callum", "Actions")
    callum.press(b"N", "^s Save")
    callum.type(OPENING)
    callum.type("\n\n")
    callum.paste(as_web_page(f"{LEAD}\n\n{ITEMS}\n\n"))
    callum.type(FIRST)
    callum.see("Ambleside")
    assert team.note == ""

    callum.die()

    callum = team.sits_down("callum", "Unsaved text")
    callum.press(b"c", "Ambleside")
    callum.type(f" {SECOND}")
    callum.see("Furness")
    callum.send(CTRL_S)
    callum.wait_for(lambda: "So much for Furness." in team.note, "note on the disk")
    return callum


def ask_for_review(team: Team, callum: Window) -> None:
    """Leave the editor, and ask a colleague, who is not shown the note before."""
    assert team.path
    assert team.path.name not in team.host.asked("dilys", "list").stdout
    leave_editor(callum)
    callum.press(b"T", "Ask for review")
    callum.press(b"r", "Who is to review it?")
    callum.press(b"dil", "→ Dilys")
    callum.send(ENTER)
    callum.wait_for(lambda: "status: review" in team.note, "request for a review")


def review(team: Team) -> Window:
    """See the note as the one who is asked, and leave a remark."""
    dilys = team.sits_down("dilys", OPENING)
    dilys.press(b"2", "Next link")
    dilys.press(b"M", "A remark")
    dilys.type(REMARK)
    dilys.send(ENTER)
    dilys.wait_for(lambda: f": {REMARK} -->" in team.note, "remark in the note")
    return dilys


def merge(team: Team, callum: Window, dilys: Window) -> None:
    """Write at the same time, each somewhere else in the note; the second to save merges."""
    callum.press(b"e", "^s Save")
    go_to_end_of_line(callum, "Furness")
    callum.type(f"\n\n{LATER}")
    callum.see("Carlisle")

    dilys.press(b"e", "^s Save")
    go_to_end_of_line(dilys, "What the")
    dilys.type(MEANWHILE)
    dilys.send(CTRL_S)
    dilys.wait_for(lambda: MEANWHILE in team.note, "change of the other's")

    callum.see("has changed meanwhile")
    callum.press(CTRL_S, "m  Merge")
    assert LATER not in team.note
    callum.press(b"m", "Both are in")
    callum.send(CTRL_S)
    callum.wait_for(lambda: LATER in team.note, "what both wrote")
    assert MEANWHILE in team.note
    leave_editor(callum)


def answer(team: Team, callum: Window) -> None:
    """Step to the remark, and answer it below."""
    callum.press(b"M", REMARK)
    callum.press(ENTER, "^s Save")
    go_to_end_of_line(callum, "of it?")
    callum.type(f"\n\n{ANSWER}")
    callum.see("Exeter")
    callum.send(CTRL_S)
    callum.wait_for(lambda: ANSWER in team.note, "answer in the note")
    leave_editor(callum)


def publish(team: Team, callum: Window) -> None:
    """Publish, the remark having been seen."""
    callum.press(b"T", "p  Publish")
    callum.press(b"p", "Before it is published")
    callum.send(b"p")
    callum.wait_for(lambda: "status: published" in team.note, "published note")


def go_to_end_of_line(window: Window, words: str) -> None:
    """Find words in the editor, and go where the line on the screen ends that they are in."""
    window.press(CTRL_F, "replace with")
    if not window.shows(EMPTY):  # what was looked for last stands there still
        window.press(CTRL_U, EMPTY)
    window.type(words)
    window.see("1 of 1")
    window.press(ESC, "esc Leave")  # out of the line in which they were typed
    window.move(END)


def leave_editor(window: Window) -> None:
    """Go from the editor to the note as it reads."""
    window.send(ESC)
    window.see_no_more("^s Save")
