"""Google Calendar as the connected one: signed in, opened, connected, let go of."""
