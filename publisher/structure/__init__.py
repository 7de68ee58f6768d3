"""Structure: numbered lines in, a document of articles and blocks out, with what is doubtful told."""

from .coverage import check_coverage
from .recover import recover

__all__ = ["check_coverage", "recover"]
