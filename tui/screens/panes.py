"""Which of the panes are seen, and which of them the person is in."""

from textual import on
from textual.events import DescendantFocus, Resize
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from tui.screens.layouts import remember_layouts
from tui.screens.too_small import tell_size
from tui.screens.writing import Writing

PANES = ("timeline", "note", "tracker")
"""Their ids, from left to right."""


class PanesScreen(Screen[None]):
    """A screen with as many panes side by side as the terminal has room for.

    The stylesheet decides which are seen, by the classes `-narrow` to `-huge` and `-low` for
    the room, `-on-timeline` and the like for where one is, `-zoom` and `-writing`.
    """

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  # as Textual declares it
        (0, "-narrow"),
        (80, "-medium"),
        (120, "-wide"),
        (170, "-huge"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (9, "-high")]  # noqa: RUF012  # likewise

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """As Textual has it, but that a change does not paint all panes: those concerned see to it."""

    _has_waited = False
    """Whether what is to be painted has waited for more."""

    def __init__(self) -> None:
        """Begin in the first pane, which must be seen from the start to keep the focus."""
        super().__init__(classes=f"-on-{PANES[0]}")
        remember_layouts(self)

    def _on_timer_update(self) -> None:
        """Paint, but not while there is word of more to be painted: once, that is waited for.

        Textual paints as soon as the first widget asks for it: a key that leads to another note
        moved the cursor, was painted, showed the note a moment later, and was painted once more.
        The timer goes on, and comes again within a sixtieth of a second.
        """
        self._has_waited = not self._has_waited and self.message_queue_size > 0
        if not self._has_waited:
            super()._on_timer_update()

    def on_resize(self, event: Resize) -> None:
        """Say so where the terminal has no room for a pane."""
        tell_size(self, event.size)

    def action_show_pane(self, name: str) -> None:
        """Go to a pane, and bring it in where the terminal has room for one or two only."""
        self._be_on(name)  # first: a pane that is not displayed takes no focus
        if name == "note" and self.has_class("-writing"):
            self.query_one(Writing).focus_editor()
        else:
            self.query_one(f"#{name}").focus()

    @on(DescendantFocus)
    def mark_pane(self, event: DescendantFocus) -> None:
        """Note which pane the person is in."""
        for node in event.widget.ancestors_with_self:
            if node.id in PANES or node.id == "writing":
                self._be_on("note" if node.id == "writing" else node.id)

    def _be_on(self, name: str) -> None:
        """Have the stylesheet know which pane one is on.

        Where Textual is left to it, every class that comes or goes styles and paints all that is
        on the screen anew; these say which panes are seen, and nothing of what is in them. Where
        all are seen, there is room for all, wherever one is.
        """
        if self.has_class(f"-on-{name}"):
            return
        for pane in PANES:
            self.set_class(pane == name, f"-on-{pane}", update=False)
        panes = self.query_one("#panes").children
        if sum(pane.display for pane in panes) < len(PANES):
            self.app.stylesheet.update_nodes(panes)

    def action_zoom(self) -> None:
        """Give the pane the whole terminal, or take it back."""
        self.toggle_class("-zoom")

    def action_back_out(self) -> None:
        """Leave the zoom, else go back to the timeline."""
        if self.has_class("-zoom"):
            self.remove_class("-zoom")
        else:
            self.action_show_pane("timeline")
