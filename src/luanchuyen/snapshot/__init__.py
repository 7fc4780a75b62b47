"""The facts as given: immutable typed tables of people, units, posts and tenures."""
