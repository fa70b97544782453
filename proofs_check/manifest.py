"""The manifest of printed steps, `manifests/*.toml`: what theory.md prints, each step once, in our words."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class Printed:
    """A printed step: the claim, the step's name (None for the claim as a whole), and what is printed.

    A definition is no step: it can be met or not, and is not counted.
    """

    claim: str
    step: str | None
    says: str
    rebuilt: bool = False
    definition: bool = False

    @property
    def key(self) -> str:
        """As `Step.key`."""
        return self.claim if self.step is None else f"{self.claim}/{self.step}"


@cache
def manifest() -> dict[str, Printed]:
    """Every printed step by its key."""
    found: dict[str, Printed] = {}
    for entry in resources.files("proofs_check").joinpath("manifests").iterdir():
        if not entry.name.endswith(".toml"):
            continue
        for claim, steps in tomllib.loads(entry.read_text(encoding="utf-8")).items():
            for name, says in steps.items():
                rebuilt, definition = says.startswith("(R) "), says.startswith("(D) ")
                text = says.removeprefix("(R) ").removeprefix("(D) ")
                printed = Printed(claim, None if name == "statement" else name, text, rebuilt, definition)
                if printed.key in found:
                    raise ValueError(f"the manifest lists {printed.key!r} twice")
                found[printed.key] = printed
    return found
