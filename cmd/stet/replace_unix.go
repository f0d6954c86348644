//go:build !windows

package main

import (
	"os"
	"syscall"
)

// replaceProcess runs a program in place of this one; it returns only where it
// cannot.
func replaceProcess(program string, args []string) error {
	return syscall.Exec(program, args, os.Environ())
}
