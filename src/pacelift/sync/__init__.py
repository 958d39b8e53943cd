"""The plan and a connected calendar: which one it is, and rounds that bring both in step."""
