package bad

import (
	"fmt"
	"os"
	"testing"
)

func TestFails(t *testing.T) {
	fmt.Println("--- SKIP: TestOther (0.00s)")
	t.Error("the answer is wrong")
}

func TestFailsThenSkips(t *testing.T) {
	t.Run("part", func(t *testing.T) { t.Skip("a part") })
	t.Error("worse")
}

func TestExits(t *testing.T) { os.Exit(0) }

func TestPanics(t *testing.T) { panic("at the disco") }
