"""Small made-up subjects, so that tests of the machinery do not lean on a real one."""
