// Mima
