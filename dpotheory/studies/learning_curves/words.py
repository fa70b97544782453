"""What experiments/learning_dynamics.py says: a headline and tables, from the numbers of curves.py."""

import xarray as xr

from dpotheory.studies import markdown
from dpotheory.studies.learning_curves.curves import comparison


def summary(rates: xr.Dataset, laws: xr.Dataset, five: xr.Dataset) -> str:
    """A headline and a table for each of the three questions, made from the numbers."""
    said = [word for row in decided(rates) for word in row.values() if word]
    counts = ", ".join(f"{words} in {said.count(word)}" for word, words in _SAID.items())
    headline = (
        f"Does distinguishability bound the update rate? At d = {rates.attrs['dim']}, beta' = 1, isotropic Gaussian "
        f"features, in the {len(said)} cells (n, Delta) at which it is non-vacuous, the bound of LD-T4.1 {counts} "
        f"({rates.sizes['dataset']} datasets each; the chance that any of these is wrong is at most {ERROR_RATE:g})."
    )
    last = laws.isel(time=-1).mean("dataset")
    shapes = [
        [
            str(name),
            *(f"{float(last[q].sel(law=name)):.{k}f}" for q, k in (("loss", 3), ("cosine", 2), ("accuracy", 3))),
        ]
        for name in laws["law"].values
    ]
    found, implied = comparison(five), five["implied_horizon"].values
    return "\n\n".join(
        [
            headline,
            markdown.table(
                [
                    "n",
                    "broken at",
                    "bound over mean rate, at most",
                    "rate over the exact one at the start, at least",
                    "cosine with μ₊ − μ₋",
                ],
                [_rate_row(rates.sel(n=n), int(n)) for n in rates["n"].values],
            ),
            f"Equal distance and trace, n = {laws.attrs['n']}, d = {laws.attrs['dim']}, at time "
            f"{float(laws['time'][-1]):g}:",
            markdown.table(["features", "loss", "cosine", "accuracy"], shapes),
            f"Beside LD's reported numbers (real text; {five.attrs['citation']}): synthetic behaviours set by the "
            "reports of epoch 6.4, at epoch 12.67. The order of the behaviours is an input, through the weight changes "
            "at epoch 6.4, and is LD's order of distinguishability; tested is that losses and weight changes at epoch "
            "12.67 follow by the exact rate and one time scale.",
            markdown.table(
                ["quantity", "rank correlation", "largest relative difference"],
                [
                    [
                        "weight change",
                        f"{found['rank, weight change']:.2f}",
                        f"{found['largest relative difference, weight change']:.1%}",
                    ],
                    [
                        "loss",
                        f"{found['rank, loss']:.2f}",
                        f"{found['largest relative difference, drop of loss']:.0%} (of its drop)",
                    ],
                    ["loss after full fine-tuning", f"{found['rank, full fine-tuning loss']:.2f}", ""],
                ],
            ),
            f"The reports imply a time of {implied.min():.1f} to {implied.max():.1f}, median {five.attrs['late']:.2f}, "
            "at epoch 12.67.",
        ]
    )


ERROR_RATE = 1e-3
_SAID = {
    "refuted": "is broken more often than it says",
    "not contradicted": "is not contradicted",
    "undecided": "is not decided at this size",
}


def decided(rates: xr.Dataset) -> list[dict[float, str]]:
    """For each n, by Δ: what the share of broken datasets says of the promise; "" where none is made.

    The bound may fail with probability 1 − chance. It is refuted where the whole Clopper–Pearson interval of the share
    lies above that (one error rate for all cells), and undecided where only the share itself does.
    """
    from scipy.stats import beta

    spoken = int((rates["chance"] > 0).sum())
    count = rates.sizes["dataset"]
    found = []
    for n in rates["n"].values:
        row = {}
        for exponent in rates["exponent"].values:
            cell = rates.sel(n=n, exponent=exponent)
            allowed, failed = 1 - float(cell["chance"]), round(float(cell["broken"]) * count)
            low = float(beta.ppf(ERROR_RATE / spoken, failed, count - failed + 1)) if failed and spoken else 0.0
            word = (
                "refuted" if low > allowed else "undecided" if failed > allowed * count + 1e-9 else "not contradicted"
            )
            row[float(exponent)] = word if float(cell["chance"]) > 0 else ""
        found.append(row)
    return found


def _rate_row(rates: xr.Dataset, n: int) -> list[str]:
    """What the update rates of one n say, a cell for each column."""
    cells = [
        f"Δ = {float(e):g}: in {float(cell['broken']):.0%} of datasets, "
        f"{1 - float(cell['chance']):.2g} promised at most"
        for e in rates["exponent"].values
        if float((cell := rates.sel(exponent=e))["broken"]) > 0 and float(cell["chance"]) > 0
    ]
    mean, cosine = rates["rate"].mean("dataset"), rates["cosine"].mean("dataset")
    return [
        str(n),
        "; ".join(cells) or "no dataset",
        f"{float((rates['printed'] / mean).max()):.3g}",
        f"{float((mean / rates['onset']).min()):.2f}",
        f"{float(cosine.min()):.2f} to {float(cosine.max()):.2f}",
    ]
