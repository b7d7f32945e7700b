"""The rules that people may dispute, as worked examples that are also the reference."""
