"""weeknotes: read, write and follow up a team's weeknotes in the terminal."""

__version__ = "0.1.0"
