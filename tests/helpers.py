"""Helpers that several test files share."""

import math
from contextlib import contextmanager

import jaxtyping
import pytest

import dpotheory as dt


@contextmanager
def unchecked():
    """As users run it: without run-time type checks, which would speak before the library's own errors do."""
    before = jaxtyping.config.jaxtyping_disable
    jaxtyping.config.update("jaxtyping_disable", True)
    try:
        yield
    finally:
        jaxtyping.config.update("jaxtyping_disable", before)


@contextmanager
def raises(error, text):
    """The block raises exactly this type, with a message that starts with ``text``."""
    with unchecked(), pytest.raises(error) as caught:
        yield
    assert caught.type is error
    assert str(caught.value).startswith(text)


def edge_setting(
    n_values=10, n_samples=875, *, noise=None, shared_norm=0.3, sharing="disjoint", **changes
) -> dt.Setting:
    """At the edge of DV-T4.2: v = 1/(32√Q), d = 5Q (or what K needs)."""
    noise = 1 / (32 * math.sqrt(n_samples)) if noise is None else noise
    dim = changes.pop("dim", max(5 * n_samples, n_values + 1))
    plain = {"noise": noise, "shared_norm": shared_norm, "beta": 0.1, "tau": 1.0, "sharing": sharing}
    return dt.Setting(n_values=n_values, n_samples=n_samples, dim=dim, **{**plain, **changes})
