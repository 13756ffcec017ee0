// The library words, in Go, for a program in C++.
package main

/*
#include <stdlib.h>

// Told of each word; anything but 0 ends the search.
typedef int (*word_found)(void *context, char *word);

static inline int call_found(word_found found, void *context, char *word) { return found(context, word); }
*/
import "C"

import (
	"os"
	"strings"
	"sync"
	"unsafe"
)

// CountWords counts the words of a text, each line in a goroutine of its own.
//
//export CountWords
func CountWords(text *C.char) C.int {
	var (
		group sync.WaitGroup
		lock  sync.Mutex
		count int
	)
	for _, line := range strings.Split(C.GoString(text), "\n") {
		group.Add(1)
		go func() {
			defer group.Done()
			words := len(strings.Fields(line))
			lock.Lock()
			defer lock.Unlock()
			count += words
		}()
	}
	group.Wait()
	return C.int(count)
}

// EachWord calls found for each word and gives what its last call gave.
//
//export EachWord
func EachWord(text *C.char, found C.word_found, context unsafe.Pointer) C.int {
	for _, word := range strings.Fields(C.GoString(text)) {
		c := C.CString(word)
		result := C.call_found(found, context, c)
		C.free(unsafe.Pointer(c))
		if result != 0 {
			return result
		}
	}
	return 0
}

// Arguments gives the program's arguments as Go sees them, joined by commas. The caller frees it.
//
//export Arguments
func Arguments() *C.char {
	return C.CString(strings.Join(os.Args[1:], ","))
}

// Variable gives an environment variable as Go sees it. The caller frees it.
//
//export Variable
func Variable(name *C.char) *C.char {
	return C.CString(os.Getenv(C.GoString(name)))
}

func main() {}
