"""What somebody could write into a note to have a reader's terminal obey, and a folder full of it.

Whatever of it reaches a terminal is found in two ways: as it was written, and as anything at all
that a terminal would obey besides what Textual and we send.
"""

import json
import re
from datetime import date, timedelta
from pathlib import Path

NEEDLE = "qpay"
"""In every payload, so that a search finds them all."""

PAYLOADS = {
    "window title": "\x1b]0;qpay title\x07",
    "window title, C1": "\x9d2;qpay title\x9c",
    "clipboard": "\x1b]52;c;cXBheQ==\x07qpay",
    "hyperlink": "\x1b]8;;file:qpay\x1b\\there\x1b]8;;\x1b\\",
    "palette query": "\x1b]4;1;?\x1b\\qpay",
    "notification": "\x1b]9;qpay\x07",
    "iTerm file": "\x1b]1337;File=name=qpay:\x07",
    "status string": "\x1bP$q qpay\x1b\\",
    "sixel, C1": "\x90qqpay\x9c",
    "application command": "\x1b_Gqpay\x1b\\",
    "privacy message": "\x1b^qpay\x1b\\",
    "start of string": "\x1bXqpay\x1b\\",
    "clear": "\x1b[2Jqpay",
    "clear, C1": "\x9b2Jqpay",
    "other screen": "\x1b[?1049lqpay",
    "cursor": "\x1b[1;1Hqpay",
    "where is the cursor": "\x1b[6nqpay",
    "who are you": "\x1b[cqpay",
    "print the screen": "\x1b[5iqpay",
    "colour": "\x1b[38;2;1;3;37mqpay",
    "reset": "\x1bcqpay",
    "test picture": "\x1b#8qpay",
    "letters of another set": "\x0eqpay\x0f",
    "enquiry": "\x05qpay",
    "backspaces": "qpay\x08\x08\x08\x08\x08\x08wow",
    "bell": "qpay\x07",
    "delete": "qpay\x7f",
    "next line, C1": "qpay\x85qpay",
    "right to left": "qpay\u202elatot\u202c",
    "isolated": "qpay\u2066a\u2067b\u2069",
    "line and paragraph": "qpay\u2028a\u2029b",
    "tags": "qpay\U000e0041\U000e0042",
}

MARKUP = ("[/home]", "[@click=app.quit]qpay[/]", "[b]qpay")
"""What Textual would read as markup, which ends the program, or worse."""

OURS = re.compile(
    rb"\x1b\[[0-9;]*[mHGBJK]"  # looks, places, erasure
    rb"|\x1b\[\?[0-9;]*[hl]|\x1b\[\?\d+\$p|\x1b\[[<>=?]\d*u|\x1b\[c"  # modes, and questions
    rb"|\x1b\]8;id=[0-9a-f]+;https?:[!-~]*\x1b\\|\x1b\]8;;\x1b\\"  # links to the web
    rb"|\x1b\]52;c;[A-Za-z0-9+/]*=*\x07"  # what is copied, in base64
    rb"|\x1b\]22;[a-z]*\x07|\x1b\[\d*(?:;\d+)*t|\x1b_Gi=\d+[!-~]*\x1b\\"
)
"""What a terminal is sent by Textual and us."""

