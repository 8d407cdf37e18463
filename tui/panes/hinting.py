"""Letters on the links and boxes in view: typing those of one goes there."""

from collections.abc import Mapping
from types import MappingProxyType

from textual import events

from tui.panes.pager import Pager
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
        labels = hint_labels(len(items))
        self._show_hints(dict(zip(labels, items, strict=False)))

    def on_key(self, event: events.Key) -> None:
        """Take the letters; any other key ends it, and `escape` does no more than that."""
        if not self._hints:
            return
        is_letter = event.character is not None and event.character.isalpha()
        if is_letter or event.key == "escape":
            event.stop()
            event.prevent_default()
        self._letters = f"{self._letters}{event.character}" if is_letter else ""
        item = self._hints.get(self._letters)
        left = {label for label in self._hints if label.startswith(self._letters)}
        if not is_letter or item is not None or not left:
            self._drop_hints()
        else:
            self._show_letters()
        if item is not None:
            self._choose(item)

    def on_blur(self) -> None:
        """Take the letters away where keys would not be heard."""
        self._drop_hints()

    def on_mouse_down(self) -> None:
        """Take the letters away: something was chosen with the mouse."""
        self._drop_hints()

    def _choose(self, item: Item) -> None:
        """Do what a click on an item does; up to the subclass."""

    def _say_status(self) -> None:
        """Say that letters are waited for; up to the subclass."""

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
