"""Draws docs/rooms.svg: the floors of the portal and of its two largest rooms, from the contracts in pyproject.toml."""

import tomllib
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "rooms.svg"
FLOOR, GAP, TOP = 34, 8, 92  # pixels
TOWERS = {  # the contract, its heading, where it stands and how wide it is
    "floors": ("portal/", 24, 470),
    "staff": ("portal/staff/", 518, 210),
    "records": ("portal/records/", 752, 264),
}
WIDTH = 1040


def floors(contract: str) -> list[list[str]]:
    """The rooms of each floor, from the top, as the contract with this id names them."""
    read = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in read if each.get("id") == contract)
    return [[room.strip() for room in layer.split("|")] for layer in layers]


def room(name: str, *, x: float, y: int, width: float) -> str:
    return (
        f'<rect x="{x:g}" y="{y}" width="{width:g}" height="{FLOOR}" rx="4" fill="#fff" stroke="#005eb8"/>'
        f'<text x="{x + width / 2:g}" y="{y + FLOOR / 2 + 5:g}" text-anchor="middle">{escape(name)}</text>'
    )


def tower(contract: str) -> list[str]:
    """One column: each floor as wide as the column, its rooms beside each other in the order of the contract."""
    heading, left, width = TOWERS[contract]
    drawn = [f'<text x="{left}" y="{TOP - 16}" font-weight="bold">{heading}</text>']
    for number, rooms in enumerate(floors(contract)):
        y, letters = TOP + number * (FLOOR + GAP), sum(len(each) + 3 for each in rooms)
        x, free = float(left), width - GAP * (len(rooms) - 1)
        for each in rooms:
            wide = free * (len(each) + 3) / letters
            drawn.append(room(each, x=round(x, 1), y=y, width=round(wide, 1)))
            x += wide + GAP
    return drawn


def picture() -> str:
    highest = max(len(floors(each)) for each in TOWERS)
    height = TOP + highest * (FLOOR + GAP) + 16
    said = ". ".join(
        f"{heading}, from the top: {'; '.join(', '.join(rooms) for rooms in floors(contract))}"
        for contract, (heading, _, _) in TOWERS.items()
    )
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        'role="img" aria-labelledby="title desc" font-family="Arial, sans-serif" font-size="14" fill="#212b32">',
        '<title id="title">The rooms of the portal and their floors</title>',
        f'<desc id="desc">A room imports only rooms that stand below it. {escape(said)}.</desc>',
        f'<rect width="{WIDTH}" height="{height}" fill="#f0f4f5"/>',
        '<text x="24" y="36" font-size="18" font-weight="bold">A room knows only the rooms below it</text>',
        *(line for contract in TOWERS for line in tower(contract)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PICTURE.write_text(picture(), "utf-8")
