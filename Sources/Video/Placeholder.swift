// Video: to come.
