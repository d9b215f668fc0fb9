"""What a built graph tells beyond its files: parts of it, facts, paths, differences, figures.

Pure functions over a `Graph`; the commands print what they return.
"""
