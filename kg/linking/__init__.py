"""Entity → outside identifier: by a table, ours or a user's, or by a reconciliation service."""

from kg.linking.known import link_entity, link_known
from kg.linking.service import Service, link_by_service
from kg.linking.table import PROPERTIES, find_links, read_links

__all__ = [
    "PROPERTIES",
    "Service",
    "find_links",
    "link_by_service",
    "link_entity",
    "link_known",
    "read_links",
]
