"""One module per practice rule, each with a `PRACTICE`."""
