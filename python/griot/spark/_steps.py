"""The steps of a merge, which the library does, and numbers as they pass to it and back."""
from __future__ import annotations

import json
from collections.abc import Iterable

from .._library import merge_step
from ..errors import GriotError


def step(name: str, tasks: Iterable[str]) -> list[dict]:
    """What a step answers to tasks, each of which is JSON; raises `griot.GriotError` for the first that it cannot do."""
    lines = "\n".join(tasks).encode()
    answers, failures = merge_step(name, lines)
    told = [json.loads(line) for line in answers.decode().split("\n")[:-1]]
    if failures:
        problem = next(answer["error"] for answer in told if "error" in answer)
        raise GriotError(problem["code"], f"the step '{name}' of a merge could not be done: {problem['message']}")
    return told


class Made(str):
    """Text that is JSON already."""

    @classmethod
    def list(cls, values: Iterable[str]) -> Made:
        """A list of values that are JSON already."""
        return cls(f"[{','.join(values)}]")


def task(**members) -> str:
    """A task for a step: an object of JSON with these members."""
    parts = (
        f'"{key}":{value if isinstance(value, Made) else json.dumps(value, ensure_ascii=False, allow_nan=False)}'
        for key, value in members.items()
    )
    return "{" + ",".join(parts) + "}"


def packed(numbers, bits: int = 64) -> str:
    """Whole numbers as hexadecimal digits; negative ones are those beyond the signed range."""
    import numpy

    kind = {64: numpy.dtype(">u8"), 32: numpy.dtype(">u4")}[bits]
    return numpy.asarray(numbers, dtype=numpy.int64).astype(kind).tobytes().hex()


def unpacked(text: str, bits: int = 64):
    """The numbers of hexadecimal digits, as an array of signed 64 bits."""
    import numpy

    kind = {64: numpy.dtype(">i8"), 32: numpy.dtype(">u4")}[bits]
    return numpy.frombuffer(bytes.fromhex(text), dtype=kind).astype(numpy.int64)
