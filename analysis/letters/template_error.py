"""The one error of this room: a template that cannot be used."""


class TemplateError(ValueError):
    """A template cannot be used. Its text is one sentence for a school office: what is wrong, where, what to do."""

    def __init__(self, message: str, line: int | None = None, others: "tuple[TemplateError, ...]" = ()) -> None:
        super().__init__(message)
        self.line = line
        """The line of the template's source at fault, from 1; whoever holds the source adds its words."""
        self.others = others
        """What else is wrong, so that a school need not find it upload by upload."""

    def within(self, source: str) -> "TemplateError":
        """Say the same with the words of the paragraph at fault. The source has one paragraph on each line."""
        if self.line is None and not self.others:
            return self
        words = "" if self.line is None else _words(source.split("\n")[self.line - 1])
        sentence = f"In “{words}”: {self}" if words else str(self)
        return TemplateError(sentence, others=tuple(other.within(source) for other in self.others))


def _words(xml: str) -> str:
    """Keep the words of a line of XML, at most 80 letters of them. Tags may be half a tag when a template is broken."""
    words, inside = [], False
    for letter in xml:
        inside = letter == "<" or (inside and letter != ">")
        words.append("" if inside or letter == ">" else letter)
    return "".join(words).strip()[:80]
