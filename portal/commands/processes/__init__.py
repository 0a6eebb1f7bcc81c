"""The processes that run beside each other, and the lanes of the worker in which nothing waits for another.

- `children`: The processes that `portal run` starts: one that ends is started again, and none outlives its parent.
- `clock`: When it is time, told without the clock on the wall; and whether that clock can be believed.
- `lanes`: The lanes of the worker: each has its own clock and its own thread.
"""
