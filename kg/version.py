"""The version of the program, which stands in everything that it writes."""

VERSION = "0.1.0"
