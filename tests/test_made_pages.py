"""Figures of docs/images, and answers that pages quote, are what `benchmarks/pages.py` makes of the scripts."""

import json
import re

import pytest
from matplotlib.testing.compare import compare_images

from benchmarks import pages
from dpotheory import ledger
from tests.helpers import same_text

WITH_ANSWERS = [name for name, page in pages.PAGES.items() if page.answer]
TIMES = {"scaling"}
"""A figure of measured times, which no second run repeats: `benchmarks/scaling.py` draws it, on an idle machine."""
COARSE = 1.0
"""Root-mean-square difference of grey levels (of 255) up to which two figures count as alike; one colour
painted out makes 4.1 to 9.6 in the five figures."""


def test_every_figure_is_made():
    assert {path.stem for path in pages.IMAGES.glob("*.png")} == set(pages.PAGES) | TIMES


@pytest.mark.parametrize("name", pages.PAGES)
def test_nothing_was_changed_since_it_was_made(name):
    assert json.loads(pages.MADE.read_text())[name] == pages.state(name), f"python benchmarks/pages.py {name}"


@pytest.mark.parametrize("name", WITH_ANSWERS)
def test_an_answer_reads_back_and_another_one_is_noticed(name):
    page = (pages.ROOT / "docs" / pages.PAGES[name].page).read_text(encoding="utf-8")
    said = pages.quoted(name)
    assert pages.quoting(page, name, said) == page
    changed = pages.quoting(page, name, said.replace("1", "2", 1))
    assert changed != page
    assert pages._block(changed, name)[::2] == pages._block(page, name)[::2]


def test_a_missing_quotation_is_named():
    with pytest.raises(ValueError, match=r"no quotation stands above the figure priority\.png"):
        pages.quoting("![x](images/priority.png)\n", "priority", "said")


def _number(text):
    digits = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
    base, exponent = re.fullmatch(r"([\d.]+)([⁰¹²³⁴⁵⁶⁷⁸⁹]*)", text).groups()
    return float(base) ** int(exponent.translate(digits) or 1)


def test_witnesses_of_ld_are_the_ledger_s():
    found = {row.name: row for row in ledger.read(pages.ROOT / "docs" / "ledger-search.json")}
    text = (pages.ROOT / "docs" / "learning-dynamics.md").read_text(encoding="utf-8")
    row = r"^\| (LD-T4\.\d), (.*?) \| REFUTED \| n = (\S+), d = (\S+), D = (\S+), σ = (\S+?)[:,] "
    printed = re.findall(row, text, re.MULTILINE)
    assert len(printed) == 4
    for claim, constant, *numbers in printed:
        # A fixed c' is a row of its own, an exact one where the first step alone decides.
        names = [name for name in found if name.startswith(claim) and ("reading" in name) == ("c_n" in constant)]
        (row,) = (found[name] for name in names)
        law = row.witness.get("exact") or row.witness["simulation"]["ld"]
        for name, number in zip(("n", "dim", "difference", "noise"), numbers, strict=True):
            assert _number(number) == pytest.approx(law[name], rel=1e-5), (claim, constant, name)
    ours = [row.reason for row in found.values() if row.claim.startswith("OWN-LD")]
    datasets = [int(n) for reason in ours for n in re.findall(r"(\d+) datasets at \d+ settings", reason)]
    assert f"none, in {min(datasets):,} to {max(datasets):,} datasets each" in text


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", pages.PAGES)
def test_a_run_makes_the_same(name, tmp_path):
    """On the machine, and with the versions, that made them: elsewhere rounding may move a last digit."""
    folder = pages.run(name, tmp_path)
    difference = compare_images(str(pages.IMAGES / f"{name}.png"), str(folder / pages.PAGES[name].figure), COARSE)
    assert difference is None, difference
    if pages.PAGES[name].answer:
        said = pages.joined((folder / pages.PAGES[name].answer).read_text(encoding="utf-8"))
        same_text(pages.quoted(name), said, rtol=0.02)
