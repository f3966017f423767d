"""`python -m app.cli` is `marsad`."""

from app.cli import main

main()
