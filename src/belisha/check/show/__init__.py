"""Findings as text, as JSON, as SARIF and as a page to work through."""
