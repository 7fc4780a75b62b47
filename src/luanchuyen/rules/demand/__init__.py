"""The demand review (rà soát nhu cầu): who must move, and where somebody is needed."""

from luanchuyen.rules.demand.lines import Kind
from luanchuyen.rules.demand.reviewing import Demand, Review, Unknown, review

__all__ = ["Demand", "Kind", "Review", "Unknown", "review"]
