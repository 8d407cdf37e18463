"""What is open at a line of a note, and what begins or ends it.

The rules are those of CommonMark 0.31, section 5: containers are closed from the innermost on, and
a paragraph takes in lines until something else begins.
"""

from tui.notes.parsing.block_starts import BLANK, DEFINITION
from tui.notes.parsing.blocks import Heading, Structure, TaskItem


class Container:
    """A block quote, where `width` is 0, or a list item whose content is indented by `width`."""

    __slots__ = ("empty", "task", "width")

    def __init__(self, width: int, *, empty: bool = False) -> None:
        self.width = width
        self.empty = empty
        self.task: TaskItem | None = None


class OpenBlocks:
    """The containers and the block in them that are open, and what was found so far."""

    def __init__(self) -> None:
        self.found = Structure()
        self.open: list[Container] = []
        self.leaf = ""
        """`text`, `fence`, `html`, `code` or nothing: the block that the last line was in."""
        self.paragraph: list[str] = []
        self.paragraph_line = 0
        self.paragraph_task: TaskItem | None = None
        self.fence = ""
        self.html_end = BLANK
        self.number = 0
        self.raw = ""
        self.after_blank = False
        self.touched = 0
        """The last line that was not blank: what was open after it holds it."""

    @property
    def is_literal(self) -> bool:
        """Whether the next line is code or HTML whatever it begins with."""
        return not self.open and self.leaf in ("fence", "html")

    def restart(self) -> None:
        """Close all that is open, as a line does that begins something in the first column."""
        self.close(0)
        self.leaf = ""

    def inside_literal(self, rest: str) -> None:
        """Take a line of fenced code or of an HTML block."""
        self.found.code.add(self.number)
        if self.leaf == "fence":
            bare = rest.strip(" ")
            indent = len(rest) - len(rest.lstrip(" "))
            if indent < 4 and bare.startswith(self.fence) and not bare.strip(self.fence[0]):
                self.leaf = ""
        elif self.html_end.search(rest) if self.html_end is not BLANK else not rest.strip():
            self.leaf = ""

    def has_text(self) -> bool:
        """Whether the paragraph is more than link definitions, which no underline makes a title."""
        return not all(DEFINITION.match(line) for line in self.paragraph)

    def add_text(self, text: str) -> None:
        """Add a line to the paragraph, or start one with it."""
        if self.leaf != "text":
            self.leaf = "text"
            self.paragraph = []
            self.paragraph_line = self.number
            if not self.found.first_text and not self.found.headings:
                self.found.first_text = text.strip()
        self.paragraph.append(text.strip())
        if self.paragraph_task:
            self.paragraph_task.text.append(text.rstrip())

    def add_setext(self, level: int) -> None:
        """Make the paragraph a heading; what looked like a task in it is its text then."""
        if self.paragraph_task:
            self.found.tasks.pop()
            self.open[-1].task = None
            self.paragraph[0] = f"[{self.paragraph_task.mark}] {self.paragraph[0]}"
        self.add_heading(level, " ".join(self.paragraph), self.paragraph_line)

    def add_heading(self, level: int, title: str, line: int) -> None:
        """Note a heading, which ends the paragraph; lines count from 0."""
        self.paragraph_task = None
        self.found.headings.append(Heading(level, title, line))
        self.leaf = ""

    def blank(self, matched: int) -> None:
        """Take a blank line: it ends paragraphs and quotes, and an item that has nothing yet."""
        self.close(matched)
        if self.leaf != "code":
            self.leaf = ""
        self.paragraph_task = None

    def push(self, container: Container) -> None:
        """Open a container inside those that are open."""
        if self.open:
            self.open[-1].empty = False
        self.open.append(container)

    def touch(self) -> None:
        """Note that the line belongs to all containers that are open after it."""
        self.touched = self.number
        if self.open:
            self.open[-1].empty = False

    def close(self, matched: int) -> None:
        """Close all containers but the first `matched`, and the block that was in them."""
        if matched < len(self.open):
            for container in self.open[matched:]:
                if container.task:
                    container.task.last = max(container.task.line, self.touched)
            del self.open[matched:]
            self.leaf = ""
        self.paragraph_task = None
