// Typesetting: to come.
