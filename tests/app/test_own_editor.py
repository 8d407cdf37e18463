"""The person's own editor: started as they say, on a copy, and back with what it leaves."""

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from textual.app import App

from tests.app.editor_app import EditorApp, recording, run
from tui.panes.editing.editor import Editor
from tui.screens.own_editor import OwnEditorFailed, arguments, command, write_elsewhere

TEXT = "# W24\n\nOut"


class Suspendable(App[None]):
    """An app without a terminal, which can be suspended all the same."""

    def suspend(self) -> AbstractContextManager[None]:  # type: ignore[override]
        return nullcontext()


def editor(tmp_path: Path, code: str) -> dict[str, str]:
    """Return an environment whose editor runs a line of Python on `file`."""
    script = tmp_path / "ed it.py"
    script.write_text(
        f"import sys, pathlib\nfile = pathlib.Path(sys.argv[-1])\n{code}\n", encoding="utf-8"
    )
    return {**os.environ, "VISUAL": f"{sys.executable} '{script}'", "EDITOR": "never-this"}


def write(tmp_path: Path, code: str, text: str = TEXT) -> str:
    environ = editor(tmp_path, code)
    scratch = tmp_path / "state/own-editor"
    asked = Editor.OwnEditorAsked("ada/w24.md", text, 3)
    return write_elsewhere(Suspendable(), asked, scratch=scratch, environ=environ)


def left(tmp_path: Path) -> list[Path]:
    return [file for file in (tmp_path / "state").rglob("*") if file.is_file()]


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"EDITOR": "vi"}, ["vi"]),
        ({"EDITOR": "vi", "VISUAL": "'my editor' --wait"}, ["my editor", "--wait"]),
        ({"EDITOR": "nano -w", "VISUAL": " "}, ["nano", "-w"]),
    ],
)
def test_visual_comes_before_editor(environ: dict[str, str], expected: list[str]) -> None:
    assert command(environ) == expected


@pytest.mark.parametrize("environ", [{}, {"EDITOR": ""}, {"EDITOR": "'vi"}])
def test_no_editor_is_told_in_a_sentence(environ: dict[str, str]) -> None:
    with pytest.raises(OwnEditorFailed, match="editor"):
        command(environ)


def test_a_line_is_named_only_to_editors_that_take_one() -> None:
    assert arguments(["/usr/bin/vim"], Path("a.md"), 7) == ["/usr/bin/vim", "+7", "a.md"]
    assert arguments(["code", "--wait"], Path("a.md"), 7) == ["code", "--wait", "a.md"]


def test_what_it_writes_comes_back_and_no_copy_stays(tmp_path: Path) -> None:
    code = "assert file.name == 'w24.md'; file.write_text(file.read_text().upper() + '\\n')"
    assert write(tmp_path, code) == "# W24\n\nOUT"
    assert left(tmp_path) == []


def test_nothing_changed_is_the_same_text(tmp_path: Path) -> None:
    assert write(tmp_path, "pass", "a\n\u241b\n") == "a\n\u241b\n"


def test_only_the_person_can_read_the_copy(tmp_path: Path) -> None:
    mode = write(tmp_path, "file.write_text(oct(file.parent.stat().st_mode))")
    assert mode.endswith("700")


@pytest.mark.parametrize("code", ["sys.exit(3)", "file.unlink(); sys.exit(3)"])
def test_a_failure_leaves_the_text_and_no_copy(tmp_path: Path, code: str) -> None:
    with pytest.raises(OwnEditorFailed, match=r"status 3\. The text here is as it was\."):
        write(tmp_path, code)
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    "code", ["file.write_text('mine'); sys.exit(1)", "file.write_bytes(b'\\xff')"]
)
def test_what_a_failing_editor_wrote_is_kept_and_said_where(tmp_path: Path, code: str) -> None:
    with pytest.raises(OwnEditorFailed) as caught:
        write(tmp_path, code)
    (kept,) = left(tmp_path)
    assert str(kept) in caught.value.message


def test_an_editor_that_is_not_there_is_told(tmp_path: Path) -> None:
    asked, environ = Editor.OwnEditorAsked("a.md", TEXT, 1), {"EDITOR": "no-such-editor"}
    with pytest.raises(OwnEditorFailed, match="no-such-editor can't be started"):
        write_elsewhere(Suspendable(), asked, scratch=tmp_path, environ=environ)


async def test_the_key_asks_for_it_where_that_is_allowed() -> None:
    app = EditorApp("a\nb", line=2)
    async with app.run_test(message_hook=recording(app)) as pilot:
        await pilot.press("ctrl+o")
        assert app.sent(Editor.OwnEditorAsked) == []
        app.editor.offers_own_editor = True
        await pilot.press("x", "ctrl+o")
        await pilot.pause()
        assert app.sent(Editor.OwnEditorAsked) == [Editor.OwnEditorAsked("ada/w24.md", "a\nxb", 2)]


async def test_a_text_taken_back_is_one_change_with_the_cursor_at_its_word() -> None:
    app = EditorApp("one\ntwo\nthree", line=3, column=2)
    async with app.run_test(message_hook=recording(app)) as pilot:
        assert app.editor.take_back("zero\none\ntwo 2\nthree")
        assert app.editor.cursor_location == (4, 2)
        assert app.editor.is_dirty
        assert not app.editor.take_back("zero\none\ntwo 2\nthree")
        await pilot.press("ctrl+z")
        assert app.editor.text == "one\ntwo\nthree"
        assert app.editor.cursor_location == (3, 2)


async def test_it_is_never_offered_for_a_note_that_may_not_be_changed() -> None:
    app = EditorApp("a", read_only=True, own_editor=True)
    await run(app, "ctrl+o")
    assert app.sent(Editor.OwnEditorAsked) == []
