"""The board of a week: where what stands as data, the picture of it, and the widget."""
