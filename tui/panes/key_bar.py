"""The last line of the screen: the keys that work here, as many as there is room for."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import ActiveBinding
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

ALWAYS = "app.keys"
"""The id of the binding that is shown at the right end, whatever else there is."""


class KeyBar(Widget):
    """Shows the keys of the focused pane, then those of the screen, each of them clickable.

    One line of text instead of a widget for each key: a change of focus is one repaint.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key"}

    def on_mount(self) -> None:
        """Follow the keys that are active."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Content:
        """Lay out as many hints as fit, the one for help at the end."""
        active = self.screen.active_bindings.values()
        shown = [binding for binding in active if binding.binding.show and binding.enabled]
        last = Content("  ").join(self._hints([b for b in shown if b.binding.id == ALWAYS]))
        room = self.size.width - last.cell_length - 1
        line = Content("")
        for hint in self._hints([b for b in shown if b.binding.id != ALWAYS]):
            wider = line + hint + Content("  ")
            if wider.cell_length > room:
                break
            line = wider
        return line.pad_right(max(0, self.size.width - line.cell_length - last.cell_length)) + last

    def _hints(self, bindings: list[ActiveBinding]) -> Iterator[Content]:
        """Yield a hint for each action, with its keys; a group shares one hint."""
        key_style = Style.from_styles(self.get_component_styles("key-bar--key"))
        hints: dict[str, tuple[Content, str]] = {}
        for active in bindings:
            binding = active.binding
            name = binding.group.description if binding.group else binding.action
            label = binding.group.description if binding.group else binding.description
            press = Style.from_meta({"@click": f"app.simulate_key({binding.key!r})"})
            key = Content.styled(self.app.get_key_display(binding), key_style + press)
            keys, _ = hints.get(name, (Content(""), ""))
            if binding.group or not keys:
                hints[name] = ((keys + Content(" ") if keys else keys) + key, label)
        for keys, label in hints.values():
            yield keys + Content(f" {label}")
