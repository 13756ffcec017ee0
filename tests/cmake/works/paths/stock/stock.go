package stock

// int count(void);
import "C"

func Count() int { return int(C.count()) }
