"""Put the examples of the CommonMark specification where the tests look for them.

They come with the source distribution of markdown-it-py, at the version that is installed.
"""

import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path

PACKAGE = "markdown-it-py"
INSIDE = "/tests/test_cmark_spec/commonmark.json"


def fetch(target: Path) -> None:
    """Download the distribution, and take the one file out of it."""
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    with tempfile.TemporaryDirectory() as folder:
        wanted = f"{PACKAGE}=={version(PACKAGE)}"
        source = ("--no-deps", "--no-binary", PACKAGE, "--dest", folder)
        subprocess.run((*pip, "download", *source, wanted), check=True)
        (archive,) = Path(folder).iterdir()
        with tarfile.open(archive) as files:
            name = next(name for name in files.getnames() if name.endswith(INSIDE))
            examples = files.extractfile(name)
            assert examples is not None
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(examples.read())


if __name__ == "__main__":
    try:
        fetch(Path(sys.argv[1]))
    except (subprocess.CalledProcessError, StopIteration, ValueError) as error:
        # Only a test of ours needs it, which says so where it is missing.
        print(f"The examples of the CommonMark specification could not be had: {error}")
