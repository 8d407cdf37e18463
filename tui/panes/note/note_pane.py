"""The middle pane: the note, with its headings beside it and a line to find words in it."""

from typing import ClassVar, Self

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from tui.panes.box import Unseen
from tui.panes.lists.line_list import LineList
from tui.panes.note.find_box import FindBox
from tui.panes.note.outline import HeadingRow, Outline
from tui.panes.note.viewer import Viewer
from tui.panes.passing_on import PassingOn

BESIDE = 100
"""From this width on, in cells, there is room for the headings beside the text."""


class NotePane(Unseen, Container, PassingOn):
    """A viewer, and what helps to get around in what it shows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("/", "find", "Find", id="note.find", tooltip="Find words in this note"),
        Binding(
            "t",
            "outline",
            "Headings",
            show=False,
            id="note.outline",
            tooltip="The headings of this note",
        ),
        Binding("escape", "put_away", "Close", id="note.close", tooltip="Put it away again"),
    ]

    viewer = getters.query_one(Viewer)
    find_box = getters.query_one(FindBox)
    outline = getters.query_one(Outline)

    def compose(self) -> ComposeResult:
        """Lay the headings and the line to type in over the note, until they are wanted."""
        yield Outline()
        yield Viewer()
        yield FindBox()

    def on_mount(self) -> None:
        """Have the headings follow what is read."""
        self.outline.border_title = "Headings"
        for changing in ("scroll_y", "section"):
            self.watch(self.viewer, changing, self._follow, init=False)

    def focus(self, scroll_visible: bool = True) -> Self:
        """Focus the note."""
        self.viewer.focus(scroll_visible)
        return self

    @property
    def is_outlined(self) -> bool:
        """Whether the headings are shown."""
        return self.has_class("-outline")

    @property
    def is_typing(self) -> bool:
        """Whether the line to type in is there."""
        return self.has_class("-finding")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what applies; while words are typed, only to stop that."""
        if action == "put_away":
            return self.is_typing or self.outline.has_focus
        if action in {"find", "outline"}:
            return not self.is_typing and self.viewer.page is not None
        return super().check_action(action, parameters)

    # Finding

    def action_find(self) -> None:
        """Open the line in which words to find are typed."""
        self.add_class("-finding")
        self.app.stylesheet.update(self)  # what is not displayed takes no focus
        self.viewer.begin_find()
        self.find_box.value = ""
        self.find_box.focus()

    @on(FindBox.Changed)
    def _find(self, event: FindBox.Changed) -> None:
        event.stop()
        if self.is_typing:
            self.viewer.find(event.value)

    @on(FindBox.Submitted)
    def _keep_found(self, event: FindBox.Submitted) -> None:
        event.stop()
        self._close_find()
        if not self.viewer.hit_count:
            self.viewer.end_find()

    @on(events.DescendantBlur)
    def _leave_find(self) -> None:
        """Put the line away when somebody goes elsewhere, by a click or a key."""
        if self.is_typing and self.screen.focused is not self.find_box:
            self.remove_class("-finding")

    def _close_find(self) -> None:
        self.viewer.focus()
        self.remove_class("-finding")

    # Headings

    def action_outline(self) -> None:
        """Show the headings and go to them; from there, put them away."""
        if self.outline.has_focus:
            self._close_outline()
            return
        self.add_class("-outline")
        self.app.stylesheet.update(self)  # what is not displayed takes no focus
        self._show_headings()
        self.outline.focus()

    def action_put_away(self) -> None:
        """Find no more, or put the headings away."""
        if self.is_typing:
            self.viewer.end_find(go_back=True)
            self._close_find()
        else:
            self._close_outline()

    def on_resize(self, event: events.Resize) -> None:
        """Put the headings beside the text, or over it where there is no room."""
        self.set_class(event.size.width < BESIDE, "-over")

    @on(Viewer.Shown)
    def _follow_page(self, event: Viewer.Shown) -> None:
        event.stop()  # with every note that is gone by, through all that holds this pane
        self._show_headings()

    def _show_headings(self) -> None:
        if self.is_outlined:
            self.outline.show(self.viewer.headings, self.viewer.line_here)

    def _follow(self) -> None:
        """Highlight the heading that is being read, unless somebody is choosing another."""
        if self.is_outlined and not self.outline.has_focus:
            self.outline.follow(self.viewer.line_here)

    @on(LineList.Highlighted)
    def _keep_quiet(self, event: LineList.Highlighted) -> None:
        event.stop()

    @on(LineList.Selected)
    def _go_to_heading(self, event: LineList.Selected) -> None:
        event.stop()
        if isinstance(event.row, HeadingRow):
            self.viewer.goto_heading(event.row.heading)
        if self.has_class("-over"):
            self._close_outline()
        else:
            self.viewer.focus()

    def _close_outline(self) -> None:
        self.viewer.focus()
        self.remove_class("-outline")
