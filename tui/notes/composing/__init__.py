"""Documents composed from notes, with links back to them."""
