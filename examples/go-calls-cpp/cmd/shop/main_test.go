package main

import "testing"

func TestPrice(t *testing.T) {
	if price, err := priceOf("apple"); err != nil || price != 30 {
		t.Errorf("an apple costs %d cents (%v)", price, err)
	}
}

func TestNoPrice(t *testing.T) {
	if _, err := priceOf("pear"); err == nil || err.Error() != "no price for pear" {
		t.Errorf("for a pear: %v", err)
	}
}
