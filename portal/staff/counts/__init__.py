"""The counts for the commissioner, as tables with charts.

- `board`: Tables of numbers with their charts, and the same for a file that leaves the portal: without small
  numbers. Pure.
- `outcomes`: The counts of what came of requests: how long it took, who waits still, own answers, what was declined
  and why.
- `page`: Counts for the commissioner: numbers without a name, as tables with charts, and as a file without small
  numbers.
- `tables`: The counts as tables and charts, in the words that staff read: by month, by what people ask for, by who
  asks.
"""
