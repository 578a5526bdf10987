// MimaFiles
