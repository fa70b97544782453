"""The command line: ``dpotheory claims | verify | falsify | update-rate | samples-needed | sweep | figure | …``.

One function per subcommand, listed in `COMMANDS`; each returns the exit status and raises `UserError` for invalid
input, which `main` prints as a one-line error (status 2). Heavy modules are loaded by the subcommand that needs them,
and nothing imports this file.
"""

import io
import sys
from collections.abc import Callable, Sequence

import tyro

import dpotheory
from dpotheory import ledger
from dpotheory.cli import interrupts
from dpotheory.cli.claims import _LETTERS, axioms, claims
from dpotheory.cli.falsify import falsify
from dpotheory.cli.figure import figure
from dpotheory.cli.replay import replay
from dpotheory.cli.report import report
from dpotheory.cli.samples_needed import samples_needed
from dpotheory.cli.status import status
from dpotheory.cli.sweep import file_first, sweep
from dpotheory.cli.terminal import MISTAKE, UserError
from dpotheory.cli.update_rate import update_rate
from dpotheory.cli.verify import verify

COMMANDS: dict[str, Callable[..., int]] = {
    "claims": claims,
    "verify": verify,
    "falsify": falsify,
    "samples-needed": samples_needed,
    "update-rate": update_rate,
    "sweep": sweep,
    "figure": figure,
    "replay": replay,
    "status": status,
    "axioms": axioms,
    "report": report,
}
FORMER = {"learning-rate": "update-rate", "assumptions": "axioms"}
"""Names that commands had; each works for one more release, with a note."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a subcommand; returns the exit status: 0, 1 for a negative answer, 2 for invalid input, 130 when stopped.

    Without arguments it is the program itself: it takes them from the command line, answers Ctrl-C and SIGTERM
    (interrupts.py) and ends the process.
    """
    if arguments is None:
        interrupts.run(lambda: _command(sys.argv[1:]))
    return _command(list(arguments))


def _command(arguments: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Greek letters still gets every line
    if arguments == ["--version"]:
        print(f"dpotheory {dpotheory.__version__}")
        return 0
    if arguments and arguments[0] in FORMER:
        now = FORMER[arguments[0]]
        print(
            f"dpotheory {arguments[0]} is now dpotheory {now}; the old name goes with the next release", file=sys.stderr
        )
        arguments[0] = now
    if arguments and arguments[0] == "sweep":
        arguments = ["sweep", *file_first(arguments[1:])]
    description = "Simulate and verify the theory of Direct Preference Optimization."
    try:
        return tyro.extras.subcommand_cli_from_dict(COMMANDS, prog="dpotheory", description=description, args=arguments)
    except (UserError, ledger.LedgerError) as error:
        print(error, file=sys.stderr)
        return MISTAKE
    except KeyboardInterrupt:
        interrupts.announce()
        return interrupts.INTERRUPTED


_LETTERS |= {"sigma": "σ", "Sigma": "Σ", "tau": "τ", "Min": "min", "Max": "max"}


if __name__ == "__main__":
    sys.exit(main())
