"""A database of full size with plausible, invented people and unions: for measuring and for trying out."""
