"""What a folder's settings say is not to be listed."""

import re
from collections.abc import Sequence
from fnmatch import translate


class Ignored:
    """The folder's `ignore` globs.

    A glob with a `/` inside is matched with the path from the folder down, one without it with
    every part of that path. What lies below a match is ignored with it.
    """

    def __init__(self, globs: Sequence[str]) -> None:
        bare = [glob.rstrip("/") for glob in globs]
        paths = [translate(glob.removeprefix("/")) for glob in bare if "/" in glob]
        names = [translate(glob) for glob in bare if glob and "/" not in glob]
        self._paths = re.compile("|".join(paths)) if paths else None
        self._names = re.compile("|".join(names)) if names else None

    def __contains__(self, path: str) -> bool:
        while path and (self._paths or self._names):
            above, _, name = path.rpartition("/")
            if (self._paths and self._paths.match(path)) or (
                self._names and self._names.match(name)
            ):
                return True
            path = above
        return False
