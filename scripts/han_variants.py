"""Writes the table of Han variants that search folds: traditional characters and, below, the simplified ones.

Source: the tables of OpenCC (Apache-2.0), which the package `opencc` brings; run again when a new one comes out:

    python -m pip install opencc && python scripts/han_variants.py
"""

from pathlib import Path

from opencc import OpenCC

OUT = Path(__file__).parents[1] / "generator" / "guidewright" / "search" / "han.txt"
HAN = [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)]
"""Characters of the basic plane: the others are no words of today."""


def main() -> None:
    """Write the table."""
    converter = OpenCC("t2s")
    pairs = [(chr(code), converter.convert(chr(code))) for code in HAN]
    pairs = [(old, new) for old, new in pairs if old != new and len(new) == 1 and ord(new) < 0x10000]
    OUT.write_text("\n".join("".join(column) for column in zip(*pairs, strict=True)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
