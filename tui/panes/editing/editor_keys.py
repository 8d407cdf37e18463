"""The keys of the editor besides those of its text, and what the help says of both."""

from textual.binding import Binding, BindingType

HELP = """\
## Editing a note

- `ctrl+s` saves; `esc` leaves, and asks first if something is not saved
- `enter` in a list begins the next item, in an empty one goes a level out, then ends the list
- `tab` and `shift+tab` nest a list item and bring it out again
- `ctrl+t` makes a line an action, or an action a bullet
- `ctrl+b`, `alt+i` and `alt+l` make words bold, italic or a link, and plain again
- `[[` offers notes, `@` people, `#` tags: `up` and `down` choose, `enter` or `tab` takes one
- `ctrl+f` finds and replaces; `ctrl+r` shows the note as it will look
- `ctrl+z` takes back, `ctrl+y` brings back
- text that is pasted becomes Markdown; `ctrl+z` once brings it back as it came

What you type is kept as a draft within a second, whatever happens to this window.
"""

EDITOR_KEYS: list[BindingType] = [
    Binding("ctrl+s", "save", "Save", id="editor.save", tooltip="Write the note to its file"),
    Binding(
        "ctrl+f",
        "find",
        "Find",
        priority=True,  # else what is typed at once after it would be written into the text
        id="editor.find",
        tooltip="Find words in this note, replace them",
    ),
    Binding(
        "ctrl+r",
        "preview",
        "Preview",
        id="editor.preview",
        tooltip="Show the note as it will look, or no longer",
    ),
    Binding(
        "ctrl+o",
        "own_editor",
        "Own editor",
        show=False,
        id="editor.own-editor",
        tooltip="Write this note in your own editor, then come back",
    ),
    Binding(
        "escape",
        "leave",
        "Leave",
        id="editor.leave",
        tooltip="Close the editor; asks first if something is not saved",
    ),
]
