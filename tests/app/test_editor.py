"""The editor: what keys do to the text, what it reports, and that it throws nothing away."""

import asyncio
from datetime import UTC, datetime

import pytest
from textual.widgets import Input
from textual.widgets.text_area import Selection

from tests.app.editor_app import EditorApp, recording, run, type_text
from tui.notes.parsing.scan import scan
from tui.panes.editing.editor import Editor
from tui.panes.editing.editor_status import count_words
from tui.panes.editing.markdown_spans import KINDS, contexts, spans


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("- bins", "- bins\n- x"),
        ("  * bins", "  * bins\n  * x"),
        ("9. bins", "9. bins\n10. x"),
        ("1) bins", "1) bins\n2) x"),
        ("- [x] bins", "- [x] bins\n- [ ] x"),
        ("> - [ ] bins", "> - [ ] bins\n> - [ ] x"),
        ("> quoted", "> quoted\n> x"),
        ("plain", "plain\nx"),
        ("* * *", "* * *\nx"),
        ("# Heading", "# Heading\nx"),
        ("```\n- code", "```\n- code\nx"),
    ],
)
async def test_enter_goes_on_with_a_list_or_a_quote(line: str, after: str) -> None:
    assert await run(EditorApp(line), "enter", "x") == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- a\n  - b\n    - ", ["- a\n  - b\n  - x", "- a\n  - b\n- x", "- a\n  - b\n\nx"]),
        ("- [ ] a\n  - ", ["- [ ] a\n- [ ] x", "- [ ] a\n\nx"]),
        ("3. a\n   - ", ["3. a\n4. x", "3. a\n\nx"]),
        ("> - a\n>   - ", ["> - a\n> - x", "> - a\n>\n> x", "> - a\n>\n\nx"]),
        ("- a\n\t- ", ["- a\n- x"]),
        ("- a\n\ntext\n  - ", ["- a\n\ntext\n\nx"]),
        ("> - a\n  - ", ["> - a\n\nx"]),
        ("- a\n  more of it\n    - ", ["- a\n  more of it\n- x"]),
        ("- a\n- ", ["- a\n\nx"]),
        ("- a\n\n- ", ["- a\n\nx"]),
        ("- ", ["x"]),
        ("> - ", ["> x"]),
        ("> a\n> ", ["> a\n\nx"]),
    ],
)
async def test_enter_brings_an_empty_item_out_level_by_level_until_its_list_ends(
    text: str, after: list[str]
) -> None:
    for times, expected in enumerate(after, start=1):
        assert await run(EditorApp(text), *["enter"] * times, "x") == expected


async def test_one_undo_brings_back_the_empty_item_that_ended_a_list() -> None:
    assert await run(EditorApp("- a\n- "), "enter", "ctrl+z") == "- a\n- "


async def test_enter_within_an_item_splits_it_and_before_it_does_not_continue() -> None:
    middle = Selection.cursor((0, 4))
    assert await run(EditorApp("- bins"), "enter", select=middle) == "- bi\n- ns"
    start = Selection.cursor((0, 0))
    assert await run(EditorApp("- bins"), "enter", select=start) == "\n- bins"


@pytest.mark.parametrize(
    ("text", "keys", "after"),
    [
        ("- a\n- b", ["tab"], "- a\n  - b"),
        ("1. a\n2. b", ["tab"], "1. a\n   2. b"),
        ("- a\n  - b", ["shift+tab"], "- a\n- b"),
        ("- a\n    - b", ["shift+tab"], "- a\n- b"),
        ("- a\n\t- b", ["tab"], "- a\n\t\t- b"),
        ("- a\n\t- b", ["shift+tab"], "- a\n- b"),
        ("> - b", ["tab", "shift+tab"], "> - b"),
        ("plain", ["tab", "x"], "plain   x"),
        ("    code", ["shift+tab"], "code"),
        ("plain", ["shift+tab"], "plain"),
    ],
)
async def test_tab_nests_items_and_shift_tab_brings_them_out(
    text: str, keys: list[str], after: str
) -> None:
    assert await run(EditorApp(text), *keys) == after


async def test_tab_nests_all_items_of_a_selection_and_one_undo_takes_it_back() -> None:
    both = Selection((0, 1), (1, 3))
    assert await run(EditorApp("- a\n- b\n- c"), "tab", select=both) == "  - a\n  - b\n- c"
    assert await run(EditorApp("- a\n- b"), "tab", "ctrl+z", select=both) == "- a\n- b"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("call the depot", "- [ ] call the depot"),
        ("- call the depot", "- [ ] call the depot"),
        ("  2. call", "  2. [ ] call"),
        ("> - call", "> - [ ] call"),
        ("- [x] call", "- call"),
        ("", "- [ ] "),
        ("# A heading", "# A heading"),
    ],
)
async def test_ctrl_t_makes_a_line_an_action_and_an_action_a_bullet(text: str, after: str) -> None:
    assert await run(EditorApp(text), "ctrl+t") == after


