"""What an owner must give before the portal starts in production, as tests give it: numbers that ring nowhere."""

from pathlib import Path

HELP_LINES = Path(__file__).parent / "help_lines.toml"
