"""The picture of any sweep: curves are means that were worked out by hand, and invalid input is a one-line error."""

import math

import numpy as np
import pytest
import xarray as xr

from dpotheory import cli
from dpotheory.figures.sweep import sweep
from dpotheory.sweeps.store import write

RISKS = {("ring", 0.1): (0.1, 0.3), ("ring", 0.2): (0.2, 0.2), ("all", 0.1): (0.3, 0.5), ("all", 0.2): (0.4, 0.6)}
MEANS = {"ring": [0.2, 0.2], "all": [0.4, 0.5]}


def _results(shift: float = 0.0, **more) -> xr.Dataset:
    """Two datasets in each of four cells, at two times; log risks at the last are those above, less ``shift``."""
    logs = np.zeros((2, 2, 2, 2))
    for i, sharing in enumerate(("ring", "all")):
        for j, noise in enumerate((0.1, 0.2)):
            logs[i, j, :, 1] = np.log(RISKS[sharing, noise]) - shift
    axes = ("sharing", "noise")
    times = np.broadcast_to([0.0, 7.0], (2, 2, 2))
    return xr.Dataset(
        {
            "log_risk": ((*axes, "dataset", "time"), logs),
            "mean_margin": ((*axes, "dataset", "time"), -logs),
            "t": ((*axes, "time"), times),
            "n_datasets": (axes, np.full((2, 2), 2)),
        },
        coords={"sharing": ["ring", "all"], "noise": [0.1, 0.2]},
        attrs={"config": "{}"},
    ).expand_dims(more)


def _lines(figure) -> dict[str, tuple[list, np.ndarray]]:
    (axes,) = (one for one in figure.axes if one.lines)
    return {line.get_label(): (list(line.get_xdata()), np.asarray(line.get_ydata())) for line in axes.lines}


def test_curves_are_mean_risks():
    lines = _lines(sweep(_results()))
    assert lines.keys() == MEANS.keys()
    for name, means in MEANS.items():
        assert lines[name][0] == [0.1, 0.2]
        np.testing.assert_allclose(lines[name][1], means, rtol=1e-12)


def test_the_band_is_the_interval_of_the_mean():
    figure = sweep(_results(), at={"sharing": "ring"})
    (axes,) = figure.axes
    heights = axes.collections[0].get_paths()[0].vertices[:, 1]
    # Risks 0.1 and 0.3: standard error 0.1. Two equal risks have none.
    assert max(heights) == pytest.approx(0.2 + 1.96 * 0.1)
    assert min(heights) == pytest.approx(0.2 - 1.96 * 0.1)


def test_risks_that_underflow_are_logarithms():
    figure = sweep(_results(shift=5000.0))
    for name, means in MEANS.items():
        np.testing.assert_allclose(_lines(figure)[name][1], 5000 - np.log(means), rtol=1e-12)
    heights = figure.axes[0].collections[0].get_paths()[0].vertices[:, 1]
    np.testing.assert_allclose([heights.min(), heights.max()], [5000 - math.log(0.3), 5000 - math.log(0.1)])


def test_time_and_margins():
    lines = _lines(sweep(_results(), x="time", record="mean_margin", at={"noise": "0.1"}))
    assert lines["all"][0] == [0.0, 7.0]
    np.testing.assert_allclose(lines["all"][1], [0, -(math.log(0.3) + math.log(0.5)) / 2])


def test_entries_without_a_cell_are_no_places():
    results = _results().reindex(noise=[0.1, 0.2, 0.9])
    results["n_datasets"] = results["n_datasets"].fillna(0).astype(int)
    (axes,) = sweep(results, at={"sharing": "ring"}).axes
    assert [label.get_text() for label in axes.get_xticklabels()] == ["0.1", "0.2"]


def test_panels_names_and_categories():
    figure = sweep(_results(), x="sharing", panels="noise")
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["noise = 0.1", "noise = 0.2"]
    np.testing.assert_allclose(figure.axes[1].lines[0].get_ydata(), [0.2, 0.5])
    assert figure.axes[0].get_yscale() == "log"


def test_more_axes_than_can_be_drawn_must_be_held():
    results = xr.concat([_results(beta=[b]) for b in (0.1, 0.2)], "beta")
    results = xr.concat([results.expand_dims(n_values=[k]) for k in (8, 9)], "n_values")
    with pytest.raises(ValueError, match=r"hold one entry of each of .* \(of "):
        sweep(results)
    assert len(sweep(results, at={"n_values": 8}).axes) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--x", "q"), "there is no axis 'q' to draw; the file's axes are sharing, noise."),
        (("--at", "noise=3"), "noise = 3 is not in the file; it has 0.1, 0.2."),
        (("--at", "tau=3"), "there is no axis 'tau'; the file's axes are sharing, noise."),
        (("--at", "noise"), "--at noise is not AXIS=ENTRY, as in sharing=ring."),
        (("--x", "noise", "--by", "noise"), "an axis is named twice among noise, noise; name each once."),
        (("--y", "min_margin"), "the file has no min_margin, so it is not the result of a sweep."),
        (("--out", "a.gif"), "a.gif is not a kind of figure that is written; end it in .png, .pdf, .svg."),
    ],
)
def test_mistakes_are_sentences(arguments, said, tmp_path, capsys):
    write(_results(), tmp_path / "a.nc")
    assert cli.main(["figure", str(tmp_path / "a.nc"), *arguments]) == 2
    assert capsys.readouterr().err == said + "\n"
    assert [file.name for file in tmp_path.iterdir()] == ["a.nc"]


def test_the_command_writes_a_figure(tmp_path, capsys):
    write(_results(), tmp_path / "a.nc")
    assert cli.main(["figure", str(tmp_path / "a.nc")]) == 0
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert cli.main(["figure", str(tmp_path / "a.nc"), "--out", str(tmp_path / "b.pdf")]) == 0
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF")
    assert cli.main(["figure", str(tmp_path / "none.nc")]) == 2
    assert "none.nc does not exist" in capsys.readouterr().err
