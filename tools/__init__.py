"""The command `guide`: load, check, release, build and ask a catalog."""
