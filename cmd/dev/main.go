// Command dev is how Stet is built: it sets up what a machine lacks, builds
// with the right tags, runs, tests, measures and checks. It uses the standard
// library only, so that `go run ./cmd/dev` works on a machine that has nothing
// but Go. It runs one step after another in one goroutine.
//
//	go run ./cmd/dev run      set up, build, open the app
//	go run ./cmd/dev test     set up, then every check and every test
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
)

// A task is one word of the command line.
type task struct {
	name, about string
	run         func(args []string) error
}

func tasks() []task {
	return []task{
		{"setup", "install the compiler and libraries this machine lacks", func([]string) error { return setup(forBuild) }},
		{"run", "set up, build, and open the app (arguments go to it)", runApp},
		{"test", "set up, then formatting, vet, staticcheck, every test and the window smoke test", func([]string) error { return test() }},
		{"bench", "measure and hold the figures against their limits (-only ROOM picks; -stories N: a smaller library; -faults: what a library outlives)", runBench},
		{"lint", "formatting, vet and staticcheck", func([]string) error { return lint() }},
		{"build", "set up and build stet and stetctl into .build", func([]string) error { return build() }},
	}
}

func main() {
	flag.Usage = usage
	flag.Parse()
	if err := dispatch(flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "dev:", err)
		os.Exit(1)
	}
}

func dispatch(args []string) error {
	if len(args) == 0 {
		usage()
		return fmt.Errorf("say what to do, for example: go run ./cmd/dev run")
	}
	if err := enterProject(); err != nil {
		return err
	}
	for _, t := range tasks() {
		if t.name == args[0] {
			return t.run(args[1:])
		}
	}
	usage()
	return fmt.Errorf("there is no task %q", args[0])
}

func usage() {
	var b strings.Builder
	b.WriteString("usage: go run ./cmd/dev TASK\n\n")
	for _, t := range tasks() {
		fmt.Fprintf(&b, "  %-6s  %s\n", t.name, t.about)
	}
	fmt.Fprint(os.Stderr, b.String())
}
