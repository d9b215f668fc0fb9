"""The graph as RDF (DESIGN §6): Turtle, N-Triples, JSON-LD, TriG, all of one stream of blocks."""

from kg.export.rdf.jsonld import write_jsonld
from kg.export.rdf.lines import write_ntriples
from kg.export.rdf.turtle import write_trig, write_turtle

__all__ = ["write_jsonld", "write_ntriples", "write_trig", "write_turtle"]
