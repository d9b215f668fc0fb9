"""Chinese local news into a knowledge graph that people can trust."""
