"""What someone tells us on their own page after it was sent.

- `adding`: `/my-page/add`: something they forgot. What they type there is kept, though their page runs out meanwhile.
- `more`: `/my-page/more`: the questions of their journey that are asked later, if they like.
"""
