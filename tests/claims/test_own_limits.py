"""Our statements on limits of training in numbers worked out by hand (theory.md §4)."""

import pytest
import sympy as sp
from scipy.special import ndtr

import dpotheory as dt
from dpotheory.claims import symbols
from dpotheory.claims.own import own_early


def test_noncentralities_by_hand():
    # (2·4 + 1 + 1/4 ± 2·√(8/2))/(2/4) at Q = 4, l_b = 1/2, κ = 2, v = 1/2.
    half = sp.Rational(1, 2)
    at = {symbols.Q: 4, symbols.l_b: half, symbols.v: half, own_early.kappa: 2}
    found = [own_early.noncentrality(sign).subs(at) for sign in (1, -1)]
    assert found == [sp.Rational(53, 2), sp.Rational(21, 2)]


def test_floors_by_hand():
    setting = dt.Setting(n_values=4, n_samples=1, dim=5, noise=0.25, shared_norm=0.0, beta=0.1, sharing="all")
    bound = dt.claims["OWN-floor"].bound
    assert bound(setting)["lower"] == pytest.approx(ndtr(-2.0))
    assert bound(setting.replace(sharing="star"))["lower"] == pytest.approx(ndtr(-4.0))
