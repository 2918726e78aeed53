"""How every page looks and behaves: frame, components, forms, refusals."""
