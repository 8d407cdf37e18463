"""A note that is being written: begun, journalled, merged with what others did, published."""
