"""Guidewright: compiles Markdown and YAML into a help centre, learning tracks and product tours."""

__all__ = ["__version__"]

__version__: str


def __getattr__(name: str) -> str:
    """The installed version, looked up when somebody asks: it takes a third of what a small check takes."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import version  # noqa: PLC0415

    return version("guidewright")
