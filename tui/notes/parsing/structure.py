"""The block structure of a note in one linear pass: where its headings, items and code are.

The rules are those of CommonMark 0.31, section 4 and 5, as far as they decide what is a
heading, a task-list item or code. Inline Markdown and link definitions are not looked at.
"""

from tui.notes.parsing.block_starts import (
    ATX,
    FENCE,
    HTML,
    MARKER,
    MAX_TAG,
    PLAIN_ITEM,
    SETEXT,
    TASK,
    heading_text,
    is_rule,
    raw_index,
    with_columns,
)
from tui.notes.parsing.blocks import TaskItem
from tui.notes.parsing.open_blocks import Container, OpenBlocks

MAX_DEPTH = 50
"""Containers nested deeper than this are read as text, which keeps the pass linear.

A note so deep is not laid out either, see `tui.render.limits`.
"""


class Reader(OpenBlocks):
    """The pass: takes line by line, and knows after each what is open."""

    def line(self, number: int, raw: str) -> None:
        """Take the next line; those that most lines of a note are like take a short way."""
        first = raw[:1]
        if not self.open and first.isalpha() and self.leaf in ("", "text"):
            self.number = number
            self.after_blank = False
            self.add_text(raw)
            return
        if not self.is_literal:
            # No open container goes on in a line that starts with these in its first column.
            if first == "#" and (heading := ATX.match(raw)):
                self.close(0)
                self.after_blank = False
                self.add_heading(heading.end(), heading_text(raw[heading.end() :]), number)
                return
            if first and first in "-*+" and raw[1:2] == " " and PLAIN_ITEM.match(raw, 2):
                self.number, self.raw = number, raw
                self.after_blank = False
                self.add_item(raw)
                return
        self.number, self.raw = number, raw
        follows_blank, self.after_blank = self.after_blank, not raw.strip(" \t")
        if self.after_blank and follows_blank:
            # The first blank line closed what it is not part of, so this one closes nothing.
            if self.leaf in ("fence", "html"):
                self.inside_literal(raw)
                self.touch()
            return
        line = with_columns(raw) if "\t" in raw else raw
        column, matched = self.match_containers(line)
        if matched == len(self.open) and self.leaf in ("fence", "html"):
            self.inside_literal(line[column:])
            self.touch()
            return
        self.start_blocks(line, column, matched)

    def add_item(self, line: str) -> None:
        """Take a list item in the first column that holds text or a task and no other block."""
        self.close(0)
        self.leaf = ""
        column = self.open_container(line, 0, 0, 1)
        if column is not None:
            self.add_text(line[column:])
        self.touch()

    def match_containers(self, line: str) -> tuple[int, int]:
        """Follow the open containers into the line; return the column after them and how many."""
        column = matched = 0
        for container in self.open:
            bare = line[column:].lstrip(" ")
            indent = len(line) - column - len(bare)
            if not container.width:
                if indent > 3 or not bare.startswith(">"):
                    break
                column += indent + 1
                column += line[column : column + 1] == " "
            elif not bare:
                if container.empty:
                    break
                column = len(line)
            elif indent >= container.width:
                column += container.width
            else:
                break
            matched += 1
        return column, matched

    def start_blocks(self, line: str, column: int | None, matched: int) -> None:
        """Open the blocks that start in the rest of the line."""
        if self.leaf != "text":
            self.close(matched)
        while column is not None:
            bare = line[column:].lstrip(" ")
            indent = len(line) - column - len(bare)
            if not bare:
                self.blank(matched)
                return
            in_text = self.leaf == "text"
            if indent >= 4:
                if in_text:
                    self.add_text(bare)
                else:
                    self.close(matched)
                    self.leaf = "code"
                    self.found.code.add(self.number)
                break
            direct = in_text and matched == len(self.open)
            width = self.container_start(bare, direct=direct)
            if width is None or len(self.open) >= MAX_DEPTH:
                self.leaf_start(bare, matched, direct=direct)
                break
            self.close(matched)
            self.leaf = ""
            column = self.open_container(line, column + indent, indent, width)
            matched = len(self.open)
        self.touch()

    def container_start(self, bare: str, *, direct: bool) -> int | None:
        """Return the marker's width if the text opens a container (0: a quote), else None."""
        first = bare[0]
        if first == ">":
            return 0
        if first in "-+*0123456789":
            marker = MARKER.match(bare)
            if not marker or is_rule(bare):
                return None
            empty = marker.end() == len(bare)
            if direct and (empty or (first.isdigit() and int(marker[1][:-1]) != 1)):
                return None
            if direct and first == "-" and SETEXT.match(bare):
                return None
            return len(marker[1])
        return None

    def open_container(self, line: str, column: int, indent: int, width: int) -> int | None:
        """Push the container whose marker stands at `column`.

        Returns where its content starts, or None where a task took the rest of the line.
        """
        if not width:
            self.push(Container(0))
            column += 1
            return column + (line[column : column + 1] == " ")
        after = line[column + width :]
        spaces = len(after) - len(after.lstrip(" "))
        empty = spaces == len(after)
        spaces = 1 if empty or spaces > 4 else spaces
        item = Container(indent + width + spaces, empty=empty)
        depth = sum(1 for container in self.open if container.width)
        self.push(item)
        column += width + spaces
        if line[column : column + 1] != "[":
            return column
        place = column if line is self.raw else raw_index(self.raw, column)
        if task := TASK.match(self.raw, place):
            heading = len(self.found.headings) - 1
            item.task = TaskItem(self.number, place + 1, task[1], depth, heading, last=self.number)
            self.found.tasks.append(item.task)
            self.leaf = ""
            self.paragraph_task = item.task
            self.add_text(self.raw[task.end() :])
            return None
        return column

    def leaf_start(self, bare: str, matched: int, *, direct: bool) -> None:
        """Take the text of a line after its containers: a heading, code, HTML, a rule or text."""
        first = bare[0]
        if first == "#" and (heading := ATX.match(bare)):
            self.close(matched)
            self.add_heading(heading.end(), heading_text(bare[heading.end() :]), self.number)
        elif first in "`~" and (fence := FENCE.match(bare)):
            self.close(matched)
            self.leaf, self.fence = "fence", fence[1] or fence[2]
            self.found.code.add(self.number)
        elif first == "<" and self.html_start(bare, matched):
            pass
        elif direct and first in "=-" and (rule := SETEXT.match(bare)) and self.has_text():
            self.add_setext(1 if rule[1][0] == "=" else 2)
        elif first in "*-_" and is_rule(bare):
            self.close(matched)
            self.leaf = ""
        else:
            if self.leaf != "text":
                self.close(matched)
            self.add_text(bare)

    def html_start(self, bare: str, matched: int) -> bool:
        """Start the HTML block that the text opens, if it does, and say whether."""
        for kind, (opens, ends) in enumerate(HTML, 1):
            if kind == 7 and (self.leaf == "text" or len(bare) > MAX_TAG):
                break
            if opens.match(bare):
                self.close(matched)
                self.leaf, self.html_end = "html", ends
                self.inside_literal(bare)
                return True
        return False
