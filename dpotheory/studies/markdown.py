"""Tables of a study's answer in Markdown, padded so that they read as they stand on a terminal. Imports nothing."""

from collections.abc import Sequence


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table.

    Args:
        header: a name for each column.
        rows: the cells of each row, as many as the header has.

    Raises:
        ValueError: if a row has another number of cells.

    Example:
        >>> print(table(["K", "risk"], [["1", "0.02"], ["16", "0.2"]]))
        | K  | risk |
        |----|------|
        | 1  | 0.02 |
        | 16 | 0.2  |
    """
    lines = [list(header), *(list(row) for row in rows)]
    for line in lines:
        if len(line) != len(header):
            raise ValueError(f"a row has {len(line)} cells, {line}; the header has {len(header)}")
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    padded = [[f"{cell:{width}}" for cell, width in zip(line, widths, strict=True)] for line in lines]
    shown = [f"| {' | '.join(line)} |" for line in padded]
    return "\n".join([shown[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *shown[1:]])
