"""SciPy's sparse matrices and the searches on them, loaded by the first search and not by a start.

Knows no plan; calls pass through unchanged.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components, dijkstra
else:
    # SciPy takes longer to load than the rest of a start takes to read its plan.

    def csr_array(*given: object, **named: object) -> object:
        """See scipy.sparse.csr_array."""
        from scipy import sparse  # noqa: PLC0415 - see above

        return sparse.csr_array(*given, **named)

    def connected_components(*given: object, **named: object) -> object:
        """See scipy.sparse.csgraph.connected_components."""
        from scipy.sparse import csgraph  # noqa: PLC0415 - see above

        return csgraph.connected_components(*given, **named)

    def dijkstra(*given: object, **named: object) -> object:
        """See scipy.sparse.csgraph.dijkstra."""
        from scipy.sparse import csgraph  # noqa: PLC0415 - see above

        return csgraph.dijkstra(*given, **named)


__all__ = ["connected_components", "csr_array", "dijkstra"]
