"""The audit chain: what was done, by whom, when, each entry sealed to the one before it, per organisation."""
