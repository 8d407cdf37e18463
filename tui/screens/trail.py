"""The way that a reader has come by links."""

DEPTH = 100


class Trail:
    """Places that were left by following a link, to go back to."""

    def __init__(self) -> None:
        self._places: list[tuple[str, int]] = []

    def leave(self, path: str, line: int) -> None:
        """Note the note, and the line of its file, that a link is followed from."""
        if path:
            self._places.append((path, line))
            del self._places[:-DEPTH]

    def back(self) -> tuple[str, int] | None:
        """Return the last place that was left, and forget it; None at the way's beginning."""
        return self._places.pop() if self._places else None
