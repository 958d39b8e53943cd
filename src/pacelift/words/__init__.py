"""Words: from values to text in a language. No sentence of Pacelift's coach stands elsewhere."""
