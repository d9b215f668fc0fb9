"""Statements whose roles nothing marks: found by weights that were learned from marked texts.

News leaves unsaid whom it has been speaking of all along (`农商行随后放款150万元`). Where a rule found
a trigger and one of two roles, the other is looked for among all names in reach, each pair
weighed by what stands around it. The weights are derived by `scripts/training/likely.py` from our
marked texts and lie in `weights/RELATION.tsv`; a pair is stated from a likelihood on that the
relation's rule with `construction = "likely"` sets, and that likelihood is its confidence.
"""

from kg.statements.likely.find import find_likely as find_likely
from kg.statements.likely.find import may_pair as may_pair
from kg.statements.likely.scene import Half as Half
from kg.statements.likely.scene import to_half as to_half
from kg.statements.likely.weighed import Weighing as Weighing
from kg.statements.likely.weighed import weigh_pairs as weigh_pairs
