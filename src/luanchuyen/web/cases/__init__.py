"""Cases: what waits for whom, one case with its steps, opinions, dossier and papers, and the acts on it."""
