"""`python -m newsml`."""

from newsml.cli import main

main()
