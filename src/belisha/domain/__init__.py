"""The words as types, and the rules about single values. Standard library only."""
