"""Whether somebody who connects is among the networks that a setting names."""

from collections.abc import Iterable
from ipaddress import ip_address, ip_network

UNIX_PEER = "unix"
"""Stands for whoever comes by the unix socket, among networks and as the host of a request."""
NEXT_HOP = "kiosk.next_hop"
"""Where a request's scope says who connected to us: the client, or the proxy before it."""


class PeerNetworks:
    """A set of networks, and perhaps the unix socket. IPv4 in IPv6 clothes counts as IPv4."""

    def __init__(self, networks: Iterable[str]) -> None:
        """Raises ValueError for what is neither a network nor `unix`."""
        stated = frozenset(networks)
        self._has_unix = UNIX_PEER in stated
        self._networks = tuple(ip_network(one) for one in sorted(stated - {UNIX_PEER}))

    def has(self, host: str | None) -> bool:
        """Whether a peer is in one of the networks. Nobody knows who None is: it is in none."""
        if host == UNIX_PEER:
            return self._has_unix
        try:
            address = ip_address(host or "")
        except ValueError:
            return False
        mapped = getattr(address, "ipv4_mapped", None)
        return any((mapped or address) in network for network in self._networks)
