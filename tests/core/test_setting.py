import math

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpotheory import Setting, Sharing
from tests.helpers import raises, unchecked

GOOD = {"n_values": 3, "n_samples": 4, "dim": 6, "noise": 0.2, "shared_norm": 0.4, "beta": 0.5, "tau": 2.0}
positive = st.floats(1e-3, 1e3)


def test_derived_quantities_by_hand():
    setting = Setting(**GOOD)
    # tau_1 = K tau log3 / (5 beta^2) = 3 * 2 * 1.0986122886681098 / (5 * 0.25) = 4.8 * 1.0986122886681098
    assert setting.tau_1 == pytest.approx(5.273338985606927, rel=1e-14)
    assert setting.n_total == 24  # 2 * 3 * 4
    assert setting.rate == pytest.approx(1 / 192, rel=1e-14)  # 0.25 / (24 * 2)
    assert setting.max_degree == 1
    assert setting.graph == Sharing.named("disjoint", 3)
    assert Setting(**GOOD, sharing="all").max_degree == 3


def test_named_pattern_and_its_graph_give_equal_settings():
    assert Setting(**GOOD, sharing="ring") == Setting(**GOOD, sharing=Sharing.named("ring", 3))
    assert len({Setting(**GOOD, sharing="ring"), Setting(**GOOD, sharing="ring"), Setting(**GOOD)}) == 2


def test_smallest_setting_is_allowed():
    with unchecked():
        setting = Setting(n_values=1, n_samples=1, dim=2, noise=1e-300, shared_norm=0, beta=1e-3)
    assert setting.tau == 1.0
    # 1 * 1 * log3 / (5e-6)
    assert setting.tau_1 == pytest.approx(219722.45773362196, rel=1e-12)


def test_integer_like_sizes_become_python_integers():
    with unchecked():
        setting = Setting(**{**GOOD, "n_values": np.int64(3), "dim": jnp.asarray(6)})
    assert type(setting.n_values) is int
    assert type(setting.dim) is int


def test_leaves_are_the_four_scalars_and_the_rest_is_static():
    setting = Setting(**GOOD)
    paths = jax.tree_util.tree_leaves_with_path(setting)
    assert [(jax.tree_util.keystr(path), leaf) for path, leaf in paths] == [
        (".noise", 0.2),
        (".shared_norm", 0.4),
        (".beta", 0.5),
        (".tau", 2.0),
    ]
    assert jax.tree.structure(setting) == jax.tree.structure(setting.replace(noise=7.0))
    assert jax.tree.structure(setting) != jax.tree.structure(setting.replace(n_samples=5))
    assert jax.tree.structure(setting) != jax.tree.structure(setting.replace(sharing="all"))
    doubled = jax.tree.map(lambda leaf: 2 * leaf, setting)
    assert (doubled.noise, doubled.shared_norm, doubled.beta, doubled.tau) == (0.4, 0.8, 1.0, 4.0)
    assert (doubled.n_values, doubled.n_samples, doubled.dim, doubled.graph) == (3, 4, 6, setting.graph)


@given(beta=positive, tau=positive)
def test_gradient_through_a_setting(beta, tau):
    with jax.enable_x64(True):
        setting = Setting(**{**GOOD, "beta": beta, "tau": tau})
        gradient = jax.grad(lambda s: s.tau_1)(setting)
    # tau_1 is proportional to tau / beta^2.
    by_hand = 3 * tau * math.log(3) / (5 * beta**2)
    assert isinstance(gradient, Setting)
    assert float(gradient.beta) == pytest.approx(-2 * by_hand / beta, rel=1e-12)
    assert float(gradient.tau) == pytest.approx(by_hand / tau, rel=1e-12)
    assert (float(gradient.noise), float(gradient.shared_norm)) == (0.0, 0.0)


def test_jit_depends_on_sizes_but_not_on_scalars(x64):
    traces = []

    @jax.jit
    def product(setting):
        traces.append(setting.n_values)
        return setting.noise * setting.shared_norm * setting.n_total + 0 * setting.tau_1

    assert float(product(Setting(**GOOD))) == pytest.approx(0.2 * 0.4 * 24, rel=1e-14)
    assert float(product(Setting(**{**GOOD, "noise": 0.5}))) == pytest.approx(0.5 * 0.4 * 24, rel=1e-14)
    assert traces == [3]
    assert float(product(Setting(**{**GOOD, "n_values": 2}))) == pytest.approx(0.2 * 0.4 * 16, rel=1e-14)
    assert traces == [3, 2]


