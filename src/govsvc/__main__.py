"""``python -m govsvc``."""

import sys

from govsvc.cli import main

if __name__ == "__main__":
    sys.exit(main())
