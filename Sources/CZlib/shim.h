// The system's zlib as Swift sees it: its header, and functions for the macros that Swift cannot import.
#ifndef MIMA_CZLIB_SHIM_H
#define MIMA_CZLIB_SHIM_H

#include <zlib.h>

// A macro over inflateInit2_, which needs the header's version and the size of z_stream.
static inline int mima_inflateInit2(z_streamp stream, int windowBits) { return inflateInit2(stream, windowBits); }

#endif
