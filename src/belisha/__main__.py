"""``python -m belisha`` is the command ``belisha``."""

from belisha.cli import main

if __name__ == "__main__":
    main(prog_name="belisha")
