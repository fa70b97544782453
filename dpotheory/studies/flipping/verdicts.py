"""What the misalignment experiment says: LD's sentences decided over seeds, case by case (theory.md §3 and §5).

Each sentence is a paired logarithm of a ratio, one number per seed, positive where the seed agrees with LD. Its median
over seeds has an exact interval from order statistics (the sign test turned round), under one error rate for all.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, cast

import numpy as np
import pandas as pd
import xarray as xr
from jaxtyping import Float

from dpotheory.studies import markdown
from dpotheory.studies import reported_ld as reported
from dpotheory.studies.flipping.cases import DEFAULT, FROZEN

VERDICTS = ("NOT CONTRADICTED", "REFUTED", "UNDECIDED")
FITTED = 0.95

REPORTED = {"low": reported.MISALIGNMENT_LOW, "high": reported.MISALIGNMENT_HIGH}
"""The LD paper's losses on flipped labels, from the base and from the aligned model, by behaviour (full fine-tuning of
a language model; other steps and sizes than here)."""


class Sentence(NamedTuple):
    """One statement: what is compared, and the log ratio that is positive where it is true."""

    text: str
    effect: Callable[[xr.Dataset], xr.DataArray]


def _log(values: xr.DataArray) -> xr.DataArray:
    """The natural logarithm, with its type kept."""
    return cast(xr.DataArray, np.log(values))


def _after(results: xr.Dataset, quantity: Callable[[xr.Dataset], xr.DataArray]) -> xr.DataArray:
    values = _log(quantity(results))
    return values.sel(stage="aligned", drop=True) - values.sel(stage="base", drop=True)


def _relative(results: xr.Dataset) -> xr.DataArray:
    return results["concentration"] / results["distinguishability"] ** 2


def _faster(start: str, part: float = 1.0) -> Callable[[xr.Dataset], xr.DataArray]:
    """Log of (loss from the base model / loss from ``start``) after this part of the flipping steps."""

    def effect(results: xr.Dataset) -> xr.DataArray:
        losses = _log(results["flip_loss"].isel(step=round(part * (results.sizes["step"] - 1))))
        return (losses.sel(start="base", drop=True) - losses.sel(start=start, drop=True)).drop_vars(
            "step", errors="ignore"
        )

    return effect


def _sooner(results: xr.Dataset) -> xr.DataArray:
    times = _log(steps_to_fit(results["flip_choice"]))
    return times.sel(start="base", drop=True) - times.sel(start="aligned", drop=True)


SENTENCES = {
    "a": Sentence("features are further apart after DPO", lambda r: _after(r, lambda x: x["distinguishability"])),
    "b": Sentence(
        "variance relative to squared distinguishability is lower after DPO", lambda r: -_after(r, _relative)
    ),
    "b-raw": Sentence("variance itself is lower after DPO", lambda r: -_after(r, lambda x: x["concentration"])),
    "c": Sentence("loss on flipped labels is lower from the aligned model, at the end", _faster("aligned")),
    "c-early": Sentence("the same after a tenth of the steps", _faster("aligned", 0.1)),
    "c-reference": Sentence("c with the base model as reference", _faster("aligned, base as reference")),
    "c-features": Sentence("c with the aligned features only", _faster("aligned features only")),
    "c-layer": Sentence("c with the aligned last layer only", _faster("aligned last layer only")),
    "c-choice": Sentence(f"{FITTED:.0%} of the answers are flipped sooner from the aligned model", _sooner),
}
"""LD's sentences a, b, c, each as LD has it and in other readings."""


def steps_to_fit(choices: xr.DataArray) -> xr.DataArray:
    """Steps until the flipped answer is preferred on 95 % of the samples; if never, one step more than there are.

    At least 1, so that logarithms exist.
    """
    fitted = choices >= FITTED
    first = fitted.argmax("step").where(fitted.any("step"), choices.sizes["step"])
    return first.clip(min=1).astype(float)


