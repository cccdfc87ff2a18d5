"""``python -m govsvc``."""

import sys

from govsvc.cli import main

sys.exit(main())
