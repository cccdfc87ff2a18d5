# One recipe a verb. Every recipe uses the virtual environment in .venv (README, second command).

bin := ".venv/bin"

# What a commit must pass
check: lint types test cov docs package

# Put the code in order
fmt:
    {{bin}}/ruff format .
    {{bin}}/ruff check --fix .

# Style, spelling, direction of imports
lint:
    {{bin}}/ruff format --check .
    {{bin}}/ruff check .
    {{bin}}/lint-imports
    {{bin}}/codespell
    {{bin}}/validate-pyproject pyproject.toml

# Types, by both checkers
types:
    {{bin}}/mypy
    . {{bin}}/activate && pyright && pyright --verifytypes govsvc --ignoreexternal

# Tests, doctests, docs and README
test *args:
    {{bin}}/python -m pytest -n auto {{args}}

# Tests with branch coverage, which must be whole
cov:
    {{bin}}/python -m pytest -q -n auto --cov --cov-report=term-missing

# The long run of the properties
nightly *args:
    HYPOTHESIS_PROFILE=nightly {{bin}}/python -m pytest -q -n auto tests/properties {{args}}

# Speed and memory beside the peers, as ratios of one run
bench:
    {{bin}}/python benchmarks/bench.py

# The documentation
docs:
    {{bin}}/sphinx-build -n -W --keep-going -q -b html docs docs/_build/html

# The wheel, and whether it holds what it should
package:
    rm -rf dist
    {{bin}}/python -m build --wheel --no-isolation --outdir dist
    {{bin}}/check-wheel-contents dist

# Pin the development tools with their hashes
pin:
    {{bin}}/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-strip-extras --no-emit-index-url --no-emit-find-links requirements-dev.in -o requirements-dev.txt
