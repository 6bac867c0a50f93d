// Films: to come.
