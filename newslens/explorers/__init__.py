"""One explorer a lesson: controls to turn, and a view that follows."""

from newslens.explorers.annotate import annotation_explorer
from newslens.explorers.article import article_explorer, article_reader
from newslens.explorers.frequency import frequency_explorer
from newslens.explorers.impression import first_impression
from newslens.explorers.names import name_explorer
from newslens.explorers.stance import stance_explorer
from newslens.explorers.tags import tag_explorer
from newslens.explorers.tokens import token_explorer
from newslens.explorers.voices import voice_explorer

__all__ = ["annotation_explorer", "article_explorer", "article_reader", "first_impression", "frequency_explorer", "name_explorer", "stance_explorer", "tag_explorer", "token_explorer", "voice_explorer"]
