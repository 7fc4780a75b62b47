"""Rotation plans: opened, proposed, adjusted, compared, explained, submitted and decided."""
