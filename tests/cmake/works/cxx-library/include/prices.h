#pragma once
#ifdef __cplusplus
extern "C"
#endif
    int price(const char* what);
