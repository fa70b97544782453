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


def test_files_come_back_bit_for_bit(results, tmp_path):
    for number, result in enumerate(results):
        result.save(tmp_path / f"{number}.nc")
        back = dt.load(tmp_path / f"{number}.nc")
        assert type(back) is type(result)
        assert back.log_risk.dtype == result.log_risk.dtype
        assert back.to_xarray().identical(result.to_xarray())


def test_other_files_are_refused(tmp_path):
    with raises(FileNotFoundError, f"{tmp_path / 'none.nc'} does not exist, or is not a file"):
        dt.load(tmp_path / "none.nc")
    (tmp_path / "text.nc").write_text("not a file of ours")
    with raises(ValueError, f"{tmp_path / 'text.nc'} is not a netCDF file, or is damaged"):
        dt.load(tmp_path / "text.nc")
    import xarray as xr

    xr.Dataset({"x": 1.0}).to_netcdf(tmp_path / "other.nc", engine="h5netcdf")
    with raises(ValueError, f"{tmp_path / 'other.nc'} was not written by Simulation.save or Ensemble.save"):
        dt.load(tmp_path / "other.nc")


def test_lazy_names_of_the_package():
    assert dt.behaviours.Behaviour.__module__ == "dpotheory.learning.behaviours"
    assert dt.priority.__name__ == "dpotheory.learning.priority"
    assert dt.learning.__name__ == "dpotheory.learning"
