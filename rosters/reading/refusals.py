"""Why a file cannot be read as a whole: a code and facts, carried from the child to the page."""


class Refused(Exception):
    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts
