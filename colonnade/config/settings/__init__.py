"""Settings: `base` for all, `demo` for trying it out, `site` for running it, `tests`."""
