"""The setup assistant: questions, the hours of a week to paint, and the season beside them."""
