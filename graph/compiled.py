"""How functions are compiled that walk a network step by step: by numba, kept for the next process where it can be."""

from collections.abc import Callable
from typing import Any

from numba import njit


def compiled(function: Callable[..., Any]) -> Any:
    """Compile a function of arrays and numbers at its first call; several threads may run it at once."""
    try:
        return njit(cache=True, nogil=True)(function)
    except RuntimeError:  # nowhere to keep what was compiled
        return njit(nogil=True)(function)
