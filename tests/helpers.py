"""Helpers that several test files share."""

from contextlib import contextmanager

import jaxtyping
import pytest


@contextmanager
def unchecked():
    """As users run it: without run-time type checks, which would speak before the library's own errors do."""
    before = jaxtyping.config.jaxtyping_disable
    jaxtyping.config.update("jaxtyping_disable", True)
    try:
        yield
    finally:
        jaxtyping.config.update("jaxtyping_disable", before)


@contextmanager
def raises(error, text):
    """The block raises exactly this type, with a message that starts with ``text``."""
    with unchecked(), pytest.raises(error) as caught:
        yield
    assert caught.type is error
    assert str(caught.value).startswith(text)
