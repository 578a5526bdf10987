// Tells the thread sanitizer about the slow paths of Swift's Mutex, for Scripts/sanitize to load into the tests.
//
// A Mutex that nobody else holds is taken and left by an atomic operation that the compiler puts into our code, where the
// sanitizer sees it. One that is held is waited for in libswiftSynchronization.so, which was built without the sanitizer
// and has no call of it, so that whatever the lock protects would be reported as a race. Here both paths say what they
// do, and go on to the library's own. What a lock does not protect is reported as before.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>

// The sanitizer's, in a program that was built with it; other programs, which the tests run, never come here.
__attribute__((weak)) void __tsan_acquire(void *address);
__attribute__((weak)) void __tsan_release(void *address);

#define SELF __attribute__((swift_context)) void *self
#define SWIFT __attribute__((swiftcall))

// _MutexHandle._lockSlow(_: UInt32) and _MutexHandle._unlockSlow(), by the names that the linker knows.
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

typedef SWIFT void (*lock_function)(uint32_t thread, SELF);
typedef SWIFT void (*unlock_function)(SELF);

static void *next(const char *name) {
    void *function = dlsym(RTLD_NEXT, name);
    if (function == NULL) abort();
    return function;
}

SWIFT void lock_slow(uint32_t thread, SELF) __asm__(LOCK);
SWIFT void lock_slow(uint32_t thread, SELF) {
    ((lock_function)next(LOCK))(thread, self);
    if (__tsan_acquire != NULL) __tsan_acquire(self);
}

SWIFT void unlock_slow(SELF) __asm__(UNLOCK);
SWIFT void unlock_slow(SELF) {
    if (__tsan_release != NULL) __tsan_release(self);
    ((unlock_function)next(UNLOCK))(self);
}
