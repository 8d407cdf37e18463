"""Arbitrary notes for property tests: blocks of Markdown, nested as people nest them."""

from collections.abc import Sequence
from itertools import chain, cycle

from hypothesis import strategies as st

Lines = list[str]

MARKS = "    xX/->?"
FIELDS = (
    "📅 2019-06-12",
    "⏳\ufe0f\u00a02019-06-12",
    "✅ 2019-06-11",
    "❌2019-06-11",
    "🔁 every week",
    "⏫",
    "[due:: 2019-06-12]",
    "[completion:: 2019-06-11]",
    "(cancelled:: 2019-06-11)",
    "[owner:: ada]",
    "due:2019-06-12",
    "done:2019-06-11",
    "cancelled:2019-06-11",
    "due:2019-02-30",
    "@ada",
)
WORDS = (
    *("tea", "Müller", "the bins", "**bold**", "a*b", "snake_case", "😀", "[[W24]]", "C#"),
    *("`code`", "`✅ 2019-01-01`", "<b>x</b>", "[docs](a.md)", "https://x.org/?due:2019-01-01"),
    *("ada@example.org", "a\tb", "a  b", "x\u00a0", "form\x0cfeed", "next\x85line", "par\u2028a"),
    *("\u202eover", "bell\x07", "\\[x] no", "&amp;", "a < b", "2 > 1", "odd ` tick"),
)

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
trailing = st.sampled_from(["", "", "", "  ", " ", "\t", " ^block-1"])


@st.composite
def tasks(draw: st.DrawFn) -> str:
    """Return what stands after a task's bullet."""
    parts = [
        draw(st.one_of(words, st.sampled_from(FIELDS))),
        *draw(st.lists(st.sampled_from((*FIELDS, *WORDS)), max_size=4)),
    ]
    priority = draw(st.sampled_from(["", "", "", "(A) "]))
    gap = draw(st.sampled_from([" ", " ", "  "]))
    return f"[{draw(st.sampled_from(MARKS))}]{gap}{priority}{' '.join(parts)}{draw(trailing)}"


prose = st.lists(st.tuples(st.sampled_from(("Today", "then", "we")), words).map(" ".join),
                 min_size=1, max_size=3)  # fmt: skip
literal = st.lists(st.one_of(words, tasks().map("- ".__add__), st.just("# no heading")), max_size=3)


@st.composite
def headings(draw: st.DrawFn) -> Lines:
    title = f"Week {draw(words)}"
    if draw(st.booleans()):
        return [title, draw(st.sampled_from(["===", "---", "="]))]
    closing = draw(st.sampled_from(["", "", " #", " ##  "]))
    return ["#" * draw(st.integers(1, 6)) + " " + title + closing]


@st.composite
def literals(draw: st.DrawFn) -> Lines:
    """Code and HTML, in which nothing counts."""
    inside = draw(literal)
    opening, closing = draw(
        st.sampled_from(
            [("```", "```"), ("~~~ md", "~~~~"), ("<!--", "-->"), ("<div>", "</div>"), ("", "")]
        )
    )
    if not opening:
        return [f"    {line}" for line in inside]
    return [opening, *inside, closing]


plain_blocks = st.one_of(
    prose,
    headings(),
    literals(),
    st.sampled_from([["***"], ["| a | b |", "|---|---|", "| - [ ] c | d |"], ["[1]: note.md"]]),
)


@st.composite
def items(draw: st.DrawFn, children: st.SearchStrategy[Lines]) -> Lines:
    """A list of tasks and other items, with lines that go on and blocks that belong to them."""
    marker = draw(st.sampled_from(["- ", "* ", "+ ", "1. ", "12) ", "-   ", "-\t", "1.\t"]))
    hang = " " * (len(marker.expandtabs(4)))
    lines: Lines = []
    for _ in range(draw(st.integers(1, 3))):
        first = draw(st.one_of(tasks(), tasks(), words.map("Plain ".__add__)))
        more = draw(
            st.one_of(st.just([]), prose, st.sampled_from(FIELDS).map(lambda f: [f, "then more"]))
        )
        below = draw(children) if draw(st.booleans()) else []
        gap = [""] if below else []
        lines += [marker + first, *(hang + line if line else "" for line in [*more, *gap, *below])]
    return lines


@st.composite
def documents(draw: st.DrawFn, blocks: st.SearchStrategy[Lines], limit: int = 4) -> Lines:
    lines: Lines = []
    for block in draw(st.lists(blocks, min_size=1, max_size=limit)):
        lines += [*block, ""]
    return lines[:-1]


def quoted(lines: Sequence[str]) -> Lines:
    return [f"> {line}" if line else ">" for line in lines]


blocks: st.SearchStrategy[Lines] = st.recursive(
    st.one_of(plain_blocks, items(prose)),
    lambda inner: st.one_of(items(documents(inner, 2)), documents(inner, 2).map(quoted)),
    max_leaves=5,
)

front_matter = st.sampled_from(
    [[], [], ["---", "title: W24", "- [ ] no", "---"], ["---", "a: 1", "---"]]
)
notes = st.tuples(front_matter, documents(blocks)).map(lambda parts: [*parts[0], *parts[1]])
"""Lines of whole notes."""


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Bytes of a note, with any mixture of line ends, with or without the last one."""
    lines = draw(notes)
    ends = draw(
        st.sampled_from([["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"], ["\r\n", "\n", "\n"]])
    )
    text = "".join(chain.from_iterable(zip(lines, cycle(ends), strict=False)))
    text = text if draw(st.booleans()) else text.rstrip("\r\n")
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()
