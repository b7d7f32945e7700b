"""The capabilities of the site, one package each."""
