"""Calendars of each service, one module or package each; they know no policy."""
