"""The one error of acts on a case."""


class RefusedError(Exception):
    """Nothing was done to the case; the text says why and can be shown."""
