//go:build !loud

package main

const word = "quiet"
