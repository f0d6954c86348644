package main

import "os"

// replaceProcess starts a program that goes on when this one has ended.
func replaceProcess(program string, args []string) error {
	p, err := os.StartProcess(program, args, &os.ProcAttr{Files: []*os.File{os.Stdin, os.Stdout, os.Stderr}})
	if err != nil {
		return err
	}
	return p.Release()
}
