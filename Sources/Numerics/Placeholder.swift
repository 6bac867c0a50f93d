// Numerics: to come.
