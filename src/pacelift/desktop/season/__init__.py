"""The picture of the season: its geometry as data, its painting, the widget."""
