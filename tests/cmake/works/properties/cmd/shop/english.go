//go:build !german

package main

const word = "shop"
