#pragma once
// The C face of the C++ library: what cgo can call.

#ifdef __cplusplus
extern "C" {
#endif

// The price of a fruit in cents; -1 when there is none, and *error is then a text to be freed with free().
int price_of(const char* fruit, char** error);

#ifdef __cplusplus
}
#endif
