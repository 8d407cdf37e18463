"""Lists of lines: the timeline, and what a search has found."""
