"""Each picture declared in static/pictures.toml becomes one small, clean SVG file when the assets are built.

- `building`: Every picture as a file: written when the assets are built, and found by its key when a page is shown.
- `composing`: One picture, put together from its parts as small, clean SVG: no ids, scripts, styles or links.
- `declarations`: What static/pictures.toml says of each picture: its meaning, and the parts that it is put together
  from.
"""
