// simdjson, whose parser checks a text and makes a tree of it (its "DOM").
#ifndef SIMDJSONPEER_H
#define SIMDJSONPEER_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Copies a text, with the space behind it that simdjson wants.
void cpeers_simdjson_load(const uint8_t *text, size_t count);
// Parses the text; zero when it is JSON.
int cpeers_simdjson_parse(void);

#ifdef __cplusplus
}
#endif

#endif
