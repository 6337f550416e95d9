"""The demo's parts in the order in which they need each other."""
