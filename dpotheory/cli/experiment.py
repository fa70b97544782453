"""What every script of experiments/ does around its question: run it at the terminal, and put its results in a folder.

A script has a ``Config`` dataclass with ``out``, ``quick`` and what else it varies. Imported by experiments/ alone.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tyro

from dpotheory import sweeps
from dpotheory.cli import interrupts, terminal

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr
    from matplotlib.figure import Figure

Advance = terminal.Advance
RESUMES = "finished cells are kept, and the same command goes on from there"
STARTS_AGAIN = "nothing was written; give the same command again"


def run(config: Any, results: Callable[[Any, Advance], str], small: Mapping[str, Any], stopped: str = RESUMES) -> int:
    """Run an experiment and print what it found.

    Args:
        config: of the experiment.
        results: from the configuration and the function that moves the progress bar to the text that is printed.
        small: entries of the configuration under ``--quick``, where the user has left the default.
        stopped: what to say after Ctrl-C: what is kept, and how to go on.

    Returns:
        The exit status: 0, 2 after invalid input, 130 when stopped.
    """
    sweeps.prepare()
    chosen = terminal.smaller(config, **small) if config.quick else config
    return terminal.experiment(
        lambda advance: results(chosen, advance),
        mistakes=(ValueError, TypeError, OSError, sweeps.StoreError),
        stopped=stopped,
        out=chosen.out,
        quick=chosen.quick,
    )


def script(main: Callable[[Any], int], config: type, description: str | None) -> None:
    """Read the configuration from the command line, run ``main`` and end the process; answers Ctrl-C and SIGTERM."""
    interrupts.run(lambda: main(tyro.cli(config, description=description)))


def save(
    folder: Path,
    *,
    datasets: "Mapping[str, xr.Dataset] | None" = None,
    tables: "Mapping[str, pd.DataFrame] | None" = None,
    texts: Mapping[str, str] | None = None,
    figures: "Mapping[str, Figure] | None" = None,
    kept: str | None = None,
) -> str:
    """Write results into a folder, which is made: NAME.nc, NAME.csv, NAME.txt, and NAME.png with NAME.pdf.

    Args:
        folder: where to.
        datasets, tables, texts, figures: by name.
        kept: a file of results that is there already, and stays if these cannot be written.

    Returns:
        The paths, ``kept`` first, as the last words of an answer.

    Raises:
        StoreError: one sentence, if the system refuses.
    """
    written = [] if kept is None else [folder / kept]

    def at(name: str) -> Path:
        written.append(folder / name)
        return written[-1]

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, dataset in (datasets or {}).items():
            dataset.to_netcdf(at(f"{name}.nc"), engine="h5netcdf")
        for name, table in (tables or {}).items():
            table.to_csv(at(f"{name}.csv"), index=False)
        for name, text in (texts or {}).items():
            at(f"{name}.txt").write_text(text + "\n", encoding="utf-8")
        for name, figure in (figures or {}).items():
            for kind in ("png", "pdf"):
                figure.savefig(at(f"{name}.{kind}"))
    except OSError as error:
        intact = "" if kept is None else f"; the results in {kept} are intact"
        raise sweeps.StoreError(f"cannot write {folder}: {error}{intact}") from error
    return f"Written: {', '.join(map(str, written))}"
