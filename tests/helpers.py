"""Helpers that several test files share."""

import math
import re
from contextlib import contextmanager

import jaxtyping
import numpy as np
import pytest

import dpotheory as dt

_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:,\d{3})*(?:\.\d+)?(?:e[+-]?\d+)?")


def same_text(printed: str, said: str, rtol: float) -> None:
    """Assert that two texts are the same but for numbers, and that these differ by ``rtol`` at most."""
    assert _NUMBER.sub("#", printed) == _NUMBER.sub("#", said)
    for one, other in zip(_NUMBER.findall(printed), _NUMBER.findall(said), strict=True):
        assert math.isclose(float(one.replace(",", "")), float(other.replace(",", "")), rel_tol=rtol), (one, other)


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


def embeddings_of(setting, seed=5):
    shape = (setting.n_values, 2, setting.n_samples, setting.dim)
    means = np.eye(setting.n_values, setting.dim, 1)[:, None] * np.array([1, -1])[:, None]
    means[..., 0] += setting.shared_norm
    return means[:, :, None] + setting.noise * np.random.default_rng(seed).normal(size=shape)


def gram_of(setting, x):
    """C = s s' U x.x' of all pairs of samples, as a loop."""
    u = setting.graph.incidence
    samples = [
        (u[:, i] * s, x[i, place, q])
        for i in range(setting.n_values)
        for place, s in enumerate((1, -1))
        for q in range(setting.n_samples)
    ]
    return np.array([[(p @ q) * (a @ b) for q, b in samples] for p, a in samples])
