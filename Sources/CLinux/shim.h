// System calls that Swift's Glibc module lacks.
#ifndef MIMA_CLINUX_SHIM_H
#define MIMA_CLINUX_SHIM_H

#include <sys/sysmacros.h>
#include <sys/types.h>
#include <sys/xattr.h>

// major and minor are macros over these.
static inline unsigned mima_major(dev_t device) { return gnu_dev_major(device); }
static inline unsigned mima_minor(dev_t device) { return gnu_dev_minor(device); }

#endif
