"""Tables as mistletoe should read them."""

import re

from tui.render.quick_import import LineReader, Node, block_token


class Grid(block_token.Table):
    """A table whose rows are kept as text: as many cells as are written, and no more.

    mistletoe fills each row up to the width of the header, which takes quadratic time, and takes
    any heading with `|` in it, underlined by `---`, for a table. The rule is that of GFM: the
    delimiter row has as many cells as the header.
    """

    _separator = re.compile(r"(?<!\\)\|")
    _delimiter = re.compile(r":?-+:?")

    def __init__(self, found: tuple[list[str], int]) -> None:
        self.lines, self.first_line = found
        self.children = ()

    @classmethod
    def cells(cls, line: str) -> list[str]:
        """Return the cells of a row as Markdown, its escaped pipes unescaped."""
        line = line.strip().removeprefix("|")
        if line.endswith("|") and not line.endswith("\\|"):
            line = line[:-1]
        return [cell.strip().replace("\\|", "|") for cell in cls._separator.split(line)]

    @classmethod
    def read(cls, lines: LineReader, check_only: bool = False) -> Node:
        """Consume the rows and return them with the line of the first, or consume nothing.

        With `check_only` nothing is consumed, and the answer is whether a table starts here.
        """
        anchor = lines.get_pos()
        header = next(lines)
        first_line = lines.line_number()
        delimiter = next(lines, None)
        if delimiter is None or not cls._fits(header, delimiter):
            lines.set_pos(anchor)
            return None
        if check_only:
            lines.set_pos(anchor)
            return True
        rows = [header, delimiter]
        while (row := lines.peek()) is not None and "|" in row:
            rows.append(next(lines))
        return rows, first_line

    @classmethod
    def _fits(cls, header: str, delimiter: str) -> bool:
        if "-" not in delimiter or "|" not in header:
            return False
        rules = cls.cells(delimiter)
        return len(rules) == len(cls.cells(header)) and all(
            cls._delimiter.fullmatch(rule) for rule in rules
        )
