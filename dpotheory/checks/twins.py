"""Measured twins of all papers: what is measured for a quantity that a claim names (docs/architecture.md, decision 2).

A twin turns what a trial showed into a `Measurement` on the scale of the claim's bound. Identities are compared with
autodiff in identities.py. Imports papers.py.
"""

from collections.abc import Mapping

from dpotheory.checks import papers
from dpotheory.checks.measurement import Measurement
from dpotheory.checks.trials import Twin
from dpotheory.claims.claim import Claim
from dpotheory.core.objectives import DPO, resolve

__all__ = ["NO_TWIN", "TWINS", "Measurement", "Twin"]

TWINS: Mapping[str, Twin] = papers.Twins()
"""Twins by the name that a claim's ``quantity`` gives, of every paper that is known."""

NO_TWIN: Mapping[str, str] = {
    "samples_needed": "it is decided by the smallest Q that a simulation finds (dt.samples_needed) and by comparing "
    "regimes in a sweep, not at one setting",
    "flipping_speed": "it needs features that are trained, which a last layer on fixed embeddings does not have",
    "measured": "it needs the real text and models that were measured, not synthetic data",
}
"""What would decide a quantity that has no twin yet."""


def untestable(claim: Claim, twins: Mapping[str, Twin] = TWINS) -> str:
    """Why the claim cannot be tested by a measurement, as a clause; empty where something can."""
    if claim.twin is None and claim.quantity in NO_TWIN and claim.quantity not in twins:
        return f"no twin measures {claim.quantity!r} yet: {NO_TWIN[claim.quantity]}"
    if claim.kind == "qualitative":
        return "it states no formula to compare with; sweeps over its regimes would decide it"
    try:
        objective = resolve(claim.objective)
    except (ValueError, TypeError) as error:
        return str(error)
    if claim.kind == "identity":
        return ""
    if claim.twin is None and claim.quantity not in twins:
        return f"no twin measures {claim.quantity!r}; known: {', '.join(twins)}; or give the claim its own twin="
    if objective != DPO and twin_of(claim, twins).dpo_only:
        return f"{claim.quantity!r} is measured under DPO alone, and the claim is about {claim.objective!r}"
    if claim.lower is None and claim.upper is None:
        return "it has neither a lower nor an upper side, so there is nothing to compare"
    return ""


def twin_of(claim: Claim, twins: Mapping[str, Twin] = TWINS) -> Twin:
    """The claim's own twin, else the one of its quantity; KeyError where there is none (see `untestable`)."""
    if claim.twin is None:
        return twins[claim.quantity]
    return claim.twin if isinstance(claim.twin, Twin) else papers.home().own_twin(claim.twin)
