package words

import "testing"

func TestWords(t *testing.T) {}
