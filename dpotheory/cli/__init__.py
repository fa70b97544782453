"""The command line, one file per command; ``dpotheory.cli.main`` runs it. Nothing else imports it."""

from dpotheory.cli.main import COMMANDS, main

__all__ = ["COMMANDS", "main"]
