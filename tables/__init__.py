"""Rows of leads out of the files people send: others use `tables.child` alone, which reads in a process of its own."""
