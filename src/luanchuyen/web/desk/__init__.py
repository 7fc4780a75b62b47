"""The desk: what is due, where somebody is needed, how fresh the data are."""
