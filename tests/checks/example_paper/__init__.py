"""A paper that dpotheory does not have: the mean of n Gaussian points, with a true statement and a misprinted one.

`claims/` has the statements, `trials.py` how they are tested. `paper.py` is the file for the command line.
"""
