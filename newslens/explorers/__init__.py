"""One explorer a lesson: controls to turn, and a view that follows."""

from newslens.explorers.tokens import token_explorer

__all__ = ["token_explorer"]
