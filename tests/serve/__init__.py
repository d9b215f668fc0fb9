"""`kg.serve`."""
