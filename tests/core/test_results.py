"""Results: short texts, export to xarray, and files that come back as they were."""

import jax
import numpy as np
import pytest

import dpotheory as dt
from tests.helpers import raises, unchecked

SETTING = dt.Setting(n_values=2, n_samples=3, dim=6, noise=0.3, shared_norm=0.2, beta=0.5)


@pytest.fixture(scope="module")
def results():
    key, times = jax.random.key(0), [0.0, 1.0, 2.0]
    record = {"all": lambda run: {"margins": run.margins}}
    with unchecked():
        return dt.simulate(key, SETTING, times), dt.ensemble(key, SETTING, 4, times, record=record)


@pytest.fixture(scope="module")
def learned():
    law = dt.behaviours.Behaviour.symmetric(4, 8, distinguishability=2.0)
    options = {"beta": 0.5, "step": 1.0, "n_steps": 3}
    one = dt.learning.simulate(jax.random.key(0), law, **options)
    return one, dt.learning.ensemble(jax.random.key(0), law, n_datasets=2, **options)


def test_ld_s_results_are_shown_and_exported_like_the_others(learned):
    one, many = learned
    assert repr(one).startswith("Learning of\n  times                time 4")
    assert "margins              time 4 × sample 4" in repr(one)
    assert "feature_norms" not in repr(many)
    assert many._repr_html_().startswith("<table><caption>Learning")
    assert many.to_xarray().loss_per_behaviour.dims == ("dataset", "time", "behaviour")
    np.testing.assert_array_equal(many.to_xarray().t, one.times)
    with unchecked():  # placeholders have no numbers, and are no arrays
        assert "accuracy" in jax.eval_shape(lambda: many).__repr__()


def test_a_plot_is_matplotlib_s_axes(results, learned, tmp_path):
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("agg")
    one, many = results
    ax = many.plot()
    assert isinstance(ax, matplotlib.axes.Axes)
    assert (ax.get_ylabel(), ax.get_xlabel()) == ("log risk", "physical time t")
    np.testing.assert_allclose(ax.lines[0].get_ydata(), np.median(many.log_risk, axis=0))
    band = ax.collections[0].get_paths()[0].vertices[:, 1]
    assert (band.min(), band.max()) == pytest.approx((float(many.log_risk.min()), float(many.log_risk.max())))
    assert one.plot("margins", ax=ax) is ax
    assert len(ax.lines) == 2
    assert learned[1].plot().get_ylabel() == "loss"
    assert len(learned[0].plot("max_margin").lines) == 1
    with raises(ValueError, "no record 'risk' over time in this result; there are: margins, log_risk, log_risk_per_c"):
        one.plot("risk")
    with raises(ValueError, "no record 'error' over time"):
        one.plot("error")
    matplotlib.pyplot.close("all")


def test_a_result_is_shown_in_a_few_lines(results):
    for result in results:
        text = repr(result)
        assert len(text) < 800
        assert "margins" in text
        assert result._repr_html_().startswith("<table><caption>" + type(result).__name__)
    assert "time 3 × value 2 × sign 2 × sample 3" in repr(results[0])
    assert "dataset 4 × time 3, float32" in repr(results[1])
    with unchecked():  # placeholders have no numbers, and are no arrays
        assert "log_risk" in jax.eval_shape(lambda: results[0]).__repr__()


def test_export_names_the_axes(results):
    one, many = (result.to_xarray() for result in results)
    assert one.margins.dims == ("time", "value", "sign", "sample")
    assert one.sign.values.tolist() == ["+", "-"]
    np.testing.assert_array_equal(one.t, [0.0, 1.0, 2.0])
    np.testing.assert_array_equal(one.margins.sel(sign="-"), results[0].margins[:, :, 1])
    assert many.log_risk.dims == ("dataset", "time")
    np.testing.assert_array_equal(many["all['margins']"], results[1].records["all"]["margins"])


def test_files_come_back_bit_for_bit(results, learned, tmp_path):
    for number, result in enumerate((*results, *learned)):
        result.save(tmp_path / f"{number}.nc")
        back = dt.load(tmp_path / f"{number}.nc")
        assert type(back) is type(result)
        assert back.error.dtype == result.error.dtype
        assert back.times.shape == result.times.shape
        assert back.to_xarray().identical(result.to_xarray())


def test_other_files_are_refused(tmp_path):
    with raises(FileNotFoundError, f"{tmp_path / 'none.nc'} does not exist, or is not a file"):
        dt.load(tmp_path / "none.nc")
    (tmp_path / "text.nc").write_text("not a file of ours")
    with raises(ValueError, f"{tmp_path / 'text.nc'} is not a netCDF file, or is damaged"):
        dt.load(tmp_path / "text.nc")
    import xarray as xr

    xr.Dataset({"x": 1.0}).to_netcdf(tmp_path / "other.nc", engine="h5netcdf")
    with raises(ValueError, f"{tmp_path / 'other.nc'} was not written by save() of a Simulation, an Ensem"):
        dt.load(tmp_path / "other.nc")


def test_lazy_names_of_the_package():
    assert dt.behaviours.Behaviour.__module__ == "dpotheory.learning.behaviours"
    assert dt.priority.__name__ == "dpotheory.learning.priority"
    assert dt.learning.__name__ == "dpotheory.learning"
