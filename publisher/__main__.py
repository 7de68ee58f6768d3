"""`python -m publisher` is `build-edition`."""

import sys

from .cli import main

sys.exit(main())
