"""The command `weeknotes`, also as `python -m tui`."""

import sys


def main() -> None:
    """Run the command line and end with its exit status."""
    from tui.commands import cli

    sys.exit(cli.main(prog_name="weeknotes", standalone_mode=True))


if __name__ == "__main__":
    main()
