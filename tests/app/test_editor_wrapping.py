"""Rows of a long text: wrapped where Textual wraps them, and drawn as Textual draws them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual._wrap import compute_wrap_offsets
from textual.expand_tabs import get_tab_widths
from textual.widgets import TextArea
from textual.widgets.text_area import Document, Selection, WrappedDocument

from tests.app.editor_app import EditorApp
from tui.panes.editing.editor_document import EditorDocument
from tui.panes.editing.markdown_area import MarkdownArea
from tui.panes.editing.wrapping import Wrapping, wrap_offsets

LETTERS = st.text(alphabet="aaab   é—…\t日\u0301", max_size=60)

PLAIN = (
    "some words that take two rows\n\n\ttab\tand\ttabs in\ta line of two rows\n"
    "日本 wide letters in the midst of it – all\nsupercalifragilisticexpialidocious   end\n\nlast"
)
"""Nothing in it is Markdown."""


@settings(deadline=None, max_examples=300)
@given(line=LETTERS, width=st.integers(0, 20))
def test_a_line_is_wrapped_where_textual_wraps_it(line: str, width: int) -> None:
    tabs = get_tab_widths(line, 4)
    expected = compute_wrap_offsets(line, width, 4, precomputed_tab_sections=tabs) if width else []
    assert wrap_offsets(line, width, 4) == expected


def assert_same(ours: Wrapping, document: Document) -> None:
    """Compare with what Textual makes of the document from scratch."""
    theirs = WrappedDocument(document, ours._width, ours._tab_width)
    assert ours._offset_to_line_info == theirs._offset_to_line_info
    assert ours._line_index_to_offsets == theirs._line_index_to_offsets
    assert ours.height == theirs.height
    for row in range(document.line_count):
        assert ours.get_offsets(row) == theirs.get_offsets(row)
        assert ours.get_sections(row) == theirs.get_sections(row)
        assert ours.get_tab_widths(row) == theirs.get_tab_widths(row)


@settings(deadline=None, max_examples=100)
@given(data=st.data())
def test_after_any_changes_the_rows_are_those_of_the_text(data: st.DataObject) -> None:
    document = Document("some words to wrap\n\nand\tmore of them\nend")
    ours = Wrapping(document, 8, 4)
    for _ in range(data.draw(st.integers(1, 4))):
        places = [
            (row, column)
            for row, line in enumerate(document.lines)
            for column in range(len(line) + 1)
        ]
        start, end = sorted(data.draw(st.lists(st.sampled_from(places), min_size=2, max_size=2)))
        text = data.draw(st.text(alphabet="ab \n\t日", max_size=20))
        done = document.replace_range(start, end, text)
        ours.wrap_range(start, end, done.end_location)
        assert_same(ours, document)


def test_a_row_knows_its_place_in_the_text() -> None:
    ours = Wrapping(Document("one two three\n\nfour"), 8, 4)
    assert [ours.row(y) for y in range(ours.height)] == [
        (0, 0, 8),
        (0, 8, 13),
        (1, 0, 0),
        (2, 0, 4),
    ]


def test_another_width_wraps_anew_and_the_same_leaves_all_as_it_is() -> None:
    document = Document("one two three")
    ours = Wrapping(document, 8, 4)
    rows = ours._wrap_offsets
    ours.wrap(8)
    assert ours._wrap_offsets is rows
    ours.wrap(5)
    assert_same(ours, document)


@pytest.mark.parametrize(
    "keys",
    [
        ["x", "enter", "enter", "ctrl+z", "ctrl+y"],
        ["down", "down", "shift+end", "delete", "ctrl+z"],
        ["ctrl+end", "enter", "backspace", "backspace", "a", "left", "enter", "ctrl+z", "ctrl+z"],
        ["shift+down", "shift+down", "shift+down", "backspace", "x", "ctrl+z", "ctrl+z"],
    ],
)
async def test_typing_keeps_the_rows_in_step(keys: list[str]) -> None:
    app = EditorApp(PLAIN)
    async with app.run_test(size=(24, 14)) as pilot:
        area = app.editor.area
        for key in keys:
            await pilot.press(key)
            assert isinstance(area.document, Document)
            assert_same(area.wrapped_document, area.document)
            assert area.virtual_size.height == area.wrapped_document.height


def cells(area: MarkdownArea, *, theirs: bool) -> list[list[tuple[str, object]]]:
    """Return each letter in view with its style, as we draw it or as Textual does."""
    area._line_cache.clear()
    draw = TextArea.render_line if theirs else type(area).render_line
    rows = [draw(area, y) for y in range(area.size.height)]
    return [[(letter, part.style) for part in row for letter in part.text] for row in rows]


@pytest.mark.parametrize(
    "selection",
    [
        Selection.cursor((0, 0)),
        Selection.cursor((2, 9)),
        Selection.cursor((6, 4)),
        Selection((0, 3), (0, 26)),
        Selection((0, 5), (2, 7)),
        Selection((4, 3), (0, 2)),
        Selection((0, 4), (1, 0)),
        Selection((1, 0), (0, 4)),
        Selection((3, 1), (3, 30)),
        Selection((0, 0), (6, 4)),
    ],
)
async def test_rows_are_drawn_as_textual_draws_them(selection: Selection) -> None:
    app = EditorApp(PLAIN)
    async with app.run_test(size=(24, 18)) as pilot:
        app.editor.area.selection = selection
        await pilot.pause()
        ours = cells(app.editor.area, theirs=False)
        assert ours == cells(app.editor.area, theirs=True)
        assert len({style for row in ours for _, style in row}) > 1


class Interrupted(Document):
    """Changes under the hands of a thread that joins its lines, as the journal's does."""

    area: MarkdownArea | None = None

    @property
    def text(self) -> str:
        """The text before the change."""
        before = super().text
        area, self.area = self.area, None
        if area:
            area.insert("x")
        return before


async def test_a_text_that_was_joined_during_a_change_is_not_taken_for_the_one_after() -> None:
    app = EditorApp("a")
    async with app.run_test():
        area = app.editor.area
        area.document = document = Interrupted("a")
        area.wrapped_document = Wrapping(document, 20, 4)
        area.update_suggestion()
        document.area = area
        assert area.text == "a"
        assert area.text == "xa"


async def test_only_rows_that_look_like_none_before_are_drawn() -> None:
    app = EditorApp("word " * 20_000)
    async with app.run_test(size=(60, 20)) as pilot:
        area = app.editor.area
        await pilot.press("x")
        drawn = len(area._strips)
        assert 0 < drawn <= area.size.height + 2
        await pilot.press("y")
        assert len(area._strips) - drawn <= 2


async def test_a_text_that_is_opened_unseen_is_wrapped_as_it_will_be_seen() -> None:
    app = EditorApp("")
    async with app.run_test(size=(46, 12)) as pilot:
        editor = app.editor
        editor.display = False
        await pilot.pause()
        editor.open(EditorDocument(path="ada/w24.md", text="word " * 600), width=46)
        expected = editor.area.wrap_width, editor.area.wrapped_document.height
        editor.display = True
        await pilot.pause()
        assert (editor.area.wrap_width, editor.area.wrapped_document.height) == expected
        assert editor.area.size.width > 0
