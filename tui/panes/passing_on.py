"""Messages that go past whatever has nothing to do with them.

A message that bubbles is put in the queue of each widget above, one after the other, wakes its
task, is looked up in all its classes, and leaves a round of idle work behind: 0.1 ms a widget. With
boxes in boxes, that was a third of what a key took.
"""

from threading import get_ident

from textual.events import Key
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widget import Widget


class PassingOn(Widget):
    """A widget that hands what it has no handler for to its parent at once.

    It does so only while it has nothing else to do, so that whatever comes through it arrives in
    the order in which it was sent. A message with a true `calls_everywhere` is queued all the same.

    Among the bases of a widget it comes last, as Textual takes the styles of the first.
    """

    _is_dispatching = False
    """Whether a message is being handled here."""

    def post_message(self, message: Message) -> bool:
        """Queue a message, or have it go on if it would do nothing here but that."""
        parent = self._parent
        if parent is not None and self._is_idle and self._is_through(message, parent):
            return parent.post_message(message)
        return super().post_message(message)

    @property
    def _is_idle(self) -> bool:
        return not (
            self._is_dispatching
            or self._pending_message is not None
            or self._message_queue.qsize()
            or self._closing
            or not self._is_mounted
        )

    def _is_through(self, message: Message, parent: MessagePump) -> bool:
        """Whether a message is on its way up, and nothing here would hear of it."""
        return (
            message.bubble
            and not message.no_dispatch  # as a word to the widget that there is idle work to do
            and not message._stop_propagation
            and message._sender is not parent  # which gets it, but nobody above
            and not self._hears(type(message))
            and not getattr(message, "calls_everywhere", False)
            and self.is_parent_active
            and self._thread_id == get_ident()
        )

    def _hears(self, message: type[Message]) -> bool:
        heard = _heard.get((type(self), message))
        if heard is None:
            heard = _heard[type(self), message] = hears(type(self), message)
        return heard

    async def _dispatch_message(self, message: Message) -> None:
        self._is_dispatching = True
        try:
            await super()._dispatch_message(message)
        finally:
            self._is_dispatching = False


_heard: dict[tuple[type[Widget], type[Message]], bool] = {}
"""What `hears` has said, which holds for as long as the classes are there."""


def hears(widget: type[MessagePump], message: type[Message]) -> bool:
    """Say whether a class of widgets has a handler for such messages, whatever their control.

    Handlers are found as Textual's `_get_dispatch_methods` finds them. Where Textual does not keep
    them in that place, everything is heard.
    """
    kinds = [kind for kind in message.__mro__ if issubclass(kind, Message)]
    names = {message.handler_name, f"_{message.handler_name}"}
    for cls in widget.__mro__:
        if not issubclass(cls, MessagePump):
            continue
        handlers = cls.__dict__.get("_decorated_handlers")
        if handlers is None or any(kind in handlers for kind in kinds):
            return True
        if not names.isdisjoint(cls.__dict__) and not (cls is Widget and message is Key):
            return True
    # What Textual's widgets do with a key is to look for methods that are called after it.
    return message is Key and any(name.startswith(("key_", "_key_")) for name in dir(widget))
