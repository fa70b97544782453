"""One script a figure; each runs as ``python experiments/NAME.py`` and has a ``main(config)``."""
