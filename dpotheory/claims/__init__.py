"""The registry of published statements: ``dpotheory.claims["DV-T4.3"]``, iteration over ids, ``len``.

The module itself is the registry, so that it reads as data; `Claim` and `symbols` are its ordinary members.
"""

import sys
from collections.abc import Iterator
from types import ModuleType

from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim
from dpotheory.claims.dv import CLAIMS as _DV

__all__ = ["Claim", "symbols"]

_REGISTRY: dict[str, Claim] = {claim.id: claim for claim in _DV}


class _Registry(ModuleType):
    def __getitem__(self, claim_id: str) -> Claim:
        try:
            return _REGISTRY[claim_id]
        except KeyError:
            raise KeyError(f"unknown claim {claim_id!r}; known: {', '.join(_REGISTRY)}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(_REGISTRY)

    def __len__(self) -> int:
        return len(_REGISTRY)

    def __contains__(self, claim_id: object) -> bool:
        return claim_id in _REGISTRY


sys.modules[__name__].__class__ = _Registry
