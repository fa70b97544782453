"""`samples_needed`: by simulation against the exact law at onset, by claims against bounds worked out by hand."""

import math

import jax
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, binom, norm

import dpotheory as dt
from dpotheory import cli
from dpotheory.claims import symbols
from dpotheory.sample_size.informative import first_q, promises
from dpotheory.sample_size.samples_needed import log_risk_floor
from tests.helpers import edge_setting, raises

EDGE = {"n_samples": 1, "dim": 20, "noise": 1e-4, "shared_norm": 0.3, "beta": 0.1}


def _setting(n_values=10, **changes) -> dt.Setting:
    return dt.Setting(n_values=n_values, **{**EDGE, **changes})


# One value in 20 dimensions, stopped long before τ₁: the exact law is known there, and all searches share a program.
ONSET = _setting(1, noise=0.5, shared_norm=0.4)
EARLY = 1e-6 * float(ONSET.tau_1)
TARGETS = (0.15, 0.09)
KEY = jax.random.key(3)


def _found(answer: dt.SamplesNeeded) -> int:
    assert answer.n_samples is not None
    return answer.n_samples


def _fraction_at_onset(n_samples: int, risk: float, setting: dt.Setting = ONSET, n: int = 400_000) -> float:
    """P(R ≤ risk) just after the start, where a ∝ c + vζ/√(2Q) (OWN-early at K = 1), sampled in numpy.

    With x = a·c/‖a‖ and y = a·b/‖a‖ the risk is ½[Φ(−(x+y)/v) + Φ(−(x−y)/v)].
    """
    rng = np.random.default_rng(5)
    v = float(setting.noise)
    sigma = v / math.sqrt(2 * n_samples)
    along_c, along_b = 1 + sigma * rng.normal(size=n), sigma * rng.normal(size=n)
    length = np.sqrt(along_c**2 + along_b**2 + sigma**2 * rng.chisquare(setting.dim - 2, size=n))
    x, y = along_c / length, float(setting.shared_norm) * along_b / length
    risks = (norm.cdf(-(x + y) / v) + norm.cdf(-(x - y) / v)) / 2
    return float((risks <= risk).mean())


@pytest.fixture(scope="module")
def at_onset():
    """Answers for two targets."""
    budget = dt.SearchBudget(max_samples=8)
    with jax.numpy_dtype_promotion("strict"):  # as in the tests, so that all share the compiled program
        return {risk: dt.samples_needed(ONSET, risk, times=EARLY, key=KEY, budget=budget) for risk in TARGETS}


@pytest.mark.parametrize("risk", TARGETS)
def test_the_bracket_holds_the_exact_answer(at_onset, risk):
    answer = at_onset[risk]
    fractions = {q: _fraction_at_onset(q, risk) for q in range(1, 9)}
    smallest = next(q for q, fraction in fractions.items() if fraction >= 0.95)
    assert 1 < smallest < 8
    assert answer.reason == "reached"
    assert answer.method == "simulation"
    assert answer.n_samples == answer.bracket[1]
    assert answer.bracket[0] < smallest <= answer.n_samples
    for decision in answer.decisions:
        exact = fractions[decision.n_samples]
        assert decision.interval[0] - 0.002 <= exact <= decision.interval[1] + 0.002
        # The fraction counted, against the exact one, at 5 standard deviations.
        spread = 5 * math.sqrt(exact * (1 - exact) / decision.n_datasets) + 1e-3
        assert decision.n_below / decision.n_datasets == pytest.approx(exact, abs=spread)


def test_decisions_are_those_of_clopper_and_pearson(at_onset):
    decisions = [d for answer in at_onset.values() for d in answer.decisions]
    assert {d.verdict for d in decisions} >= {"enough", "too few"}
    for d in decisions:
        assert d.n_below + d.n_above == d.n_datasets  # nothing lies within 1e-8 of the target by chance
        # The interval has some level 1 − α_ℓ with α_ℓ = 1e-3/(ℓ(ℓ+1)); find ℓ from its lower end, then the upper end.
        ends = [
            (
                beta.ppf(level / 2, d.n_below, d.n_above + 1) if d.n_below else 0.0,
                beta.isf(level / 2, d.n_below + 1, d.n_above) if d.n_above else 1.0,
            )
            for level in (1e-3 / (look * (look + 1)) for look in range(1, 40))
        ]
        assert min(abs(low - d.interval[0]) + abs(high - d.interval[1]) for low, high in ends) < 1e-7
        expected = "enough" if d.interval[0] >= 0.95 else "too few" if d.interval[1] < 0.95 else "undecided"
        assert d.verdict == expected


