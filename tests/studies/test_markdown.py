"""Tables of a study's answer."""

from dpotheory.studies import markdown
from tests.helpers import raises


def test_cells_keep_their_order_and_columns_their_width():
    text = markdown.table(["K", "risk"], [["1", "τ₁"], ["16", "0.25"]])
    assert text.splitlines() == ["| K  | risk |", "|----|------|", "| 1  | τ₁   |", "| 16 | 0.25 |"]
    assert markdown.table(["a"], []).splitlines() == ["| a |", "|---|"]


def test_a_row_of_another_length_is_refused():
    with raises(ValueError, "a row has 1 cells, ['1']; the header has 2"):
        markdown.table(["K", "risk"], [["1"]])
