"""The command line: one small module a command, each with its click command named `command`."""
