"""Calendars: events, what is to be done about them, and the text and services that hold them."""
