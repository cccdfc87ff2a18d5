"""The command line: ``govsvc`` and ``python -m govsvc``.

Every command prints a table or, with ``--json``, the same answer as data. The exit status is 0 for
an answer, 1 for input that could not be answered (whatever could be is still shown), 2 for a
command line that is not understood.
"""

import os
import sys
from collections.abc import Sequence

from govsvc.cli.arguments import parse_arguments
from govsvc.cli.drawing import draw_error
from govsvc.errors import GovsvcError

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Args:
        argv: The words of the command line without the program's name; by default ``sys.argv``.

    Example:
        >>> main(["workdays", "2025-09-30", "2025-10-11", "--lang", "en"])
        3 working days in (2025-09-30, 2025-10-11]
        0
    """
    arguments = parse_arguments(sys.argv[1:] if argv is None else argv)
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except GovsvcError as error:
        draw_error(error, arguments)
        return 1
    except BrokenPipeError:
        # The reader, such as head, has seen enough; what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status
