"""Sphinx set-up: builds offline, every reference checked (``just docs``)."""

import importlib
import inspect
from enum import Enum

from docutils import nodes
from pygments.lexers import TextLexer
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import govsvc

project = "govsvc"
author = "the govsvc contributors"
copyright = "the govsvc contributors, Apache-2.0"  # noqa: A001 - the name that Sphinx reads
release = version = govsvc.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"govsvc {release}"
html_copy_source = False

myst_heading_anchors = 3
highlight_language = "python"
default_role = "py:obj"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
python_use_unqualified_type_names = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True  # fields of models stand in their class, not as entries of their own
napoleon_use_rtype = False
napoleon_custom_sections = ["Source"]

PUBLIC = (
    "govsvc.calendars",
    "govsvc.divisions",
    "govsvc.deadlines",
    "govsvc.decisions",
    "govsvc.packs",
    "govsvc.law",
    "govsvc.conditions",
    "govsvc.proxy",
    "govsvc.powers",
    "govsvc.duty_lists",
    "govsvc.audits",
    "govsvc.work_plans",
    "govsvc.service_sites",
    "govsvc.structures",
    "govsvc.desk",
    "govsvc.codec",
    "govsvc.documents",
    "govsvc.errors",
    "govsvc.validity",
    "govsvc.territory",
    "govsvc.unknown",
    "govsvc.wording",
    "govsvc.fields",
    "govsvc.cli",
    "govsvc.testing",
)

# The inventories of other projects cannot be fetched offline, so their names are not checked.
nitpick_ignore_regex = [
    ("py:.*", r"(datetime|dt|pathlib|enum|fractions|collections|typing|abc|argparse|decimal)\..*"),
    ("py:.*", r"(attrs|attr|cattrs|hypothesis)\..*"),
    ("py:.*", r"InvalidArgument"),  # of hypothesis
    ("py:.*", r"importlib\..*"),
    ("py:.*", r"(Path|Any|Iterable|Mapping|Sequence|Literal|Enum|StrEnum|JsonConverter)"),
    ("py:.*", r"(str|int|bool|bytes|dict|tuple|frozenset|object|type|None|optional)"),
    ("py:.*", r"(BaseException|Exception|[A-Z][A-Za-z]*Error|UserWarning)"),
    ("py:.*", r"govsvc\.divisions\.table\.DivisionTable"),  # what a registry reads; inside
    ("py:class", r".*\.(CompiledRule|HasRuleSets|HasHeader|RowNote)"),  # inside a room
    ("py:.*", r"(T|P|_T|govsvc\.\w+(\.\w+)?\._?[PT])"),  # type variables
]


def _homes() -> tuple[dict[str, str], dict[str, str]]:
    """Public names by the place they are written in, and by their bare name."""
    by_place: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for face in PUBLIC:
        module = importlib.import_module(face)
        for name in module.__all__:
            thing = getattr(module, name)
            place = getattr(thing, "__module__", None)
            if inspect.isclass(thing) or inspect.isfunction(thing):
                by_place[f"{place}.{name}"] = f"{face}.{name}"
            by_name[name] = f"{face}.{name}"
    return by_place, by_name


_BY_PLACE, _BY_NAME = _homes()


def _resolve(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement
) -> nodes.Node | None:
    """Lead a name to the public module that shows it, wherever it is written."""
    if node.get("refdomain") != "py":
        return None
    target: str = node["reftarget"].removesuffix("()")
    head, _, tail = target.partition(".")
    candidates = [_BY_NAME[head] + (f".{tail}" if tail else "")] if head in _BY_NAME else []
    candidates += [
        public + target.removeprefix(place)
        for place, public in _BY_PLACE.items()
        if target == place or target.startswith(f"{place}.")
    ]
    domain = env.get_domain("py")
    for candidate in candidates:
        found = domain.resolve_xref(
            env, node["refdoc"], app.builder, "obj", candidate, node, content
        )
        if found is not None:
            return found
    return None


def _keep(
    _app: Sphinx, _what: str, _name: str, thing: object, _skip: object, _options: object
) -> bool | None:
    """Show the values of enums, which have no docstrings of their own: they are wire format."""
    return False if isinstance(thing, Enum) else None


def _no_type(
    _app: Sphinx, what: str, _name: str, _thing: object, _options: object, lines: list[str]
) -> None:
    """Keep a sentence with a colon whole: napoleon would take what precedes it for a type."""
    if what in ("attribute", "data", "property") and lines:
        lines[0] = f": {lines[0]}"


def setup(app: Sphinx) -> None:
    """Connect the hooks."""
    app.add_lexer("mermaid", TextLexer)  # a picture where the page is read as Markdown
    app.connect("autodoc-process-docstring", _no_type, priority=400)
    app.connect("missing-reference", _resolve)
    app.connect("autodoc-skip-member", _keep)
