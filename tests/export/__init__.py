"""Files of a build."""
