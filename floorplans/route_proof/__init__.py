"""Independent re-check of finished routes on the plan's own geometry and facts.

It proves the search, not the survey, and shares no code with the search.
"""

from floorplans.route_proof.closure_proof import prove_closures
from floorplans.route_proof.failures import ProofFailure, ProofFailureCode
from floorplans.route_proof.prover import Prover, prove_route
from floorplans.route_proof.time_proof import prove_times

__all__ = [
    "ProofFailure",
    "ProofFailureCode",
    "Prover",
    "prove_closures",
    "prove_route",
    "prove_times",
]
