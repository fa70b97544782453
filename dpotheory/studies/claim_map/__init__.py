"""Where each theorem applies, where it is non-vacuous, and where it is sharp."""
