"""Hospital days played by the rules: what they do before patients meet them."""
