"""The checks of the desk, by what they look at; `scripts/test-desk` runs them."""
