"""The statements of the example paper, one in a file."""
