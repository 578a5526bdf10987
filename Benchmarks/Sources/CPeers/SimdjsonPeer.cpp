#include "include/SimdjsonPeer.h"

#include <simdjson.h>

// The parser and its memory are kept, as simdjson's documentation advises.
static simdjson::dom::parser parser;
static simdjson::padded_string document;

void cpeers_simdjson_load(const uint8_t *text, size_t count) {
    document = simdjson::padded_string(reinterpret_cast<const char *>(text), count);
}

int cpeers_simdjson_parse(void) { return parser.parse(document).error(); }