def test_vmap_over_settings_and_over_one_parameter(x64):
    betas = [0.5, 1.0, 2.0]
    stacked = jax.tree.map(lambda *leaves: jnp.stack(leaves), *(Setting(**{**GOOD, "beta": b}) for b in betas))
    expected = [6 * math.log(3) / (5 * b**2) for b in betas]
    np.testing.assert_allclose(jax.vmap(lambda s: s.tau_1)(stacked), expected, rtol=1e-14)
    through_replace = jax.vmap(lambda beta: Setting(**GOOD).replace(beta=beta).tau_1)(jnp.asarray(betas))
    np.testing.assert_allclose(through_replace, expected, rtol=1e-14)


def test_replace_validates_and_leaves_the_original_alone():
    setting = Setting(**GOOD)
    changed = setting.replace(noise=0.9, n_samples=7)
    assert (changed.noise, changed.n_samples, changed.n_total) == (0.9, 7, 42)
    assert (setting.noise, setting.n_samples) == (0.2, 4)
    with raises(ValueError, "noise = -1.0; it must be finite and greater than 0"):
        setting.replace(noise=-1.0)


@pytest.mark.parametrize("name", ["disjoint", "ring", "star", "all", "random(2, seed=5)"])
def test_a_named_pattern_follows_a_new_number_of_values(name):
    assert Setting(**GOOD, sharing=name).replace(n_values=5).graph == Sharing.named(name, 5)


def test_a_custom_graph_does_not_follow_a_new_number_of_values():
    custom = Setting(**GOOD, sharing=Sharing.from_pairs([(0, 1), (0, 2), (3, 4)]))
    with raises(ValueError, "sharing 'custom' has 3 token pairs but n_values = 2; give one pair per value"):
        custom.replace(n_values=2)


@pytest.mark.parametrize("name", ["n_values", "n_samples", "dim"])
@pytest.mark.parametrize(
    ("value", "error", "text"),
    [
        (0, ValueError, "{} = 0; it must be at least 1"),
        (-2, ValueError, "{} = -2; it must be at least 1"),
        (2.0, TypeError, "{} = 2.0; expected a positive integer"),
        (True, TypeError, "{} = True; expected a positive integer"),
        ("2", TypeError, "{} = '2'; expected a positive integer"),
    ],
)
def test_bad_sizes(name, value, error, text):
    with raises(error, text.format(name)):
        Setting(**{**GOOD, name: value})


@pytest.mark.parametrize("name", ["noise", "beta", "tau", "shared_norm"])
@pytest.mark.parametrize(
    ("value", "error", "text"),
    [
        (-0.5, ValueError, "{} = -0.5; it must be finite and {} 0"),
        (math.nan, ValueError, "{} = nan; it must be finite and {} 0"),
        (math.inf, ValueError, "{} = inf; it must be finite and {} 0"),
        ("much", TypeError, "{} = 'much'; expected a real number"),
        (None, TypeError, "{} = None; expected a real number"),
    ],
)
def test_bad_scalars(name, value, error, text):
    with raises(error, text.format(name, "at least" if name == "shared_norm" else "greater than")):
        Setting(**{**GOOD, name: value})


@pytest.mark.parametrize("name", ["noise", "beta", "tau"])
def test_zero_is_allowed_for_the_shared_norm_only(name):
    assert Setting(**{**GOOD, "shared_norm": 0.0}).shared_norm == 0.0
    with raises(ValueError, f"{name} = 0.0; it must be finite and greater than 0"):
        Setting(**{**GOOD, name: 0.0})


@pytest.mark.parametrize(
    ("changes", "error", "text"),
    [
        (
            {"dim": 3},
            ValueError,
            "dim = 3 cannot hold 3 orthonormal concepts and the shared direction; "
            "dim must be at least n_values + 1 = 4",
        ),
        ({"sharing": "circle"}, ValueError, "unknown sharing pattern 'circle'; known: disjoint, ring, path, star,"),
        ({"sharing": "random(4)"}, ValueError, "no token graph of 3 values has maximum degree 4;"),
        (
            {"sharing": Sharing.named("star", 4)},
            ValueError,
            "sharing 'star' has 4 token pairs but n_values = 3; give one pair per value",
        ),
        ({"sharing": 3}, TypeError, "sharing = 3; expected a pattern's name or a dpotheory.Sharing"),
    ],
)
def test_bad_combinations(changes, error, text):
    with raises(error, text):
        Setting(**{**GOOD, **changes})
