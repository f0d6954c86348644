package main

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// fault is a calamity that a library is held to outlive. Its test tries it again
// and again, a few times in "test" and often here, and reports how often with
// the attributes "tried" and "lost".
type fault struct {
	room, test string
	name       string  // what the row says
	atLeast    int     // how often it is to be tried
	p95        float64 // the milliseconds in which 95 of 100 saves are to be done, 0 where that is not measured
}

var faults = []fault{
	{"store", "TestKilledWhileJournalling", "kill -9 of a process that types", 400, 0},
	{"store", "TestKilledWhileFiling", "kill -9 of a process that files revisions", 400, 0},
	{"store", "TestKilledTwoWriters", "kill -9 of two that type in the same stories", 200, 0},
	{"store", "TestPowerCut", "the power cut at any moment, writes dropped and torn", 1000, 0},
	{"store", "TestFullAtEveryWrite", "the disk full at every write of a session", 500, 0},
	{"store", "TestTypingBesideImport", "two processes that type while a third imports", 1000, 50},
	{"store", "TestLeftoverLog", "the -wal of another state left beside a library", 200, 0},
	{"store", "TestDamageAnywhere", "a bit or a page damaged at any place", 1000, 0},
}

// outcome is what a test reported.
type outcome struct {
	tried, lost int
	p95         float64
	passed      bool
}

func runFaults() error {
	if err := setup(forBuild); err != nil {
		return err
	}
	fmt.Printf("%-62s %12s %12s\n", "fault", "tried", "lost")
	short := false
	for _, f := range faults {
		out, err := tryFault(f)
		row, held := f.judge(parseFaults(out)[f.test])
		fmt.Println(row)
		if !held {
			fmt.Println(out, err)
		}
		short = short || !held
	}
	if short {
		return errShort
	}
	return nil
}

// tryFault runs a test the long way and returns what it printed.
func tryFault(f fault) (string, error) {
	cmd := exec.Command("go", "test", "-tags", tags, "-count", "1", "-timeout", "2h", "-v", "-run", "^"+f.test+"$", "./"+f.room)
	cmd.Env = append(buildEnv(), "STET_FAULTS=long")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	return string(out), err
}

// judge makes the fault's row, and says whether the library outlived it.
func (f fault) judge(o outcome) (string, bool) {
	verdict, held := "held", o.passed && o.lost == 0 && o.tried >= f.atLeast
	switch {
	case !o.passed || o.lost > 0:
		verdict = "falls short"
	case f.p95 > 0 && o.p95 > f.p95:
		verdict, held = fmt.Sprintf("falls short: 95 of 100 saves took up to %.1f ms, to be %.0f", o.p95, f.p95), false
	case f.p95 > 0 && held:
		verdict = fmt.Sprintf("held; 95 of 100 saves within %.1f ms", o.p95)
	case !held:
		verdict = fmt.Sprintf("falls short: to be tried %d times", f.atLeast)
	}
	return fmt.Sprintf("%-62s %12d %12d  %s", f.name, o.tried, o.lost, verdict), held
}

// parseFaults reads what "go test -v" prints of tests and their attributes.
func parseFaults(out string) map[string]outcome {
	all := map[string]outcome{}
	for _, line := range strings.Split(out, "\n") {
		words := strings.Fields(line)
		switch {
		case len(words) == 5 && words[1] == "ATTR": // === ATTR  TestPowerCut tried 1000
			o := all[words[2]]
			switch n, _ := strconv.ParseFloat(words[4], 64); words[3] {
			case "tried":
				o.tried = int(n)
			case "lost":
				o.lost = int(n)
			case "p95":
				o.p95 = n
			}
			all[words[2]] = o
		case len(words) >= 3 && words[0] == "---": // --- PASS: TestPowerCut (37.33s)
			o := all[words[2]]
			o.passed = words[1] == "PASS:"
			all[words[2]] = o
		}
	}
	return all
}
