"""A small generated landscape to try the product with: everything in it is invented."""
