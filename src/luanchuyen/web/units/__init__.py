"""The units and their posts: who holds what since when, which seats are open."""
