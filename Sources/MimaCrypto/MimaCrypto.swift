// MimaCrypto
