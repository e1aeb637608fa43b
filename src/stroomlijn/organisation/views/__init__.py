"""Pages of people, teams and werkrollen, for administrators; and everybody's own deputy."""
