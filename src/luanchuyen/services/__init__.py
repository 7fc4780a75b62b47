"""The acts: the only place that writes; who may, what the law says, the change, the event."""
