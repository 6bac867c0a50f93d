// Raster: to come.
