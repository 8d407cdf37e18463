"""What a note is and how a folder of them lives; knows nothing of screens."""
