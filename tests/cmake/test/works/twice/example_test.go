package twice_test

import (
	"fmt"

	"example.org/tests/twice"
)

func ExampleTwice() {
	fmt.Println(twice.Twice(4))
	// Output: 8
}
