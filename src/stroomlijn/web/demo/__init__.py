"""The story of the demo: two municipalities that become one. All people and processes in it are invented."""