async def test_ctrl_t_on_several_lines_makes_all_of_them_actions_first() -> None:
    text = "- a\n\n- [ ] b\nc"
    everything = Selection((0, 0), (3, 1))
    once = await run(EditorApp(text), "ctrl+t", select=everything)
    assert once == "- [ ] a\n\n- [ ] b\n- [ ] c"
    assert await run(EditorApp(once), "ctrl+t", select=everything) == "- a\n\n- b\n- c"


@pytest.mark.parametrize(
    ("text", "at", "after"),
    [
        ("Out now. Call them. Done.", (0, 11), "Out now. Done.\n\n- [ ] Ca*ll them."),
        ("Out now. Call them.", (0, 0), "Call them.\n\n- [ ] *Out now."),
        ("Out now. Call them.", (0, 8), "Call them.\n\n- [ ] Out now.*"),
        ("> Out. Call now.\n> - b", (0, 16), "> Out.\n> - [ ] Call now.*\n> - b"),
        ("Out. Call.\n\n+ b", (0, 8), "Out.\n\n+ [ ] Cal*l.\n+ b"),
        ("# H\nOut. Call.\n# I", (1, 5), "# H\nOut.\n\n- [ ] *Call.\n\n# I"),
        ("- Out. Call.", (0, 12), "- [ ] Out. Call.*"),
        ("Only one, e.g. Ben", (0, 18), "- [ ] Only one, e.g. Ben*"),
        ("Out. Call\nthem.", (0, 9), "- [ ] Out. Call*\nthem."),
    ],
)
async def test_ctrl_t_takes_the_sentence_at_the_cursor_out_of_a_line_of_several(
    text: str, at: tuple[int, int], after: str
) -> None:
    place = Selection.cursor(at)
    assert await run(EditorApp(text), "ctrl+t", "*", select=place) == after
    assert await run(EditorApp(text), "ctrl+t", "ctrl+z", select=place) == text


async def test_the_cursor_stays_at_its_word_when_its_line_becomes_an_action() -> None:
    assert await run(EditorApp("call"), "ctrl+t", "x") == "- [ ] callx"


async def test_keys_of_the_app_are_letters_here() -> None:
    app = EditorApp()
    async with app.run_test() as pilot:
        await type_text(pilot, "q - [ ] z")
        assert app.editor.text == "q - [ ] z"
        assert app.is_running


async def test_pasted_control_characters_become_visible() -> None:
    app = EditorApp()
    async with app.run_test() as pilot:
        app.copy_to_clipboard("a\x1b[31mb\u2028c\r\nd")
        await pilot.press("ctrl+v")
        assert app.editor.text == "a␛[31mb␤c\nd"


async def test_typing_is_reported_once_and_an_undone_change_as_clean() -> None:
    app = EditorApp("text")
    async with app.run_test(message_hook=recording(app)) as pilot:
        await type_text(pilot, "abc")
        app.editor.report()
        await pilot.pause()
        (edited,) = app.sent(Editor.Edited)
        assert edited == Editor.Edited("ada/w24.md", "abctext", 1, 3, is_dirty=True)
        await pilot.press("ctrl+z")
        assert not app.editor.is_dirty
        app.editor.report()
        await pilot.pause()
        assert app.sent(Editor.Edited)[-1].is_dirty is False  # type: ignore[attr-defined]


async def test_typing_is_reported_by_itself_and_when_focus_leaves() -> None:
    app = EditorApp()
    async with app.run_test(message_hook=recording(app)) as pilot:
        await type_text(pilot, "a")
        while not app.sent(Editor.Edited):
            await pilot.pause(0.01)
        await type_text(pilot, "b")
        app.query_one(Input).focus()
        await pilot.pause()
        assert [message.text for message in app.sent(Editor.Edited)] == ["a", "ab"]  # type: ignore[attr-defined]


async def test_opening_is_no_change() -> None:
    app = EditorApp("text\nof two lines", line=2, column=3, title="w/c 10 June [b]")
    async with app.run_test(message_hook=recording(app)) as pilot:
        await pilot.pause()
        assert not app.editor.is_dirty
        assert app.editor.cursor_location == (2, 3)
        assert app.messages == []
        assert app.status == "4 words · 2:4"
        assert app.editor.border_title == "w/c 10 June \\[b]"


