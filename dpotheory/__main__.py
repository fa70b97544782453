"""``python -m dpotheory``: the command line."""

import sys

from dpotheory.cli import main

sys.exit(main())
