"""The line drops, and nothing is lost: real processes on real pseudo-terminals."""
