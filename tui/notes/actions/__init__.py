"""Follow-up actions: gathered, grouped, and changed in the notes that they stand in."""
