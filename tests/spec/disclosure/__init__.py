"""Safe tables.

What readers of a page can work out, what is hidden so that they cannot, and what is refused. In the tables here the
rows are letters (L, G, B and S for everyone who is straight, with “?” for those whose answer is not known) and the
columns are teams. A `*` is a number that is not shown. Sums are over made-up people.

[Why a star leaks](../explanation/safe-tables.md) explains the same with pictures.
"""
