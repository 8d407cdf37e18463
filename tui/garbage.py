"""The search for garbage, kept away from what stays: modules, and notes once they are read.

Going through ten thousand notes takes the collector a sixth of a second, in the midst of a key.
"""

import gc


def pause() -> None:
    """Look for no garbage until `resume`: what a start loads and reads is there to stay."""
    gc.disable()


def resume() -> None:
    """Look for garbage again, in what is made from now on; without effect unless paused."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
