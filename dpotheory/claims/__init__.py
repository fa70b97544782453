"""The registry of published statements: ``dpotheory.claims["DV-T4.3"]``, iteration over ids, ``len``.

The module itself reads as the mapping `registry`; `Claim` and `symbols` are its ordinary members. One file holds one
statement, as its ``CLAIM``; a module belongs to the registry by standing in ``_FILES``.
"""

import importlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from types import ModuleType

from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim

__all__ = ["Claim", "registry", "symbols"]

_FILES = (
    "dv_l4_1",
    "pg_la_1",
    "dv_lb_1",
    "pg_la_2",
    "dv_lb_2",
    "dv_tb_3",
    "pg_ta_1",
    "dv_t4_2",
    "pg_t4_1",
    "dv_tb_4",
    "pg_ta_2",
    "dv_t4_3",
    "pg_t4_2",
    "dv_scaling",
    "seed_robust",
    "dv_c",
    "dv_lc_2",
    "dv_lc_3",
    "dv_lc_4",
    "dv_tc_5",
    "dv_tc_6",
    "dv_gpo",
    "dv_flip",
    "dv_single",
    "pg_eq16",
    "dv_eq5",
    "dv_experiments",
    "ld_t4_1",
    "ld_priority",
    "ld_t4_2",
    "ld_t4_3",
    "ld_misalignment",
    "own_ld_rate",
    "own_ld_upper",
    "own_ld_lower",
    "own_ld_accuracy",
    "own_ld_memory",
    "own_ld_priority",
)


class _Registry(Mapping[str, Claim]):
    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims = {claim.id: claim for claim in claims}

    def __getitem__(self, claim_id: str) -> Claim:
        try:
            return self._claims[claim_id]
        except KeyError:
            raise KeyError(f"unknown claim {claim_id!r}; known: {', '.join(self._claims)}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._claims)

    def __len__(self) -> int:
        return len(self._claims)


registry: Mapping[str, Claim] = _Registry(importlib.import_module(f"{__name__}.{name}").CLAIM for name in _FILES)


class _RegistryModule(ModuleType):
    # Python looks special methods up on the type, so a module that is a mapping needs a type of its own.
    def __getitem__(self, claim_id: str) -> Claim:
        return registry[claim_id]

    def __iter__(self) -> Iterator[str]:
        return iter(registry)

    def __len__(self) -> int:
        return len(registry)

    def __contains__(self, claim_id: object) -> bool:
        return claim_id in registry


sys.modules[__name__].__class__ = _RegistryModule
