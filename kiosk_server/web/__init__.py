"""The pages and what they fetch besides GraphQL."""
