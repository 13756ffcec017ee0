package twice

import (
	_ "embed"
	"os"
	"testing"
)

//go:embed testdata/embedded.txt
var embedded string

func TestTwice(t *testing.T) {
	if Twice(21) != 42 {
		t.Fatal("C does not answer")
	}
}

func TestWhereItRuns(t *testing.T) {
	text, err := os.ReadFile("testdata/read.txt")
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("read %s, embedded %s, %s %s, factor %d", text, embedded, os.Getenv("GREETING"), os.Getenv("OTHER"), Factor)
}

func TestParts(t *testing.T) {
	t.Run("one", func(t *testing.T) {})
	t.Run("two", func(t *testing.T) { t.Skip("this part only") })
}

func TestSkipped(t *testing.T) { t.Skip("not today") }

func TestÄnderung(t *testing.T) {}

func Testify() {}

func BenchmarkTwice(b *testing.B) { b.Fatal("benchmarks are not run") }

func FuzzTwice(f *testing.F) {
	f.Add(1)
	f.Fuzz(func(t *testing.T, value int) { t.Logf("seed %d", Twice(value)) })
}