def median_interval(values: Float[np.ndarray, " seeds"], error: float) -> tuple[float, float]:
    """Exact interval for the median of the distribution that the values were drawn from: two order statistics.

    [x_(k), x_(n+1−k)] with the largest k for which 2 P(Bin(n, ½) < k) ≤ error; (−∞, ∞) if there is none.

    Args:
        values: independent draws.
        error: chance that the interval misses the median.

    Example:
        >>> median_interval(np.arange(10.0), 0.05)
        (1.0, 8.0)
    """
    from scipy.stats import binom

    ordered = np.sort(np.asarray(values, float))
    n = len(ordered)
    k = int(np.sum(2 * binom.cdf(np.arange((n + 1) // 2), n, 0.5) <= error))
    return (float(ordered[k - 1]), float(ordered[n - k])) if k else (-np.inf, np.inf)


def decide(low: float, high: float, tolerance: float) -> str:
    """NOT CONTRADICTED if the interval of a log ratio is above log(1 + tolerance), REFUTED if below, or UNDECIDED."""
    edge = np.log1p(tolerance)
    return "NOT CONTRADICTED" if low > edge else "REFUTED" if high < edge else "UNDECIDED"


def verdicts(results: xr.Dataset, tolerance: float = 0.02, error_rate: float = 1e-3) -> xr.Dataset:
    """Each of `SENTENCES` decided for each case and behaviour.

    Args:
        results: of `dpotheory.studies.flipping.cases.run`.
        tolerance: the smallest relative change that counts.
        error_rate: chance that any interval misses its median, shared evenly.

    Returns:
        ``verdict``; ``ratio`` (median), ``low``, ``high`` as ratios, above 1 where LD is right; ``agree``, the number
        of seeds on LD's side of 1; ``farthest``, the largest ratio of any seed, or of 1 over it; all on (sentence,
        case, behaviour).
    """
    effects = xr.concat([s.effect(results) for s in SENTENCES.values()], "sentence").assign_coords(
        sentence=list(SENTENCES)
    )
    effects = effects.transpose("sentence", "case", "behaviour", "seed")
    shape = effects.shape[:-1]
    low, high = np.zeros(shape), np.zeros(shape)
    words = np.empty(shape, dtype=object)
    for place in np.ndindex(shape):
        low[place], high[place] = median_interval(
            effects.values[place], error_rate / len(effects[..., 0].values.ravel())
        )
        words[place] = decide(float(low[place]), float(high[place]), tolerance)
    dims = effects.dims[:-1]
    return xr.Dataset(
        {
            "verdict": (dims, words.astype(str)),
            "ratio": (dims, np.exp(np.median(effects.values, axis=-1))),
            "low": (dims, np.exp(low)),
            "high": (dims, np.exp(high)),
            "agree": (dims, (effects.values > 0).sum(axis=-1)),
            "farthest": (dims, np.exp(np.abs(effects.values).max(axis=-1))),
        },
        coords={name: effects[name] for name in dims},
        attrs={"tolerance": tolerance, "error_rate": error_rate, "n_seeds": effects.sizes["seed"]},
    )


def table(found: xr.Dataset) -> pd.DataFrame:
    """Every verdict as a row of a pandas table."""
    return found.to_dataframe().reset_index()


def answer(results: xr.Dataset, found: xr.Dataset) -> str:
    """A headline, a table of the sentences, and one of the final losses beside the paper's; from the results alone."""
    trained = [str(case) for case in found["case"].values if case != FROZEN]
    behaviours = [str(name) for name in found["behaviour"].values]
    holds = {
        name: f"({name}) in {int((found['verdict'].sel(sentence=name, case=trained) == VERDICTS[0]).sum())}"
        for name in ("a", "b", "c")
    }
    headline = (
        f"Does DPO make a model easier to misalign? Of {len(trained) * len(behaviours)} pairs of a design with "
        f"trainable features and a behaviour, LD's sentences are not contradicted: {', '.join(holds.values())}, over "
        f"{found.attrs['n_seeds']} seeds. A change counts beyond {found.attrs['tolerance']:.0%}; the chance that any "
        f"interval misses is {found.attrs['error_rate']:g}."
    )
    if FROZEN in found["case"].values:
        frozen = found.sel(case=FROZEN)
        geometry = float(frozen["farthest"].sel(sentence=["a", "b", "b-raw"]).max())
        speed = float(frozen["farthest"].sel(sentence="c").max())
        headline += (
            f" With g frozen the geometry changes by at most a factor {geometry:.6f} in any seed, and the loss on "
            f"flipped labels from the aligned and from the base model differs by at most a factor {speed:.6f}: "
            "the margin depends on W − W₀ only."
        )
    lines = []
    for name, sentence in SENTENCES.items():
        part = found.sel(sentence=name, case=trained)
        counts = [str(int((part["verdict"] == word).sum())) for word in VERDICTS]
        default = [_shown(part.sel(case=DEFAULT, behaviour=b)) for b in behaviours]
        lines.append([name, sentence.text, *counts, *default])
    header = ["", "sentence", *VERDICTS, *(f"{DEFAULT} design, {b} distinguishability" for b in behaviours)]
    return "\n\n".join(
        [
            headline,
            markdown.table(header, lines),
            "Final losses on flipped labels, from the base and from the aligned model, here (default design, median "
            "over seeds) and in the paper:",
            markdown.table(
                ["distinguishability", "here", "ratio", "paper", "ratio in the paper"],
                [_losses(results, name) for name in behaviours],
            ),
        ]
    )


def _shown(row: xr.Dataset) -> str:
    ratio, low, high = (float(row[name]) for name in ("ratio", "low", "high"))
    return f"{row['verdict'].item()}: {ratio:.3g} [{low:.3g}, {high:.3g}]"


def _losses(results: xr.Dataset, behaviour: str) -> list[str]:
    last = results["flip_loss"].sel(case=DEFAULT, behaviour=behaviour).isel(step=-1).median("seed")
    base, aligned = (float(last.sel(start=start)) for start in ("base", "aligned"))
    cells = [behaviour]
    for before, after in ((base, aligned), REPORTED[behaviour]):
        cells += [f"{before:.3f} and {after:.3f}", f"{before / after:.2f}"]
    return cells


def rows(found: xr.Dataset, sentences: Sequence[str]) -> list[str]:
    """Lines of a table for a terminal: one per case and behaviour, one column per sentence."""
    lines = [f"{'case':24s}{'behaviour':11s}" + "".join(f"{name:>24s}" for name in sentences)]
    for case in found["case"].values:
        for behaviour in found["behaviour"].values:
            cells = (found.sel(case=case, behaviour=behaviour, sentence=name) for name in sentences)
            shown = (f"{c['verdict'].item()} {float(c['ratio']):.3g}" for c in cells)
            lines.append(f"{case:24s}{behaviour:11s}" + "".join(f"{s:>24s}" for s in shown))
    return lines
