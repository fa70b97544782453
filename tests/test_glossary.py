"""docs/glossary.md has every name that claims, settings, sharing patterns and verdicts put into the output, once."""

import re
from pathlib import Path

from dpotheory.claims.symbols import PARAMETERS
from dpotheory.core.sharing import PATTERNS
from dpotheory.ledger.rows import VERDICTS as OF_ROWS
from dpotheory.studies.regimes.verdicts import STOPS, VERDICTS

GLOSSARY = (Path(__file__).parents[1] / "docs" / "glossary.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.split("|")[1:-1]] for line in GLOSSARY.splitlines() if line.startswith("|")]


def test_every_parameter_of_a_claim_has_a_row():
    in_code = {name for row in ROWS if len(row) == 3 for name in re.findall(r"`(\w+)`", row[1])}
    assert set(PARAMETERS) - in_code == set()


def test_words_of_the_output_are_explained():
    for word in (*PATTERNS, *OF_ROWS, *VERDICTS):
        assert re.search(rf"\*\*[^*|]*\b{re.escape(word)}\b", GLOSSARY), word
    for stop in STOPS:
        assert stop in GLOSSARY


def test_a_word_is_explained_once():
    words = [word for row in ROWS for word in re.findall(r"\*\*([^*]+)\*\*", row[0])]
    assert len(words) > 60
    assert sorted(words) == sorted(set(words))
    assert all(len(row) in (2, 3) and row[-1] for row in ROWS)
