#define CURRENCY 49
