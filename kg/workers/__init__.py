"""Documents read by one process or several, the same either way; and what befalls those that fail."""

from kg.workers.cluster import Cluster
from kg.workers.extract import Run, extract, in_this_process
from kg.workers.pool import Pool
from kg.workers.reader import Done, Making, Reader, Task

__all__ = [
    "Cluster",
    "Done",
    "Making",
    "Pool",
    "Reader",
    "Run",
    "Task",
    "extract",
    "in_this_process",
]
