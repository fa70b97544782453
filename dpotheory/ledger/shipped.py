"""The ledgers that come with the library: of the proofs, of a simulation and of a search.

In a clone they are `docs/ledger*.json`, where the commands in docs/proofs.md write them; the wheel has copies of them.
Imports only the standard library.
"""

from pathlib import Path

NAMES = {"proofs": "ledger.json", "simulation": "ledger-simulation.json", "search": "ledger-search.json"}
"""Files in docs/, by what decided their rows."""


def shipped() -> list[Path]:
    """Paths of the shipped ledgers, in the order of `NAMES`; a clone's own come before the wheel's copies."""
    here = Path(__file__).resolve().parent
    root = here.parents[1]
    folders = [*([root / "docs"] if (root / "pyproject.toml").is_file() else []), here / "shipped"]
    places = [[folder / name for folder in folders] for name in NAMES.values()]
    return [path for either in places for path in [one for one in either if one.is_file()][:1]]
