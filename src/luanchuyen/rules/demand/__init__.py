"""The demand review (rà soát nhu cầu): who must move, and where somebody is needed."""

from luanchuyen.rules.demand.reviewing import Demand, Kind, Review, Unknown, review

__all__ = ["Demand", "Kind", "Review", "Unknown", "review"]
