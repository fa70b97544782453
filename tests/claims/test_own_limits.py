"""Our statements on limits of training in numbers worked out by hand (theory.md §4)."""

import pytest
import sympy as sp

import dpotheory as dt
from dpotheory.claims import symbols
from dpotheory.claims.own import own_early


def test_noncentralities_by_hand():
    # (2·4 + 1 + 1/4 ± 2·√(8/2))/(2/4) at Q = 4, l_b = 1/2, κ = 2, v = 1/2.
    half = sp.Rational(1, 2)
    at = {symbols.Q: 4, symbols.l_b: half, symbols.v: half, own_early.kappa: 2}
    found = [own_early.noncentrality(sign).subs(at) for sign in (1, -1)]
    assert found == [sp.Rational(53, 2), sp.Rational(21, 2)]


def test_the_floor_by_hand():
    setting = dt.Setting(n_values=4, n_samples=3, dim=15, noise=0.25, shared_norm=0.5, beta=0.1, sharing="all")
    assert dt.claims["OWN-floor"].bound(setting)["lower"] == pytest.approx(0.022750131948179207)  # Φ(−2)
    ring = setting.replace(sharing="ring", noise=0.5)
    assert dt.claims["OWN-floor"].bound(ring)["lower"] == pytest.approx(0.04163225833177593)  # Φ(−√3)
    assert dt.claims["OWN-floor"].log_bound(setting.replace(noise=0.005))["lower"] == pytest.approx(-5005.524208693)
