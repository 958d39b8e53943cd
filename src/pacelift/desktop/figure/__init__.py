"""The figure that shows an exercise: body, movement and equipment as data, painted at the end."""
