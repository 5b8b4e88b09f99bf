"""Report documents: text, Word or HTML to a ``Document``, and a ``Document`` to facts."""
