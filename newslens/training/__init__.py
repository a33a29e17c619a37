"""Makes the bundled NLTK resources from our own texts and lists: ``python -m newslens train``.

For authors. Nothing that a notebook imports comes from here.
"""