def test_a_harder_target_needs_more_and_the_answer_is_reproducible(at_onset):
    assert _found(at_onset[0.09]) > _found(at_onset[0.15])
    budget = dt.SearchBudget(max_samples=8)
    again = dt.samples_needed(ONSET, 0.15, times=EARLY, key=KEY, budget=budget)
    assert again == at_onset[0.15]
    # Asking less often needs no more samples, and the worst of one value is its mean.
    worst = dt.samples_needed(ONSET, 0.15, times=EARLY, key=KEY, budget=budget, worst=True)
    assert worst.decisions == at_onset[0.15].decisions
    seldom = dt.samples_needed(ONSET, 0.15, 0.5, times=EARLY, key=KEY, budget=budget)
    assert _found(seldom) < _found(at_onset[0.15])


def test_the_largest_q_is_too_few_or_the_budget_ends():
    search = {"times": EARLY, "key": KEY}
    beyond = dt.samples_needed(ONSET, 0.09, **search, budget=dt.SearchBudget(max_samples=2))
    assert (beyond.n_samples, beyond.reason, beyond.bracket) == (None, "beyond", (2, None))
    assert beyond.text.startswith("More than 2 samples per cluster are needed")
    ended = dt.samples_needed(ONSET, 0.09, **search, budget=dt.SearchBudget(max_samples=8, max_numbers=1.0))
    assert (ended.n_samples, ended.reason, ended.decisions) == (None, "beyond", ())
    assert "max_numbers = 1 ends at Q = 8" in ended.text


@pytest.mark.slow
@pytest.mark.parametrize("sharing", ["ring", "all"])
def test_another_sampler_agrees_at_tau_1(sharing):
    setting = _setting(3, dim=12, noise=0.35, sharing=sharing)
    answer = dt.samples_needed(setting, 0.08, worst=True, budget=dt.SearchBudget(max_samples=64))
    assert answer.reason == "reached"
    times = np.asarray([float(setting.tau_1)])
    for q, sign in ((answer.bracket[0], -1), (answer.bracket[1], 1)):
        runs = dt.ensemble(jax.random.key(9), setting.replace(n_samples=q), 400, times, sampler="full")
        below = int((np.exp(np.asarray(runs.log_risk_worst)[:, 0]) <= 0.08).sum())
        # One-sided exact tests at 1e-4 each: 380.. of 400 is compatible with 0.95.
        tail = binom.sf(below - 1, 400, 0.95) if sign < 0 else binom.cdf(below, 400, 0.95)
        assert tail > 1e-4


# --- floors


def test_never_under_all_with_much_noise():
    # Φ(−1/(0.8·√4)) = Φ(−0.625) = 0.26598552905
    setting = _setting(4, noise=0.8, sharing="all")
    answer = dt.samples_needed(setting, 0.26598)
    assert (answer.n_samples, answer.reason, answer.method) == (None, "never", "floor")
    assert answer.bracket == (0, None)
    assert "at least 0.266, above 0.26598" in str(answer)
    assert math.exp(log_risk_floor(setting)) == pytest.approx(0.26598552905, rel=1e-9)
    assert math.exp(log_risk_floor(_setting(4, noise=0.8))) == pytest.approx(norm.cdf(-1.25), rel=1e-9)


def test_the_floor_of_a_token_graph_with_groups():
    pairs = [(0, 1), (1, 0), (2, 3), (0, 3)]
    setting = _setting(4, noise=0.5, sharing=dt.Sharing.from_pairs(pairs))
    group, alone = norm.cdf(-2 / math.sqrt(2)), norm.cdf(-2)
    assert math.exp(log_risk_floor(setting)) == pytest.approx((group + alone) / 2, rel=1e-9)
    assert math.exp(log_risk_floor(setting, worst=True)) == pytest.approx(group, rel=1e-9)


@given(seed=st.integers(0, 2**32 - 1), noise=st.floats(0.1, 3), shared=st.sampled_from([0.0, 0.4, 2.0]))
def test_no_weights_are_below_the_floor(seed, noise, shared):
    pairs = [(0, 1), (1, 0), (2, 3), (0, 3)]
    setting = _setting(4, noise=noise, shared_norm=shared, dim=6, sharing=dt.Sharing.from_pairs(pairs))
    rng = np.random.default_rng(seed)
    tokens = rng.normal(size=(4, 6)) * rng.choice([0.1, 1.0], size=6)
    risks = []
    for i, (preferred, rejected) in enumerate(pairs):
        a = tokens[preferred] - tokens[rejected]
        a = a / np.linalg.norm(a)
        risks.append(
            (norm.cdf(-(a[i + 1] + shared * a[0]) / noise) + norm.cdf(-(a[i + 1] - shared * a[0]) / noise)) / 2
        )
    assert np.mean(risks) >= math.exp(log_risk_floor(setting)) * (1 - 1e-9)
    assert max(risks) >= math.exp(log_risk_floor(setting, worst=True)) * (1 - 1e-9)


