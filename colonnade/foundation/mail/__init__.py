"""The outbox: letters are written in the transaction of what they tell of, and sent by the worker."""
