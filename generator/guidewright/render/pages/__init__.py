"""Pages of the help centre, one module per kind; each yields the Markdown files of one language."""
