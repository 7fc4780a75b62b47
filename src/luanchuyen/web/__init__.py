"""The pages: server-rendered, in Vietnamese, one folder an area."""
