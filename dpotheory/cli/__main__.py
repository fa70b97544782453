"""``python -m dpotheory.cli``: the command line."""

import sys

from dpotheory.cli import main

sys.exit(main())
