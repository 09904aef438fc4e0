"""SQL of people, one module for each thing kept. Functions of a connection, nothing else."""