OBEYED = re.compile(
    "[\x00-\x07\x0b-\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What has no place in what is left; backspaces, tabs and line ends move the cursor only."""

ALL = "".join(PAYLOADS.values())


def dangers(output: bytes) -> list[str]:
    """Return what in a program's output a terminal would obey that is not the program's own."""
    found = [name for name, text in PAYLOADS.items() if text.encode() in output]
    left = OURS.sub(b"", output).decode("utf-8", "surrogateescape")
    return found + [repr(left[max(0, m.start() - 9) : m.end() + 9]) for m in OBEYED.finditer(left)]


def write_folder(folder: Path, *, newest: date) -> None:
    """Write notes with every payload in every place that a note has."""
    folder.mkdir()
    for number, payload in enumerate(_nameable()):
        week = newest - timedelta(weeks=number + 1)
        file = folder / f"{payload}" / f"{payload} {week}.md"
        file.parent.mkdir()
        file.write_text(_note(payload, f"A note of {week}"), encoding="utf-8")
    everything = f"---\n{_front_matter(newest)}---\n\n{''.join(map(_part, _all()))}"
    (folder / "ada").mkdir()
    (folder / "ada" / f"{newest}.md").write_text(everything, encoding="utf-8")
    (folder / ".weeknotes.toml").write_text(_conventions(), encoding="utf-8")


def write_settings(directory: Path) -> None:
    """Write a person's settings with payloads in names, values and errors."""
    file = directory / "weeknotes" / "config.toml"
    file.parent.mkdir(parents=True)
    lines = [f"{_quoted(payload)} = 1" for payload in [*PAYLOADS.values(), *MARKUP][:8]]
    lines += [f"mouse = {_quoted(ALL)}", f"theme = {_quoted(ALL)}"]
    lines += ["[keys]", f'"action.tick" = {_quoted("T," + ALL)}']
    file.write_text("\n".join(lines), encoding="utf-8")


def _all() -> tuple[str, ...]:
    return (*PAYLOADS.values(), *MARKUP)


def _nameable() -> list[str]:
    return [payload for payload in _all() if "/" not in payload]


def _note(payload: str, title: str) -> str:
    return f"# {title} {payload}\n\n{_part(payload)}"


def _part(payload: str) -> str:
    """Return Markdown with a payload in each kind of construct."""
    entities = "".join(f"&#{ord(letter)};" for letter in payload)
    return (
        f"## Heading {payload}\n\n"
        f"Text {payload} and **bold {payload}** and `code {payload}` and #tag{payload}.\n"
        f"As entities: {entities}.\n\n"
        f"- [ ] Do {payload} @own{payload} due:2019-06-30\n"
        f"- [ ] Do more {payload} [owner:: {payload}] [note:: {payload}]\n"
        f"- [x] Did {payload} ✅ 2019-06-30\n"
        f"- [{payload[:1]}] Odd mark {payload}\n\n"
        f"[to a page {payload}](https://example.org/{payload}) <https://example.org/{payload}>\n"
        f"[to a note](<{payload}.md> '{payload}') ![picture {payload}]({payload}.png)\n"
        f"[[{payload}|{payload}]] and [named][{payload}] and[^{payload}]\n\n"
        f"> quoted {payload}\n\n"
        f"```py{payload}\ncode {payload}\n```\n\n"
        f"| head {payload} | b |\n|---|---|\n| cell {payload} | c |\n\n"
        f"<div {payload}>{payload}</div>\n\n"
        f"[{payload}]: https://example.org/{payload}\n[^{payload}]: A footnote {payload}\n\n"
    )


def _front_matter(day: date) -> str:
    text, author = (_quoted(f"{word} {''.join(_all())}") for word in ("News", "Ada"))
    return (
        f"title: {text}\nauthor: {author}\ndate: {day}\nurl: {text}\n"
        f"tags: [{text}, {text}]\nstatus: published\nreviewers: [{text}]\n{text}: {text}\n"
        f"{text}: twice\n"
    )


def _conventions() -> str:
    text = _quoted(ALL)
    return (
        f"{text} = 1\nedit = 'anyone'\ntick = {text}\n"
        f"default_author = {text}\nsite = {text}\nignore = [{text}]\n"
        f'[people]\nada = {_quoted("Ada " + ALL)}\n"bob" = {text}\n'
        f"[sections]\n{text} = [{text}]\n"
    )


def _quoted(text: str) -> str:
    """Return text as YAML and TOML both write it, in ASCII."""
    letters = (
        f"\\U{ord(letter):08x}" if ord(letter) > 0xFFFF else json.dumps(letter)[1:-1]
        for letter in text
    )
    return '"' + "".join("\\u007f" if letter == "\x7f" else letter for letter in letters) + '"'