# --- claims


def test_dv_t4_3_by_hand():
    # 2·10·879²·e^(−879/45) = 0.0507.. and 2·10·880²·e^(−880/45) = 0.0497..; nothing is asked of the probability.
    assert 20 * 879**2 * math.exp(-879 / 45) > 0.05 >= 20 * 880**2 * math.exp(-880 / 45)
    for noise in ("given", "largest"):
        answer = dt.samples_needed(_setting(), 0.05, 0.0, claim="DV-T4.3", noise=noise)
        assert (answer.n_samples, answer.reason, answer.bracket) == (880, "reached", (879, 880))
    # At K = 1 it is 2·Q²·e^(−Q/45): below 0.05 first at 764.
    assert 2 * 763**2 * math.exp(-763 / 45) > 0.05 >= 2 * 764**2 * math.exp(-764 / 45)
    assert dt.samples_needed(_setting(1), 0.05, 0.0, claim="DV-T4.3").n_samples == 764


def _failure_of_t4_2(n_values: int, q: int) -> float:
    return 8 * n_values * q**2.25 * math.exp(-(q**0.75) / 256)


def test_dv_t4_3_with_its_probability():
    answer = dt.samples_needed(_setting(), claim="DV-T4.3", noise="largest")
    found = _found(answer)
    assert _failure_of_t4_2(10, found) <= 0.05 < _failure_of_t4_2(10, found - 1)
    # At given noise the hypothesis v ≤ 1/(32√Q) ends the range before the probability is large enough.
    noise = 1 / (32 * math.sqrt(found - 1))
    never = dt.samples_needed(_setting(noise=noise), claim="DV-T4.3")
    assert (never.n_samples, never.reason) == (None, "never")
    assert f"40 <= Q <= {found - 1:,}" in never.text
    assert dt.samples_needed(_setting(noise=noise * 0.9999), claim="DV-T4.3").n_samples == found


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"noise": 0.3}, "noise (v <= 1/(32*sqrt(Q))) fails for every Q"),
        ({"sharing": "all"}, "distinct responses (Eq(M, 1)) fails at this setting"),
        ({"shared_norm": 0.2}, "fails at this setting, whatever Q is"),
        ({"dim": 500_000, "noise": 1e-3}, "allows only Q <= 976, while other hypotheses ask for Q >= 100,000"),
    ],
)
def test_a_claim_whose_hypotheses_fail_says_never(changes, words):
    answer = dt.samples_needed(_setting(**changes), claim="DV-T4.3")
    assert (answer.n_samples, answer.reason, answer.method) == (None, "never", "claim")
    assert words in answer.text


def test_a_bound_far_beyond_the_scan():
    # PG's 2KQ²·e^(−Q^(1/4)/6) needs Q near 10^10.
    answer = dt.samples_needed(_setting(), 0.05, 0.0, claim="PG-T4.2", noise="largest")

    def bound(q):
        return math.log(20) + 2 * math.log(q) - q**0.25 / 6

    assert _found(answer) > 1e9
    assert bound(_found(answer)) <= math.log(0.05) < bound(_found(answer) - 1000)
    assert "by bisection" in answer.text


def test_a_small_constant_costs_samples():
    large, small = (dt.samples_needed(_setting(), claim="DV-T4.3", noise="largest", c=c) for c in (1e9, 0.1))
    assert large == dt.samples_needed(_setting(), claim="DV-T4.3", noise="largest")

    # The failure is 8KQ^(9/4)·e^(−0.1√Q/5) where that term is the smaller of the two.
    def failure(q):
        return 80 * q**2.25 * math.exp(-min(0.1 * math.sqrt(q) / 5, q**0.75 / 256))

    assert failure(_found(small)) <= 0.05 < failure(_found(small) - 1000)
    assert _found(small) > _found(large)


