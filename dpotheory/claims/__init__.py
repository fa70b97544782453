"""The registry of published statements: ``dpotheory.claims["DV-T4.3"]``, iteration over ids, ``len``.

The module itself reads as the mapping `registry`, for which capitals do not matter; `Claim` and `symbols` are its
ordinary members. One file holds one statement, as its ``CLAIM``; it belongs to the registry by standing in the
``FILES`` of its paper's folder.
"""

import importlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from types import ModuleType

from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim
from dpotheory.claims.names import match, unknown

__all__ = ["PAPERS", "Claim", "registry", "symbols"]

PAPERS = ("dv", "pg", "ld", "own")
"""A paper is a folder of this name here, and where it has them in `dpotheory.checks` and `proofs_check`."""


class _Registry(Mapping[str, Claim]):
    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims = {claim.id: claim for claim in claims}

    def __getitem__(self, claim_id: str) -> Claim:
        if claim_id in self._claims:
            return self._claims[claim_id]
        meant = match(claim_id, self._claims) if isinstance(claim_id, str) else None
        if meant is None:
            raise KeyError(unknown(str(claim_id), self._claims, "unknown claim {!r}", "known:"))
        return self._claims[meant]

    def __iter__(self) -> Iterator[str]:
        return iter(self._claims)

    def __len__(self) -> int:
        return len(self._claims)


def _statements() -> Iterator[Claim]:
    for paper in PAPERS:
        folder = f"{__name__}.{paper}"
        for name in importlib.import_module(folder).FILES:
            yield importlib.import_module(f"{folder}.{name}").CLAIM


registry: Mapping[str, Claim] = _Registry(_statements())


class _RegistryModule(ModuleType):
    # ``dt.claims["DV-T4.3"]`` and ``from dpotheory.claims import Claim`` are both contract, and importing any module
    # of this package binds ``dpotheory.claims`` to it: an object made elsewhere would be overwritten, or would have to
    # pass for a module. Python looks special methods up on the type, so the module gets a type of its own.
    def __getitem__(self, claim_id: str) -> Claim:
        return registry[claim_id]

    def __iter__(self) -> Iterator[str]:
        return iter(registry)

    def __len__(self) -> int:
        return len(registry)

    def __contains__(self, claim_id: object) -> bool:
        return claim_id in registry


sys.modules[__name__].__class__ = _RegistryModule
