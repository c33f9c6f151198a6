"""The C library, by ctypes: `griot.h` beside this file says what each function does."""
from __future__ import annotations

import ctypes
import functools
import json
import os
import pathlib

from .errors import OptionError, SetupError

ABI_VERSION = 1
OK, FAILED, MISUSE, NO_SETUP, NO_MEMORY = range(5)


@functools.lru_cache(maxsize=None)
def library() -> ctypes.CDLL:
    """The library beside this file, or at `$GRIOT_LIBRARY`."""
    path = os.environ.get("GRIOT_LIBRARY") or str(pathlib.Path(__file__).with_name("libgriot.so"))
    try:
        loaded = ctypes.CDLL(path)
    except OSError as problem:
        raise SetupError(
            "library.missing",
            f"the library of griot cannot be loaded: {problem}; install the wheel that 'make wheel' builds",
        ) from None
    handle, text, size = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t
    out, number = ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(ctypes.c_size_t)
    for name, result, arguments in [
        ("griot_abi_version", ctypes.c_int32, []),
        ("griot_version", text, []),
        ("griot_coder_open", ctypes.c_int32, [text, size, ctypes.POINTER(handle), out]),
        ("griot_coder_code", ctypes.c_int32, [handle, text, size, out, number]),
        ("griot_coder_code_lines", ctypes.c_int32, [handle, text, size, out, number, number]),
        ("griot_merge_step", ctypes.c_int32, [text, text, size, out, number, number]),
        ("griot_coder_close", None, [ctypes.POINTER(handle)]),
        ("griot_free", None, [handle]),
    ]:
        function = getattr(loaded, name)
        function.restype, function.argtypes = result, arguments
    if loaded.griot_abi_version() != ABI_VERSION:
        raise SetupError(
            "library.version",
            f"'{path}' has version {loaded.griot_abi_version()} of the interface; expected {ABI_VERSION}",
        )
    return loaded


class Handle:
    """A `griot_coder`, open until `close`; every thread may use it."""

    def __init__(self, options: dict):
        self._library = library()
        self._handle = ctypes.c_void_p()
        problem = ctypes.c_void_p()
        told = json.dumps(options).encode()
        outcome = self._library.griot_coder_open(told, len(told), ctypes.byref(self._handle), ctypes.byref(problem))
        if outcome == OK:
            return
        try:
            said = json.loads(ctypes.string_at(problem)) if problem else {}
        finally:
            self._library.griot_free(problem)
        kind = OptionError if outcome == MISUSE else SetupError
        raise kind(said.get("code", "library.failed"), said.get("message", f"griot_coder_open gave {outcome}"))

    def code_lines(self, lines: bytes) -> tuple[bytes, int]:
        """The answers to JSON lines, one a line, and how many of them are errors."""
        return _answers(self._library.griot_coder_code_lines, self._handle, lines, "the coder is closed")

    def close(self):
        self._library.griot_coder_close(ctypes.byref(self._handle))


def merge_step(step: str, lines: bytes) -> tuple[bytes, int]:
    """The answers of a step of a merge to JSON lines, and how many of them are errors; see `griot.h`."""
    return _answers(library().griot_merge_step, step.encode(), lines, f"there is no step '{step}'")


def _answers(function, first, lines: bytes, misuse: str) -> tuple[bytes, int]:
    answers, length, failures = ctypes.c_void_p(), ctypes.c_size_t(), ctypes.c_size_t()
    outcome = function(first, lines, len(lines), ctypes.byref(answers), ctypes.byref(length), ctypes.byref(failures))
    if outcome == MISUSE:
        raise ValueError(misuse)
    if outcome == NO_MEMORY:
        raise MemoryError("there is no memory for the answers")
    try:
        return ctypes.string_at(answers, length.value), failures.value
    finally:
        library().griot_free(answers)
