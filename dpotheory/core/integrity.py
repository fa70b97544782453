"""A digest of what a netCDF file holds, written with it and compared when it is read: a damaged file gives no numbers.

HDF5 has checksums of its own only for some of its parts, so a flipped bit in the rest would be read as another number.
xarray is what it digests and is not imported here.
"""

import hashlib
import json
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import xarray as xr

ATTRIBUTE = "sha256"
"""The attribute of a dataset that holds its digest; files without it, made before there was one, are believed."""


def digest(dataset: "xr.Dataset") -> str:
    """SHA-256 of names, dimensions, types, values and attributes, as they are after writing and reading."""
    found = hashlib.sha256()
    for name in sorted(map(str, dataset.variables)):
        variable = dataset.variables[name]
        values = np.asarray(variable.values)
        if values.dtype.kind in "OUS":
            content = json.dumps([str(one) for one in values.ravel()]).encode()
            kind = "text"
        else:
            values = np.ascontiguousarray(values, dtype=values.dtype.newbyteorder("<"))
            if values.dtype.kind == "f":
                values = np.where(np.isnan(values), values.dtype.type(np.nan), values)  # one kind of NaN
            content, kind = values.tobytes(), values.dtype.str
        head = [name, list(map(str, variable.dims)), list(values.shape), kind, _plain(variable.attrs)]
        found.update(json.dumps(head).encode())
        found.update(content)
    found.update(json.dumps(_plain(dataset.attrs)).encode())
    return found.hexdigest()


def sealed(dataset: "xr.Dataset") -> "xr.Dataset":
    """The same dataset with its digest among its attributes."""
    return dataset.assign_attrs({ATTRIBUTE: digest(dataset)})


def damaged(dataset: "xr.Dataset") -> bool:
    """Whether a dataset that was read has another digest than when it was written."""
    return ATTRIBUTE in dataset.attrs and str(dataset.attrs[ATTRIBUTE]) != digest(dataset)


def _plain(attributes: Any) -> list[tuple[str, str]]:
    """Attributes as text that does not depend on which of NumPy's and Python's types they came back as."""
    return sorted((str(name), repr(np.asarray(one).tolist())) for name, one in attributes.items() if name != ATTRIBUTE)
