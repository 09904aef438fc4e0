"""Things on wires. They receive finished documents and know no hospital."""
