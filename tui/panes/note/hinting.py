"""Letters on the links and boxes in view: typing those of one goes there."""

from collections.abc import Mapping
from types import MappingProxyType

from textual import events

from tui.panes.note.pager import Pager
from tui.render.hints import hint_labels
from tui.render.sheet import Item, Sheet


class Hinting(Pager):
    """A pager that puts letters on what can be followed, until they are typed or anything else."""

    _hints: Mapping[str, Item] = MappingProxyType({})
    """What can be followed, by its letters; empty while there are none on the screen."""
    _letters = ""
    """What has been typed of them."""

    @property
    def is_hinting(self) -> bool:
        """Whether letters are shown."""
        return bool(self._hints)

    def action_hints(self) -> None:
        """Put letters on the links and boxes in view."""
        top = self.scroll_offset.y
        items = self._sheet.items_within(top, top + self._view_height)
        if not items:
            self._say("no links in view")
            return
        labels = hint_labels(len(items))
        self._show_hints(dict(zip(labels, items, strict=False)))

    def on_key(self, event: events.Key) -> None:
        """Take all keys while letters are waited for; one that is no such letter only ends that."""
        self._say("")
        if not self._hints:
            return
        event.stop()
        event.prevent_default()
        is_letter = event.character is not None and event.character.isalpha()
        self._letters = f"{self._letters}{event.character}" if is_letter else ""
        item = self._hints.get(self._letters)
        left = {label for label in self._hints if label.startswith(self._letters)}
        if not is_letter or item is not None or not left:
            self._drop_hints()
        else:
            self._show_letters()
        if item is not None:
            self._go_to_item(item)

    def on_blur(self) -> None:
        """Take the letters away where keys would not be heard."""
        self._drop_hints()
        self._say("")

    def on_mouse_down(self) -> None:
        """Take the letters away: something was chosen with the mouse."""
        self._drop_hints()

    def _go_to_item(self, item: Item) -> None:
        """Follow a link whose letters were typed, or focus a box; up to the subclass."""

    def _use(self, sheet: Sheet) -> None:
        self._drop_hints()
        super()._use(sheet)

    def _scroll(self, y: int) -> None:
        self._drop_hints()
        super()._scroll(y)

    def _drop_hints(self) -> None:
        if self._hints:
            self._show_hints({})

    def _show_hints(self, hints: Mapping[str, Item]) -> None:
        before = {item.block for item in self._hints.values()}
        self._hints, self._letters = hints, ""
        self._show_letters()
        for block in before:
            self._refresh_block(block)
        self._say_status()

    def _show_letters(self) -> None:
        """Draw what is still to be typed of the letters, on the blocks concerned."""
        typed = self._letters
        left = {label: item for label, item in self._hints.items() if label.startswith(typed)}
        self._painter.hints = {item: label[len(typed) :] for label, item in left.items()}
        for item in self._hints.values():
            self._refresh_block(item.block)
