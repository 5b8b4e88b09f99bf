"""How Sphinx builds these pages; ``python3 run.py test`` builds them into ``site/`` and fails on any warning."""

project = "Belisha"
author = "Belisha contributors"
copyright = author

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "Belisha"
html_copy_source = False
html_show_sphinx = False
