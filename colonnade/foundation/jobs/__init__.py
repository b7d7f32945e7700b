"""Work that is done behind the page, by the worker that runs beside the site."""
