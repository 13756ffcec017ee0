package plain

import (
	"fmt"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	fmt.Println("TestMain says [this; and")
	fmt.Println("Test this]")
	os.Exit(m.Run())
}

func TestPlain(t *testing.T) {}
