"""What every key does: made from the bindings themselves, so that it can't go stale."""

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget

from tui.panes.note.viewer import Viewer
from tui.render.page import Page
from tui.screens.dialog import Dialog


class KeysScreen(Dialog[None]):
    """The keys of the pane that one is in, then those that work anywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,question_mark,q", "dismiss", "Close", id="keys.close", tooltip="Close the help"
        ),
    ]

    viewer = getters.query_one(Viewer)

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._markdown = describe(screen)

    def compose(self) -> ComposeResult:
        """Lay out the help in a box, as a note is shown."""
        with Vertical(id="keys") as box:
            box.border_title = "Keys"
            box.border_subtitle = "esc closes"
            yield Viewer()

    def on_mount(self) -> None:
        """Show the help."""
        self.viewer.show(Page(key="keys", title="Keys", body=self._markdown))
        self.viewer.focus()


def describe(screen: Screen[Any]) -> str:
    """Write the keys of a screen, as it is now, as Markdown."""
    nodes = screen.focused.ancestors_with_self if screen.focused else [screen]
    # What holds all panes binds keys that work anywhere.
    inside = takewhile(lambda node: node.id != "panes", nodes)
    here = [node for node in inside if isinstance(node, Widget) and node is not screen]
    # Those that the line of keys shows are the ones to know first.
    active = sorted(screen.active_bindings.values(), key=_rank)
    parts = [*_table("In this pane", (b for b in active if b.node in here))]
    parts += [_help(node) for node in here]
    parts += _table("Anywhere", (b for b in active if b.node not in here))
    return "\n\n".join(part for part in parts if part)


def _rank(active: ActiveBinding) -> tuple[bool, bool]:
    """Return where a key stands: first what the line of keys shows, then what leads on."""
    name = active.binding.id or ""
    return not active.binding.show, not name.startswith("reading.")


def _help(node: Widget) -> str:
    text = getattr(node, "HELP", None) or ""
    return "\n".join(line.strip() for line in text.splitlines())


def _table(title: str, bindings: Iterable[ActiveBinding]) -> Iterator[str]:
    rows: dict[str, list[str]] = {}
    for active in bindings:
        binding = active.binding
        told = binding.tooltip or binding.description
        if told and binding.id and not binding.system:  # those without an id are Textual's own
            rows.setdefault(told, []).append(_key(active))
    if rows:
        yield f"## {title}"
        lines = [f"| {' '.join(keys)} | {told} |" for told, keys in rows.items()]
        yield "\n".join(["| key | what it does |", "|---|---|", *lines])


def _key(active: ActiveBinding) -> str:
    shown = active.node.app.get_key_display(active.binding)
    return "`` ` ``" if shown == "`" else f"`{shown}`".replace("|", "\\|")
