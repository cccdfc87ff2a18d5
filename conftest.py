"""The Python examples of the READMEs are run; those of one document keep their order."""

from collections import defaultdict
from doctest import ELLIPSIS, IGNORE_EXCEPTION_DETAIL

import pytest
from sybil import Sybil
from sybil.integration.pytest import SybilItem
from sybil.parsers.markdown import PythonCodeBlockParser

pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS | IGNORE_EXCEPTION_DETAIL)],
    patterns=["README*.md"],
).pytest()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Undo the random order inside documents, whose examples build on one another."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        if isinstance(item, SybilItem):
            places[str(item.path)].append(index)
    for indices in places.values():
        told = sorted((items[index] for index in indices), key=lambda i: i.example.start)  # type: ignore[attr-defined]
        for index, item in zip(indices, told, strict=True):
            items[index] = item
