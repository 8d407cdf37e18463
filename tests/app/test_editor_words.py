"""What keys do to words, and what becomes of text that is pasted."""

import pytest
from textual import events
from textual.widgets.text_area import Selection

from tests.app.editor_app import EditorApp, run, send_text
from tui.panes.editing.inline_edits import BOLD, ITALIC, Marked, emphasised, linked


@pytest.mark.parametrize(
    ("line", "start", "end", "mark", "expected"),
    [
        ("a bin b", 3, 3, BOLD, Marked("a **bin** b", 5, 5)),
        ("a **bin** b", 5, 5, BOLD, Marked("a bin b", 3, 3)),
        ("a **bin** b", 5, 5, ITALIC, Marked("a ***bin*** b", 6, 6)),
        ("a ***bin*** b", 6, 6, ITALIC, Marked("a **bin** b", 5, 5)),
        ("a *bin* b", 3, 6, BOLD, Marked("a ***bin*** b", 5, 8)),
        ("a bin b", 0, 5, ITALIC, Marked("*a bin* b", 1, 6)),
        ("a bin b", 1, 6, ITALIC, Marked("a *bin* b", 2, 7)),
        ("a  b", 2, 2, BOLD, Marked("a **** b", 4, 4)),
        ("don't", 5, 5, BOLD, Marked("**don't**", 7, 7)),
        ("", 0, 0, ITALIC, Marked("**", 1, 1)),
    ],
)
def test_words_are_emphasised_and_plain_again(
    line: str, start: int, end: int, mark: str, expected: Marked
) -> None:
    assert emphasised(line, start, end, mark) == expected


@pytest.mark.parametrize(
    ("line", "start", "end", "expected"),
    [
        ("see rota", 5, 5, Marked("see [rota]()", 11, 11)),
        ("see the rota", 4, 12, Marked("see [the rota]()", 15, 15)),
        ("see https://x.org", 4, 17, Marked("see [](https://x.org)", 5, 5)),
        ("see ", 4, 4, Marked("see []()", 5, 5)),
    ],
)
def test_words_become_a_link(line: str, start: int, end: int, expected: Marked) -> None:
    assert linked(line, start, end) == expected


@pytest.mark.parametrize(
    ("keys", "after"),
    [
        (["ctrl+b"], "a **word**"),
        (["alt+i"], "a *word*"),
        (["ctrl+b", "ctrl+b"], "a word"),
        (["ctrl+b", "ctrl+z"], "a word"),
        (["alt+l", "x"], "a [word](x)"),
    ],
)
async def test_keys_mark_the_word_at_the_cursor(keys: list[str], after: str) -> None:
    assert await run(EditorApp("a word"), *keys) == after


async def test_a_selection_over_lines_is_left_alone() -> None:
    both = Selection((0, 0), (1, 1))
    assert await run(EditorApp("a\nb"), "ctrl+b", select=both) == "a\nb"


async def paste(app: EditorApp, text: str, *keys: str, select: Selection | None = None) -> str:
    async with app.run_test() as pilot:
        if select:
            app.editor.area.selection = select
        app.editor.area.post_message(events.Paste(text))
        await pilot.pause()
        await pilot.press(*keys)
        return app.editor.text


PASTED = "• it\u2019s\n• mine"


async def test_what_is_pasted_becomes_markdown_with_the_cursor_behind_it() -> None:
    assert await paste(EditorApp("[]"), PASTED, "x", select=Selection.cursor((0, 1))) == (
        "[- it's\n- minex]"
    )


async def test_one_undo_takes_the_cleaning_back_and_another_the_text() -> None:
    assert await paste(EditorApp("a"), PASTED, "ctrl+z") == f"{PASTED}a"
    assert await paste(EditorApp("a"), PASTED, "ctrl+z", "ctrl+z") == "a"
    assert await paste(EditorApp("a"), PASTED, "ctrl+z", "ctrl+y") == "- it's\n- minea"


async def test_what_is_pasted_takes_the_place_of_the_selection() -> None:
    assert await paste(EditorApp("a bin b"), "rota", select=Selection((0, 5), (0, 2))) == "a rota b"


async def test_code_and_what_was_copied_here_are_pasted_as_they_are() -> None:
    inside = Selection.cursor((1, 0))
    assert await paste(EditorApp("```\n\n```"), PASTED, select=inside) == f"```\n{PASTED}\n```"
    copied = EditorApp("• it\u2019s")
    whole = Selection((0, 0), (0, 6))
    assert await run(copied, "ctrl+c", "end", "ctrl+v", select=whole) == "• it\u2019s• it\u2019s"


async def test_a_note_that_may_not_be_changed_takes_no_paste() -> None:
    assert await paste(EditorApp("a", read_only=True), "b", "ctrl+b", "alt+l") == "a"


FAMILY = "\U0001f469\u200d\U0001f467"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x\u00a0y\u202fz\u200dq\u200cr", None),
        (f"a {FAMILY} and a {SCOTLAND}", None),
        ("soft\u00adly", None),
        ("\U0001fadf, \uf8ff", None),  # newer than most Pythons, and of no script
        ("a\u202eb\u2066c\u2028d", "a\ufffdb\ufffdc␤d"),
        ("a\U000e0041b", "a\ufffdb"),
        ("\U0001f3f4\U000e0067b", "\U0001f3f4\ufffdb"),
    ],
)
async def test_letters_that_python_cant_print_are_typed_as_they_come_from_a_paste(
    text: str, shown: str | None
) -> None:
    app = EditorApp("```\n\n```", line=2)  # in code, where what is pasted is not made Markdown
    async with app.run_test() as pilot:
        await send_text(pilot, text)
        typed = app.editor.area.document.get_line(1)
        assert typed == (shown or text)

        await pilot.press("ctrl+u")
        app.editor.area.post_message(events.Paste(text))
        await pilot.pause()
        assert app.editor.area.document.get_line(1) == typed


async def test_they_take_the_place_of_what_is_selected() -> None:
    app = EditorApp("one two")
    async with app.run_test() as pilot:
        app.editor.area.selection = Selection((0, 7), (0, 3))
        await send_text(pilot, "\u00a0")
        assert app.editor.text == "one\u00a0"


async def test_control_characters_are_never_typed() -> None:
    app = EditorApp("a")
    async with app.run_test() as pilot:
        await send_text(pilot, "\x00\x0f\x1c\x7f\x80\x85\x9b")
        assert app.editor.text == "a"


async def test_a_note_that_is_only_read_takes_none_of_them() -> None:
    app = EditorApp("a", read_only=True)
    async with app.run_test() as pilot:
        await send_text(pilot, f"\u00a0{SCOTLAND}")
        assert app.editor.text == "a"


async def test_a_line_to_type_in_takes_them_too() -> None:
    app = EditorApp("a\u00a0b")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+f")
        await send_text(pilot, "a\u00a0\x9bb")
        assert app.editor.find_line.words.value == "a\u00a0b"
