"""What the program knows of the language and the world, as tables of data and their loaders."""
