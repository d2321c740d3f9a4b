"""Runs the command without installing it: `python -m tools.cli`."""

from tools.cli import main

main(prog_name="guide")
