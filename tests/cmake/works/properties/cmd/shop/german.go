//go:build german && wholesale

package main

const word = "Laden"
