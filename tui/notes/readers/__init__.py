"""Notes in their order, what somebody has read of them, and what is next."""
