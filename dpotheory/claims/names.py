"""Names as a person types them: capitals do not matter, and a name that does not exist meets its nearest neighbours."""

import difflib
from collections.abc import Iterable


def match(text: str, known: Iterable[str]) -> str | None:
    """The known name that the text means, whatever its capitals; None if there is none."""
    names = list(known)
    if text in names:
        return text
    return next((name for name in names if name.casefold() == text.casefold()), None)


def unknown(text: str, known: Iterable[str], what: str = "There is no claim {!r}", are: str = "the claims are") -> str:
    """One sentence, without its full stop: the name does not exist, the nearest ones, and all that do."""
    names = list(dict.fromkeys(known))
    folded = {name.casefold(): name for name in names}
    near = [folded[one] for one in difflib.get_close_matches(text.casefold(), folded, n=3)]
    meant = f"; did you mean {' or '.join(near)}?" if near else ";"
    return f"{what.format(text)}{meant} {are} {', '.join(names) or 'none'}"