async def test_ctrl_s_asks_for_the_exact_text_to_be_saved() -> None:
    app = EditorApp("one\n")
    async with app.run_test(message_hook=recording(app)) as pilot:
        await type_text(pilot, "x")
        assert "● unsaved" in app.status
        assert app.editor.border_title == "ada/w24.md *"
        await pilot.press("ctrl+s")
        await pilot.pause()
        request = Editor.SaveRequested("ada/w24.md", "xone\n", "d1", then_close=False)
        assert app.sent(Editor.SaveRequested) == [request]
        assert "saving…" in app.status
        at = datetime(2019, 6, 17, 12, 3, tzinfo=UTC)
        app.editor.saved("d2", at=at)
        assert not app.editor.is_dirty
        assert f"saved {at.astimezone():%H:%M}" in app.status
        assert app.editor.base_digest == "d2"
        assert app.editor.border_title == "ada/w24.md"


async def test_what_is_typed_during_a_save_stays_unsaved() -> None:
    app = EditorApp()
    async with app.run_test(message_hook=recording(app)) as pilot:
        await type_text(pilot, "a")
        await pilot.press("ctrl+s")
        await type_text(pilot, "b")
        app.editor.saved("d2")
        assert app.editor.is_dirty
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.sent(Editor.SaveRequested)[-1] == Editor.SaveRequested(
            "ada/w24.md", "ab", "d2", then_close=False
        )


async def test_a_save_asked_for_during_a_save_comes_after_it() -> None:
    app = EditorApp()
    async with app.run_test(message_hook=recording(app)) as pilot:
        await type_text(pilot, "a")
        await pilot.press("ctrl+s")
        await type_text(pilot, "b")
        app.editor.request_save(then_close=True)
        await pilot.pause()
        assert len(app.sent(Editor.SaveRequested)) == 1
        app.editor.saved("d2")
        await pilot.pause()
        assert app.sent(Editor.SaveRequested)[1:] == [
            Editor.SaveRequested("ada/w24.md", "ab", "d2", then_close=True)
        ]


async def test_save_and_close_during_a_save_of_the_same_text_closes_after_it() -> None:
    app = EditorApp()
    async with app.run_test(message_hook=recording(app)) as pilot:
        await type_text(pilot, "a")
        await pilot.press("ctrl+s")
        app.editor.request_save(then_close=True)
        app.editor.saved("d2")
        await pilot.pause()
        assert len(app.sent(Editor.SaveRequested)) == 1
        assert app.sent(Editor.CloseRequested) == [Editor.CloseRequested("ada/w24.md")]


async def test_a_failed_save_keeps_the_text_and_says_why() -> None:
    app = EditorApp()
    async with app.run_test() as pilot:
        await type_text(pilot, "a")
        await pilot.press("ctrl+s")
        app.editor.save_failed("The disk is full.")
        assert app.editor.is_dirty
        assert app.editor.text == "a"
        assert app.editor.status.note == "! The disk is full."
        await type_text(pilot, "b")
        assert app.editor.status.note == "ada/w24.md"


async def test_words_that_are_counted_meanwhile_hide_no_failure() -> None:
    app = EditorApp("one")
    async with app.run_test() as pilot:
        await type_text(pilot, "a b ")
        app.editor.request_save()
        app.editor.save_failed("The disk is full.")
        async with asyncio.timeout(10):
            while "3 words" not in app.status:
                await pilot.pause()
        assert app.editor.status.note == "! The disk is full."
        app.editor.open(app.document)
        assert "1 word " in app.status


async def test_the_line_below_the_text_has_room_for_what_is_said_and_for_a_failure() -> None:
    app = EditorApp("one", path="ada/a-note-with-a-long-name.md")
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        status = app.editor.status
        assert status.render().plain == "ada/a-note-with-a-lon…  1 word · 1:1"
        app.editor.save_failed("The disk is full, and so is the other one beside it.")
        await pilot.pause()
        assert status.size.height == 2
        await type_text(pilot, "x")
        await pilot.pause()
        assert status.size.height == 1


async def test_an_answer_to_no_request_changes_nothing() -> None:
    app = EditorApp()
    async with app.run_test() as pilot:
        await type_text(pilot, "a")
        app.editor.saved("d9")
        assert app.editor.is_dirty
        assert app.editor.base_digest == "d1"


