"""Report documents: text, Word or HTML to a ``Document``, and a ``Document`` to facts.

``read_document(data, name)`` takes a file apart; ``recognise(document)`` makes facts of it. For text, a line is the
file's line. Word and HTML have none, so paragraphs and table rows on which something stands are counted in reading
order, and their place says which: "paragraph 12", "table 3, row 2" (the second row of the third table).
"""

from belisha.exchange.document.recognise import recognise
from belisha.exchange.document.source import read_document

__all__ = ["read_document", "recognise"]
