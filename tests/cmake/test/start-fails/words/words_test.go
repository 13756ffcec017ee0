package words

import (
	"fmt"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	fmt.Println("there is no database")
	os.Exit(3)
}

func TestWords(t *testing.T) {}
