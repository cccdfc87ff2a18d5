"""The desk as one page: what is urgent first, then a timeline and an explanation for every case.

``running``, ``days`` and ``timeline`` say what there is to see, ``svg`` draws it, ``card``,
``answers``, ``legend`` and ``sheet`` lay it out, ``writing`` puts it into a file. ``markup`` sees
to it that no text breaks out.
"""

from govsvc.cli.page.sheet import sheet
from govsvc.cli.page.writing import write_page

__all__ = ["sheet", "write_page"]
