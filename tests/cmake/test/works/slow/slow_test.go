//go:build slow

package slow

import (
	"testing"
	"time"
)

func TestSleeps(t *testing.T) { time.Sleep(time.Minute) }
