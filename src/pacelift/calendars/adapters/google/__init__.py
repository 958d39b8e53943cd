"""Google Calendar: its service, its errors, its events, and one calendar of it."""
