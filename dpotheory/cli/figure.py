"""``dpotheory figure``: the picture of a sweep's file.

One function for the list of subcommands in main.py. Heavy modules are loaded inside.
"""

from pathlib import Path
from typing import Annotated, Literal

from tyro.conf import Positional, arg

from dpotheory.cli.terminal import UserError, writable

_KINDS = (".png", ".pdf", ".svg")
Record = Literal["log_risk", "log_risk_worst", "min_margin", "mean_margin", "max_margin"]


def figure(
    file: Annotated[Path, Positional, arg(metavar="FILE", help="The netCDF file of a sweep.")],
    out: Annotated[
        Path | None, arg(metavar="FIGURE", help="PNG, PDF or SVG; beside the file, as PNG, if left out.")
    ] = None,
    y: Annotated[Record, arg(help="What to draw: its mean over datasets, with a 95 % band.")] = "log_risk",
    x: Annotated[
        str | None, arg(metavar="AXIS", help='Draw against this axis, or "time"; else the longest one of numbers.')
    ] = None,
    by: Annotated[str | None, arg(metavar="AXIS", help="A curve for each entry of this axis.")] = None,
    panels: Annotated[str | None, arg(metavar="AXIS", help="A panel for each entry of this axis.")] = None,
    at: Annotated[
        tuple[str, ...], arg(metavar="AXIS=ENTRY", help="Hold other axes, for example: --at sharing=ring noise=0.3")
    ] = (),
) -> int:
    """Draw any sweep: risk or margins over one axis, curves by a second, panels by a third; status 2 for a mistake."""
    from dpotheory.figures.sweep import sweep
    from dpotheory.sweeps import StoreError, load

    target = out or file.with_suffix(".png")
    try:
        if target.suffix.lower() not in _KINDS:
            raise ValueError(f"{target} is not a kind of figure that is written; end it in {', '.join(_KINDS)}")
        if wrong := [one for one in at if "=" not in one]:
            raise ValueError(f"--at {wrong[0]} is not AXIS=ENTRY, as in sharing=ring")
        if not file.exists():
            raise ValueError(f"{file} does not exist; `dpotheory sweep` makes such files")
        writable(target, "figure")
        held = dict(one.split("=", 1) for one in at)
        sweep(load(file), record=y, x=x, by=by, panels=panels, at=held).savefig(target)
    except (ValueError, StoreError) as error:
        raise UserError(str(error).rstrip(".") + ".") from error
    except OSError as error:
        raise UserError(f"{target} cannot be written: {error.strerror or error}.") from error
    print(target)
    return 0
