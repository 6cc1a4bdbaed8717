"""Text in, the terms it is found by out: the one way in which index and query speak of words.

`table.json` is read here and by the help site's script, so that both cut words alike.
"""

from guidewright.search.normalise import Normaliser, normaliser_of

__all__ = ["Normaliser", "normaliser_of"]
