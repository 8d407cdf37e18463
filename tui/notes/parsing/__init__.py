"""From the bytes of a note to what it says: one linear pass, exact to the line."""