async def test_escape_closes_a_clean_editor() -> None:
    app = EditorApp("text")
    assert await run(app, "escape") == "text"
    assert app.messages == [Editor.CloseRequested("ada/w24.md")]


async def test_escape_asks_about_unsaved_text_and_throws_nothing_away() -> None:
    app = EditorApp("text")
    assert await run(app, "x", "escape") == "textx"
    assert app.sent(Editor.LeaveRequested) == [Editor.LeaveRequested("ada/w24.md")]
    assert app.sent(Editor.CloseRequested) == []
    assert len(app.sent(Editor.Edited)) == 1


async def test_a_recovered_draft_is_unsaved_from_the_start() -> None:
    app = EditorApp("draft", saved_text="file")
    await run(app, "escape")
    assert app.messages == [Editor.LeaveRequested("ada/w24.md")]


async def test_a_new_note_can_be_saved_as_it_is() -> None:
    app = EditorApp("# w/c 17 June\n", is_new=True, base_digest="")
    async with app.run_test(message_hook=recording(app)) as pilot:
        assert "new note" in app.status
        await pilot.press("ctrl+s")
        await pilot.pause()
        (request,) = app.messages
        assert request == Editor.SaveRequested("ada/w24.md", "# w/c 17 June\n", "", False)


async def test_a_note_that_may_not_be_changed_is_not() -> None:
    app = EditorApp("- text", read_only=True)
    keys = ("x", "enter", "tab", "shift+tab", "ctrl+t", "ctrl+v", "ctrl+s", "escape")
    assert await run(app, *keys) == "- text"
    assert app.messages == [Editor.CloseRequested("ada/w24.md")]


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "nord"])
async def test_every_theme_can_colour_it(theme: str) -> None:
    text = "# Heading\n\n**bold** `code` <!-- no -->\n- [x] done @ada [a](b)\n> *quote*\n"
    app = EditorApp(text)
    async with app.run_test(size=(60, 12)) as pilot:
        app.theme = theme
        await pilot.pause()
        drawn = app.editor.area.render_line(0)
        assert drawn.text.rstrip() == "# Heading"
        heading = [segment.style for segment in drawn if segment.text.strip()]
        assert all(style and style.bold for style in heading)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("## Bins", [("## Bins", "heading")]),
        ("#bins", []),
        ("**b** *e* snake_case_word", [("**b**", "strong"), ("*e*", "emphasis")]),
        ("_u_ and 2 * 3 * 4", [("_u_", "emphasis")]),
        ("`a*b*` ``c`d`` `", [("`a*b*`", "code"), ("``c`d``", "code")]),
        ("[a](b) [[W 24]] http://x.org/a.", [
            ("[a](b)", "link"), ("[[W 24]]", "link"), ("http://x.org/a.", "link"),
        ]),
        ("- [x] done", [("- [x]", "marker"), (" done", "done")]),
        ("- [ ] @ada", [("- [ ]", "marker"), ("@ada", "mention")]),
        ("a@b.org", []),
        ("> 1. q", [("> 1. q", "quote"), ("1. ", "marker")]),
        ("a <!-- b --> c", [("<!-- b -->", "comment")]),
    ],
)  # fmt: skip
def test_what_is_coloured_in_a_line(line: str, expected: list[tuple[str, str]]) -> None:
    assert [(line[start:end], kind) for start, end, kind in spans(line)] == expected
    assert {kind for _, _, kind in spans(line)} <= set(KINDS)


def test_lines_in_front_matter_code_and_comments_know_it() -> None:
    text = "---\na: b\n---\n```py\n# x\n```\n<!-- a\n## b\n-->\n# Title"
    kinds = contexts(text.split("\n"))
    assert kinds == {
        **dict.fromkeys(range(3), "front-matter"),
        **dict.fromkeys(range(3, 6), "code"),
        **dict.fromkeys(range(6, 9), "comment"),
    }


@pytest.mark.parametrize("unit", ["[", "*a **", "`", "<!-", "[a](", "@", "_a", "- [ ", "> "])
def test_no_line_is_slow_to_colour(unit: str) -> None:
    line = unit * (2_000 // len(unit))
    assert all(0 <= start <= end <= len(line) for start, end, _ in spans(line))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hello\n\n<!-- What you ticked\n- Bins\n-->\n", 1),
        ("---\ntitle: A b c\n---\nHello <!-- you --> there\n", 2),
        ("`<!-- a -->` counts\n", 4),
    ],
)
def test_words_are_counted_as_the_index_does(text: str, words: int) -> None:
    assert count_words(text) == scan("ada/a.md", text.encode()).words == words
