"""Claims named on the command line: an id of the registry, or ``FILE.py`` or ``FILE.py:NAME`` with user-defined claims.

Imported by the subcommands; a file is Python code of the user's, and is run.
"""

import hashlib
import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dpotheory.cli.terminal import UserError

if TYPE_CHECKING:
    from dpotheory.claims.claim import Claim
    from proofs_check.step import Step

HELP = "A claim's id, or FILE.py or FILE.py:NAME with user-defined claims"
METAVAR = "ID|FILE.py[:NAME]"


def chosen(text: str | None) -> "list[Claim]":
    """The claims that the text names; all of the registry for None.

    Raises:
        UserError: one sentence, if there are none, or the file cannot be run.
    """
    from dpotheory.claims import registry
    from dpotheory.claims.names import unknown

    if text is None:
        return list(registry.values())
    if text in registry:
        return [registry[text]]
    path, _, name = text.partition(".py:")
    if not (name or text.endswith(".py")):
        own = "for a user-defined claim, give FILE.py or FILE.py:NAME"
        raise UserError(f"{unknown(text, registry)}; {own}.")
    return _of_file(Path(path + ".py" if name else text), name)


def steps(text: str) -> "dict[str, Step]":
    """Proof steps that ``FILE.py`` or ``FILE.py:NAME`` defines, alone or in lists, by the name of their ledger row.

    Raises:
        UserError: one sentence, if the file cannot be run.
    """
    from proofs_check import steps as registered
    from proofs_check.step import Step

    path, _, name = text.partition(".py:")
    if not (name or text.endswith(".py")):
        raise UserError(f"{text!r} is no file with proof steps; give FILE.py or FILE.py:NAME.")
    found = _run(Path(path + ".py" if name else text))
    values = [found.get(name)] if name else list(found.values())
    flat = [one for value in values for one in (value if isinstance(value, (list, tuple)) else [value])]
    own = {step.key: step for step in flat if isinstance(step, Step)}
    taken = sorted(set(own) & set(registered()))
    if taken:
        raise UserError(f"{text} has a step named {taken[0]!r}, which proofs_check has; give it another name.")
    return own


def sources(text: str | None) -> str:
    """A digest of what rows about this claim are computed from: the library, and the user's file where there is one."""
    import dpotheory
    from dpotheory.ledger.journal import sources as digest

    path, _, name = (text or "").partition(".py:")
    own = Path(path + ".py" if name else path)
    library = digest([Path(dpotheory.__file__).parent], ("jax", "jaxlib", "numpy", "sympy"))
    return library + (hashlib.sha256(own.read_bytes()).hexdigest() if own.is_file() else "")


def _of_file(path: Path, name: str) -> "list[Claim]":
    from dpotheory.claims import registry
    from dpotheory.claims.claim import Claim

    here = {key: value for key, value in _run(path).items() if isinstance(value, Claim)}
    if name:
        if name not in here:
            raise UserError(f"{path} has no claim {name!r}; it has: {', '.join(here) or 'none'}.")
        here = {name: here[name]}
    own = [claim for claim in here.values() if registry.get(claim.id) is not claim]
    if not own:
        raise UserError(f"{path} defines no claim: assign a dpotheory.claims.Claim to a name.")
    ids = [claim.id for claim in own]
    for claim in own:
        if ids.count(claim.id) > 1:
            raise UserError(f"{path} has {ids.count(claim.id)} claims with the id {claim.id!r}; give each its own.")
        if claim.id in registry:
            raise UserError(f"{path} has a claim with the id {claim.id!r}, which is the registry's; give it another.")
    return own


def _run(path: Path) -> dict[str, Any]:
    """What a user's file defines."""
    if not path.is_file():
        raise UserError(f"There is no file {path}; --claim takes an id, FILE.py or FILE.py:NAME.")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None  # of a file that ends in .py
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(path.parent.absolute()))  # as if it were run
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        text = " ".join(str(error).split())
        raise UserError(f"{path} cannot be run: {type(error).__name__}: {text}.") from error
    finally:
        sys.path.remove(str(path.parent.absolute()))
    return dict(vars(module))