# --- mistakes


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"risk": 0.0}, "risk = 0.0; the target must lie between 0 and 1"),
        ({"confidence": 0.0}, "confidence = 0.0; it must lie between 0 and 1"),
        ({"claim": "DV-T4.4"}, "claim 'DV-T4.4' is unknown; those that bound the risk are DV-TB.4"),
        ({"claim": "DV-TB.3"}, "claim 'DV-TB.3' is about margins; those that bound the risk are"),
        ({"claim": "DV-T4.3", "worst": True}, "worst belong to simulation"),
        ({"claim": "DV-T4.3", "c": 0.0}, "c = 0.0; the constant of DV-T4.3 must be greater than 0"),
        ({"claim": "PG-TA.2", "noise": "largest"}, "PG-TA.2 sets no largest noise"),
        ({"noise": "largest"}, "noise= and c= belong to a claim"),
        ({"times": "tau_1"}, "times = 'tau_1'; expected a physical time"),
        ({"setting": _setting(noise=1e200), "risk": 0.7}, "noise**2 = inf is out of the range"),
        ({"times": 0.0}, "times = 0.0; the stopping time must be finite"),
    ],
)
def test_mistakes_are_sentences(arguments, text):
    with raises(ValueError, text):
        dt.samples_needed(**{"setting": _setting(), **arguments})


@pytest.mark.parametrize("changes", [{"max_samples": 0}, {"max_datasets": 0}, {"max_numbers": 0}, {"error_rate": 0.5}])
def test_a_bad_budget_is_a_sentence(changes):
    with raises(ValueError, f"{next(iter(changes))} = {next(iter(changes.values()))}; it must"):
        dt.SearchBudget(**changes)


# --- command line


def _command(capsys, *arguments):
    return cli.main(["samples-needed", *map(str, arguments)]), *capsys.readouterr()


def test_command_line(capsys):
    by_claim = ("--n-values", 10, "--noise", 1e-4, "--claim", "DV-T4.3")
    status, out, err = _command(capsys, *by_claim, "--confidence", 0)
    assert (status, err) == (0, "")
    assert out == "DV-T4.3 (noise: 0.0001) promises risk at most 0.05 from Q = 880 samples per cluster on.\n"
    status, out, err = _command(capsys, "--n-values", 4, "--noise", 0.8, "--sharing", "all")
    assert (status, err) == (1, "")
    assert "at least 0.266, above 0.05" in out
    mistakes = {
        "noise = -1.0": ("--n-values", 10, "--noise", -1),
        "unknown sharing pattern 'hexagon'": ("--n-values", 10, "--noise", 0.3, "--sharing", "hexagon"),
        "--at is 'soon'": ("--n-values", 10, "--noise", 0.3, "--at", "soon"),
        "--at and --worst belong to simulation": (*by_claim, "--worst"),
        "--claim-noise and --c belong to a claim": ("--n-values", 10, "--noise", 0.3, "--c", 1),
        "seed = -1": ("--n-values", 10, "--noise", 0.3, "--seed", -1),
    }
    for text, arguments in mistakes.items():
        status, out, err = _command(capsys, *arguments)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert err.startswith(text)
        assert err.endswith(".\n")


def test_the_command_line_simulates(capsys):
    arguments = ("--n-values", 1, "--noise", 0.5, "--shared-norm", 0.4, "--at", 1e-6, "--seed", 3, "--max-samples", 2)
    status, out, err = _command(capsys, *arguments, "--risk", 0.09)
    assert (status, err) == (1, "")
    lines = out.splitlines()
    assert lines[0].startswith("More than 2 samples per cluster are needed for risk at most 0.09")
    assert lines[1].startswith("  Q = 2       too few")


def test_the_search_over_q_agrees_with_looking_at_every_q():
    squares = {n * n for n in range(30)}  # neither monotone nor found by candidates alone
    for least in (1, 2, 37, 64, 100):
        wanted = min(q for q in range(1, 200) if q >= least)
        assert first_q(lambda q, least=least: q >= least, 2.0 ** np.arange(9)) == wanted
    assert first_q(lambda q: np.isin(q, list(squares)) & (q > 1), np.arange(1.0, 200)) == 4
    assert first_q(lambda q: q > 1e9, 2.0 ** np.arange(9)) is None
    assert first_q(lambda q: q >= 2.0**60 + 256, 2.0 ** np.arange(80)) == 2.0**60 + 256  # after 2^60


def test_what_is_promised_needs_hypotheses_bound_and_probability():
    claim = dt.claims["DV-T4.3"]  # at K = 1: log risk bound log 2 + 2 log Q − Q/45, from Q = 143,469 on with δ < 1
    at = symbols.values(edge_setting(1, 450_000))
    logs = claim.evaluate(at)
    risk, failure = float(logs["upper"]), float(logs["failure"])
    assert risk == pytest.approx(math.log(2) + 2 * math.log(450_000) - 10_000, rel=1e-12)
    assert promises(claim, at, risk, failure)
    assert not promises(claim, at, risk - 1e-9, failure)
    assert not promises(claim, at, risk, failure - 1e-9)
    assert not promises(claim, {**at, "noise": 2 * at["noise"]}, risk, failure)
    assert claim.informative({**at, "n_samples": np.asarray([143_468.0, 143_469.0])}).tolist() == [False, True]
