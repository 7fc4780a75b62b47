"""Parts of a rulebook about carrying a case through: what stands in each, and what is refused."""
