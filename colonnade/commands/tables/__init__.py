"""`colonnade tables`: protect tables of counts, attack published ones, and plan how fine they can be."""
