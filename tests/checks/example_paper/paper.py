"""For the command line: ``dpotheory verify --claim tests/checks/example_paper/paper.py``."""

import dpotheory as dt
from tests.checks.example_paper.claims.ex_1 import CLAIM as TRUE
from tests.checks.example_paper.claims.ex_2 import CLAIM as FALSE
from tests.checks.example_paper.trials import TRIALS

CLAIMS = (TRUE, FALSE)
dt.checks.register(TRIALS)
