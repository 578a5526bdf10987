// The system's zlib as Swift sees it: its header, and functions for the macros that Swift cannot import.
#ifndef MIMA_CZLIB_SHIM_H
#define MIMA_CZLIB_SHIM_H

#include <zlib.h>

// Macros over inflateInit2_ and deflateInit2_, which need the header's version and the size of z_stream.
static inline int mima_inflateInit2(z_streamp stream, int windowBits) { return inflateInit2(stream, windowBits); }
static inline int mima_deflateInit2(z_streamp stream, int level, int windowBits, int memoryLevel, int strategy) {
    return deflateInit2(stream, level, Z_DEFLATED, windowBits, memoryLevel, strategy);
}

#endif
