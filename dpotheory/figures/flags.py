"""CF attributes of a variable with named values: a study writes them and its figure reads them.

``flag_values`` holds the values and ``flag_meanings`` their names, one word each (CF conventions, section 3.5).
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import xarray as xr


def flagged(array: xr.DataArray, meanings: Mapping[str, Any]) -> xr.DataArray:
    """The same array with attributes that say what these of its values mean.

    Args:
        array: any variable.
        meanings: name → value; blanks in a name become underscores.
    """
    names = [name.replace(" ", "_") for name in meanings]
    values = np.asarray(list(meanings.values()), dtype=array.dtype if array.dtype.kind in "iuf" else None)
    return array.assign_attrs(flag_values=values, flag_meanings=" ".join(names))


def flags(array: xr.DataArray) -> dict[str, Any]:
    """Name → value of a variable's `flagged` values, in order.

    Raises:
        KeyError: if it has none.

    Example:
        >>> flags(flagged(xr.DataArray([0, 1]), {"no": 0, "by far": 1}))
        {'no': 0, 'by_far': 1}
    """
    values = np.atleast_1d(array.attrs["flag_values"]).tolist()
    return dict(zip(array.attrs["flag_meanings"].split(), values, strict=True))
