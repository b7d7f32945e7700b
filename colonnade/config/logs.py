"""Logs: one JSON line an event, with no text that anyone typed."""

from __future__ import annotations

import logging
import logging.config
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["configure"]


def configure(folder: Path | None) -> None:
    """Log to `site.log` in the folder, turned over at 10 MB; to nowhere where there is none."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler: dict[str, Any] = {"class": "logging.NullHandler"}
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        handler = {
            "class": "logging.handlers.RotatingFileHandler",
            "filename": folder / "site.log",
            "maxBytes": 10_000_000,
            "backupCount": 5,
            "delay": True,
            "encoding": "utf-8",
        }
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "handlers": {"kept": handler},
            "root": {"handlers": ["kept"], "level": "INFO"},
        }
    )
