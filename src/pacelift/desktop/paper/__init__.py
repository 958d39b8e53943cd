"""Plans on paper: the layout of a sheet as data, and the PDF made of it."""
