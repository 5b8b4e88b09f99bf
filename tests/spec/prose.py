"""How people write paragraphs and lists in one cell. ⏎ is a line break; two make a new paragraph."""

title = "Paragraphs and lists in a cell"

TABLE = """
written                             | read as
One.                                | paragraph: One.
One.⏎Two.                           | paragraph: One. Two.
One.⏎⏎Two.                          | paragraph: One. / paragraph: Two.
One.⏎ ⏎⏎Two.                        | paragraph: One. / paragraph: Two.
• a⏎• b                             | list: a, b
- a⏎* b                             | list: a, b
Before:⏎• a⏎• b⏎After.              | paragraph: Before: / list: a, b / paragraph: After.
• a⏎⏎• b                            | list: a / list: b
-5 is a number                      | paragraph: -5 is a number
*not an item                        | paragraph: *not an item
\\* a paragraph that looks like one | paragraph: * a paragraph that looks like one
\\\\* one with a backslash          | paragraph: \\* one with a backslash
\\\\server\\folder                  | paragraph: \\\\server\\folder
  spaced   out                      | paragraph: spaced out
                                    |
"""
