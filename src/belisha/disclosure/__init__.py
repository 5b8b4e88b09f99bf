"""Small counts of people withheld, and whatever they could be worked out from: ``protect`` is the one door."""
