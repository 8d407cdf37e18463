"""The command `weeknotes`, also as `python -m tui`."""

import sys

from tui import garbage


def main() -> None:
    """Run the command line and end with its exit status."""
    garbage.pause()
    from tui.commands import cli
    from tui.commands.output import heed_charset, open_streams

    garbage.resume()
    open_streams()
    heed_charset()
    sys.exit(cli.main(prog_name="weeknotes", standalone_mode=True))


if __name__ == "__main__":
    main()
