"""CF flags: what the special values of a variable mean, also after a journey through netCDF."""

import pytest
import xarray as xr

from dpotheory.figures.flags import flagged, flags


def test_flags_survive_a_file(tmp_path):
    numbers = flagged(xr.DataArray([3.0, -1.0], dims="k"), {"never": -1.0, "below the grid": -2.0})
    xr.Dataset({"numbers": numbers}).to_netcdf(tmp_path / "found.nc", engine="h5netcdf")
    with xr.open_dataset(tmp_path / "found.nc", engine="h5netcdf") as found:
        assert flags(found["numbers"]) == {"never": -1.0, "below_the_grid": -2.0}
        assert found["numbers"].attrs["flag_values"].dtype == found["numbers"].dtype  # as CF asks


def test_words_longer_than_those_that_occur():
    words = flagged(xr.DataArray(["up", "up"], dims="k"), {"rises": "up", "does not move": "stays"})
    assert flags(words.sel(k=0)) == {"rises": "up", "does_not_move": "stays"}


def test_a_variable_without_flags():
    with pytest.raises(KeyError, match="flag_values"):
        flags(xr.DataArray([1]))
