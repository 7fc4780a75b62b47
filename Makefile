# For hands that type make: everything is in ./run.
.DEFAULT_GOAL := start
.PHONY: start serve check test fix docs clauses lock
start serve check test fix docs clauses lock:
	./run $@
