"""What is wrong with a paper, told all at once."""


class PaperError(ValueError):
    """A paper that cannot be written: one sentence a fault."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults
