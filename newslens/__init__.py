"""Between the Lines: the package that the notebooks import.

Importing it makes the standard NLTK calls work with the bundled resources.
"""

from newslens.article import Article, choose_article, load_article
from newslens.resources import NewslensError, prepare_nltk

__all__ = ["Article", "NewslensError", "choose_article", "load_article", "prepare_nltk"]

prepare_nltk()
