"""The demand review: who must move, where somebody is needed."""
