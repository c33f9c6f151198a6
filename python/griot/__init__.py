"""griot: who did what to whom, where, when, how many, and on whose word.

    import griot

    coder = griot.Coder()
    codings = coder.code(reports)          # texts, or {"id", "text", "title", "published", …}
    codings.to_pandas()                    # one row an event
    codings.to_pandas("numbers")           # its figures, with who claims them

`griot.spark` does the same on a cluster.
"""
from ._version import __version__
from .coder import Coder
from .errors import GriotError, OptionError, ReportError, SetupError
from .results import Coding, Codings, Event

__all__ = ["Coder", "Coding", "Codings", "Event", "GriotError", "OptionError", "ReportError", "SetupError", "__version__"]
