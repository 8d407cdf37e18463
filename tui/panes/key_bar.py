"""The last line of the screen: the keys that work here, as many as there is room for."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding
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

    _shown: tuple[Binding, ...] = ()
    """What was shown last, as far as there was room."""

    def on_mount(self) -> None:
        """Follow the keys that are active."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self._follow())

    def _follow(self) -> None:
        """Show other keys; mostly, they are told to have changed when they have not."""
        if self._bindings_here() != self._shown:
            self.refresh()

    def _bindings_here(self) -> tuple[Binding, ...]:
        """Return what is to be shown, the focused pane's first."""
        active = self.screen.active_bindings.values()
        return tuple(each.binding for each in active if each.binding.show and each.enabled)

    def render(self) -> Content:
        """Lay out as many hints as fit, the one for help at the end."""
        shown = self._shown = self._bindings_here()
        last = Content("  ").join(self._hints([b for b in shown if b.id == ALWAYS]))
        room = self.size.width - last.cell_length - 1
        line = Content("")
        for hint in self._hints([b for b in shown if b.id != ALWAYS]):
            wider = line + hint + Content("  ")
            if wider.cell_length > room:
                break
            line = wider
        return line.pad_right(max(0, self.size.width - line.cell_length - last.cell_length)) + last

    def _hints(self, bindings: list[Binding]) -> Iterator[Content]:
        """Yield a hint for each action, with its keys; a group shares one hint."""
        key_style = Style.from_styles(self.get_component_styles("key-bar--key"))
        hints: dict[str, tuple[Content, str]] = {}
        for binding in bindings:
            name = binding.group.description if binding.group else binding.action
            label = binding.group.description if binding.group else binding.description
            press = Style.from_meta({"@click": f"app.simulate_key({binding.key!r})"})
            key = Content.styled(self.app.get_key_display(binding), key_style + press)
            keys, _ = hints.get(name, (Content(""), ""))
            if binding.group or not keys:
                hints[name] = ((keys + Content(" ") if keys else keys) + key, label)
        for keys, label in hints.values():
            yield keys + Content(f" {label}")
