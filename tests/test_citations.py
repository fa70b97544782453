"""Citations resolve: sections and ids of theory.md, decisions of architecture.md, links and names of pages."""

import re
import unicodedata
from pathlib import Path

import pytest

import dpotheory as dt

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
THEORY, ARCHITECTURE = DOCS / "theory.md", DOCS / "architecture.md"
CODE = [
    path
    for folder in ("dpotheory", "proofs_check", "experiments", "benchmarks", "tests")
    for suffix in ("*.py", "*.toml")
    for path in sorted((ROOT / folder).rglob(suffix))
]
PAGES = [*sorted(DOCS.rglob("*.md")), *sorted(ROOT.glob("*.md"))]

ID = r"(?:DV|PG|LD|OWN|SEED)-(?:LD-)?[A-Za-z]+\d*(?:\.\d+)?"
UNDECIDED = "*Stated, not yet decided.*"
# An example or a file that a command writes.
NOT_OURS = {"page.md", "index.md", "x.md", "1.md", "id}.md", "MY-floor.md", "MY-pace.md"}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _headings(text: str) -> list[str]:
    return re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)


def _anchor(heading: str) -> str:
    """As GitHub and MyST make it: lower case, without punctuation, spaces as hyphens."""
    kept = "".join(ch for ch in heading.lower() if ch in "-_ " or unicodedata.category(ch)[0] in "LM" or ch.isdecimal())
    return kept.strip().replace(" ", "-")


def _sections(theory: str) -> tuple[set[str], dict[str, str]]:
    """Numbers of the sections, and for each id of a heading the text below it."""
    numbers = set(re.findall(r"^## (\d)\. ", theory, re.MULTILINE))
    below: dict[str, str] = {}
    for part in re.split(r"^##+ ", theory, flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        below |= dict.fromkeys(re.findall(rf"(?<![\w-]){ID}", heading), body)
    return numbers, below


def _cited(text: str, name: str) -> list[str]:
    """What stands beside each mention of a page, up to the end of the bracket or sentence it is in."""
    flat = re.sub(r"\s+#?\s*", " ", text)
    return [
        re.split(r"\)|;|\. |\"\"\"|: ", flat[m.end() : m.end() + 160])[0] for m in re.finditer(re.escape(name), flat)
    ]


def _broken(text: str, theory: str, architecture: str) -> list[str]:
    """Citations in a text that the two pages do not have."""
    numbers, below = _sections(theory)
    found = []
    for said in _cited(text, THEORY.name):
        found += [f"§{number}" for number in re.findall(r"§(\d+)", said) if number not in numbers]
        found += [name for name in re.findall(rf"(?<![\w-]){ID}", said) if name not in below]
        found += [item for item in re.findall(r"\b(e\d)\b", said) if f"**({item})**" not in theory]
    decisions = architecture.partition("\n## Decisions")[2]
    for said in _cited(text, ARCHITECTURE.name):
        for first, last in re.findall(r"decisions? (\d+)(?:–(\d+))?", said):
            wanted = range(int(first), int(last or first) + 1)
            found += [f"decision {n}" for n in wanted if not re.search(rf"^{n}\. \*\*", decisions, re.MULTILINE)]
        found += [word for word in re.findall(r", ([A-Z]\w+)", said) if f"\n## {word}\n" not in architecture]
    return found


@pytest.mark.parametrize("path", [*CODE, *PAGES], ids=lambda path: str(path.relative_to(ROOT)))
def test_citations_of_theory_and_architecture_resolve(path):
    if path == Path(__file__):
        return
    text = _text(path)
    assert _broken(text, _text(THEORY), _text(ARCHITECTURE)) == []
    assert "design" + ".md" not in text


def test_a_citation_of_what_is_not_there_is_found():
    theory = "# T\n## 1. A\n### DV-T4.3: b\nx\n### PG-eq16 and DV-eq5\n## 4. O\n### OWN-LD-rate\n**(e2)** y"
    architecture = "# A\n\n## Decisions\n\n1. **One.**\n2. **Two.**\n\n## Contract\n"
    good = (
        "(theory.md §1, DV-T4.3), theory.md §1 and §4, OWN-LD-rate; (theory.md, e2). (architecture.md, decisions 1–2)"
    )
    assert _broken(good + " (docs/architecture.md, Contract) (theory.md, DV-eq5)", theory, architecture) == []
    bad = "(theory.md §7, DV-T4.9), theory.md\n# OWN-LD; (theory.md, e3). (architecture.md, decisions 2–3)"
    assert _broken(bad, theory, architecture) == ["§7", "DV-T4.9", "OWN-LD", "e3", "decision 3"]
    assert _broken("(architecture.md, Promise)", theory, architecture) == ["Promise"]


def test_every_claim_has_its_heading_and_what_is_no_claim_says_so():
    below = _sections(_text(THEORY))[1]
    assert set(dt.claims) - set(below) == set(), "claims that docs/theory.md does not state"
    marked = {name for name, body in below.items() if UNDECIDED in body}
    assert marked & set(dt.claims) == set(), f"these are claims now: remove {UNDECIDED!r} below their headings"
    assert set(below) - set(dt.claims) == marked, f"these are no claims: write {UNDECIDED!r} below their headings"


def _links(text: str) -> list[str]:
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return [target for target in re.findall(r"\]\(([^)\s]+)\)", prose) if not target.startswith(("http", "mailto"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_a_file_and_a_heading(page):
    for target in _links(_text(page)):
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), f"{target}: no such file"
        if anchor:
            assert anchor in {_anchor(heading) for heading in _headings(_text(file))}, f"{target}: no such heading"


def test_anchors_are_made_as_github_makes_them():
    assert _anchor("DV-T4.3: generalization") == "dv-t43-generalization"
    assert _anchor("DV-LB.1 and PG-LA.1: the Gram event E(ε)") == "dv-lb1-and-pg-la1-the-gram-event-eε"
    assert _anchor("OWN-risk: `R(P)`, in 2 forms") == "own-risk-rp-in-2-forms"
    assert _links("[a](x.md#b) `c`\n```\n[d](e.md)\n```\n[f](https://g) [h](#i)") == ["x.md#b", "#i"]


def test_pages_that_code_and_docs_name_exist():
    named = 0
    for path in [*CODE, *PAGES]:
        if path == Path(__file__):
            continue
        for name in re.findall(r"(?<![\w/}-])(?:[\w-]+/)*[\w}-]+\.md\b", _text(path)):
            if name in NOT_OURS or name.startswith("no/"):
                continue
            at = (ROOT / name, DOCS / name, path.parent / name, DOCS / "tutorials" / name)
            assert any(file.exists() for file in at), f"{path.relative_to(ROOT)} names {name}"
            named += 1
    assert named > 100
