"""Make the figures of docs/images and the answers that pages quote, by the experiments that they come from.

``python benchmarks/pages.py`` makes all of them (a quarter of an hour on two cores), ``python benchmarks/pages.py
priority`` one. docs/images/made.json says what each figure and answer was when it was made; a test finds any that were
changed since by other means, and a slow one runs the scripts again and compares (tests/test_made_pages.py).
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import tyro

from dpotheory.cli import interrupts

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
MADE = IMAGES / "made.json"
_WIDTH = 118


@dataclass(frozen=True)
class Page:
    """A figure, the script that draws it, and the page that quotes the script's answer above the figure."""

    script: str
    """Path in the repository."""
    figure: str
    """The file that the script draws."""
    answer: str | None = None
    """The file with its answer."""
    page: str | None = None
    """The page, in docs/."""


PAGES = {
    "diversity": Page("experiments/sweep_diversity.py", "diversity.png"),
    "does_diversity_hurt": Page(
        "experiments/does_diversity_hurt.py", "regimes.png", "answer.txt", "does-diversity-hurt.md"
    ),
    "learning_dynamics": Page(
        "experiments/learning_dynamics.py", "learning_dynamics.png", "summary.txt", "learning-dynamics.md"
    ),
    "priority": Page("experiments/priority.py", "priority.png", "summary.txt", "learning-dynamics.md"),
    "scaling_law": Page("experiments/scaling_law.py", "scaling_law.png", "summary.txt", "scaling.md"),
    "regime_map": Page("experiments/regime_map.py", "regime_map.png", "summary.txt", "scaling.md"),
    "effective_diversity": Page(
        "experiments/effective_diversity.py", "effective_diversity.png", "summary.txt", "effective-diversity.md"
    ),
    "misalignment": Page("experiments/misalignment.py", "misalignment.png", "answer.txt", "misalignment.md"),
}
"""By the name of the figure in docs/images."""


@dataclass(frozen=True)
class Config:
    """What to make."""

    names: Annotated[tuple[str, ...], tyro.conf.Positional] = ()
    """Figures, as they are called in docs/images; none given means all."""
    results: Path | None = None
    """Folder that keeps the scripts' results. Sweeps that are finished there are drawn again, not computed again:
    give it only while the code that computes them stays as it is."""


def main(config: Config) -> int:
    """Run the scripts, put figures and answers where they belong, and record them; returns the exit code."""
    unknown = sorted(set(config.names) - set(PAGES))
    if unknown:
        print(f"error: no figure {', '.join(unknown)}; valid are {', '.join(PAGES)}.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as fresh:
        return _make(config.names or tuple(PAGES), config.results or Path(fresh))


def _make(names: tuple[str, ...], results: Path) -> int:
    for name in names:
        page = PAGES[name]
        print(f"{name}: {page.script}", flush=True)
        try:
            folder = run(name, results)
        except subprocess.CalledProcessError as failed:
            return failed.returncode
        shutil.copyfile(folder / page.figure, IMAGES / f"{name}.png")
        if page.answer is not None and page.page is not None:
            path = ROOT / "docs" / page.page
            said = (folder / page.answer).read_text(encoding="utf-8")
            path.write_text(quoting(path.read_text(encoding="utf-8"), name, said), encoding="utf-8")
        made = json.loads(MADE.read_text()) if MADE.exists() else {}
        made[name] = state(name)
        MADE.write_text(json.dumps(dict(sorted(made.items())), indent=1) + "\n")
    return 0


def run(name: str, results: Path) -> Path:
    """Run the script of a figure in full; returns the folder with its results."""
    page, folder = PAGES[name], results / name
    command = [sys.executable, str(ROOT / page.script), "--out", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folder


def quoted(name: str) -> str | None:
    """The answer that a page quotes, every paragraph in one line; None for a figure without one."""
    page = PAGES[name].page
    if page is None:
        return None
    block = _block((ROOT / "docs" / page).read_text(encoding="utf-8"), name)[1]
    lines = [line.removeprefix(">").strip() for line in block.splitlines()]
    return joined("\n".join(lines))


def joined(text: str) -> str:
    """A text with every paragraph, but no table, in one line."""
    parts = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(part if part.startswith("|") else " ".join(part.split()) for part in parts)


def quoting(text: str, name: str, said: str) -> str:
    """A page with this answer quoted above the figure, in place of the one that stands there."""
    lines = []
    for part in joined(said).split("\n\n"):
        table = part.startswith("|")
        lines += ["", *(part.splitlines() if table else textwrap.wrap(part, _WIDTH, break_on_hyphens=False))]
    before, _, after = _block(text, name)
    return before + "".join(f"> {line}".rstrip() + "\n" for line in lines[1:]) + after


def _block(text: str, name: str) -> tuple[str, str, str]:
    """A page before the quotation that stands above the figure, the quotation, and the page after it."""
    found = re.search(rf"((?:^>.*\n)+)(?=\n!\[[^\]]*\]\(images/{name}\.png\))", text, re.MULTILINE)
    if found is None:
        raise ValueError(f"no quotation stands above the figure {name}.png")
    return text[: found.start()], found[1], text[found.end() :]


def state(name: str) -> dict[str, Any]:
    """The digests of a figure and of the answer that is quoted with it, and the script that they come from."""
    answer = quoted(name)
    marks: dict[str, Any] = {
        "script": PAGES[name].script,
        "figure": hashlib.sha256((IMAGES / f"{name}.png").read_bytes()).hexdigest(),
    }
    if answer is not None:
        marks["answer"] = hashlib.sha256(answer.encode()).hexdigest()
    return marks


if __name__ == "__main__":
    interrupts.run(lambda: main(tyro.cli(Config, description=__doc__)))
