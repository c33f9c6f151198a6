"""What can go wrong, each with the code that griot's documents list."""


class GriotError(Exception):
    """Something went wrong; `code` stays the same between versions, the message may not."""

    def __init__(self, code: str, message: str):
        super().__init__(f"{message} ({code})")
        self.code = code
        self.message = message

    def __reduce__(self):
        return type(self), (self.code, self.message)


class SetupError(GriotError):
    """A model, the gazetteer, a table or the library is missing or damaged."""


class OptionError(GriotError, ValueError):
    """An option of a coder is none, or not as it should be."""


class ReportError(GriotError):
    """A report could not be coded."""
