"""The `colonnade` command: one file a group of commands, thin over the core, the foundation and the apps' doors."""

from colonnade.commands.running import main

__all__ = ["main"]
