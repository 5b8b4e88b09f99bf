"""Sources in, sources out: report documents, workbooks and data packages to Facts and back."""
