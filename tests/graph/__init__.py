"""The merged graph."""
