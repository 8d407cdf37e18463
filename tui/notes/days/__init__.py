"""Days and weeks as people spell them, and which week a note is of."""
