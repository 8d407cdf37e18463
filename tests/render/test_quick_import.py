import subprocess
import sys
import unicodedata

from tui.render.quick_import import Punctuation

LAZY = ("mistletoe", "pygments.lexers", "watchfiles", "tinydb")


def test_punctuation_is_that_of_commonmark_0_31() -> None:
    ascii_ones = set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
    ours = Punctuation()
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        expected = character in ascii_ones or unicodedata.category(character)[0] in "PS"
        assert (character in ours) == expected


def test_mistletoe_is_loaded_with_the_first_text_and_quickly() -> None:
    script = f"""
import sys, time
import tui.panes.note.viewer
assert not [name for name in {LAZY} if name in sys.modules]
highest, started = sys.maxunicode, time.process_time()
from tui.render.document import render
render("*a*")
assert sys.maxunicode == highest
print(time.process_time() - started)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert float(done.stdout) < 0.15
