#define STOCK 3
