"""The only place that knows everyone: settings, addresses, middleware and the register of models and fields."""
