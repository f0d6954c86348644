package main

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// figure is one number Stet is held to. Nearly each is a ratio that a benchmark
// measures against a named peer in the same run, so that it holds on a slow or
// busy machine as on a fast one.
type figure struct {
	room      string // folder of the benchmark
	benchmark string // its name, as in go test -bench
	unit      string // the metric it reports
	name      string // what the row says
	limit     float64
}

// errShort makes the command end with exit code 1.
var errShort = errors.New("a figure falls short")

func runBench(args []string) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	only := flags.String("only", "", "measure one `ROOM`, such as app/manuscript")
	outlive := flags.Bool("faults", false, "try instead what a library is to outlive; takes a quarter of an hour")
	stories := flags.Int("stories", fullLibrary, "measure the library with so many `STORIES`: fewer for a quick look, which the limits are not for")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *outlive {
		return runFaults()
	}
	if err := setup(forBuild); err != nil {
		return err
	}
	short := false
	chosen := pick(figures, *only)
	if len(chosen) == 0 {
		return fmt.Errorf("no figures for room %q; rooms with figures: %s", *only, strings.Join(roomsOf(figures), ", "))
	}
	if err := makeLibrary(chosen, *stories); err != nil {
		return err
	}
	if *stories != fullLibrary {
		fmt.Printf("The limits of the library's figures are for %d stories; this is a look at %d.\n", fullLibrary, *stories)
	}
	fmt.Printf("%-62s %12s %12s\n", "figure", "measured", "at most")
	for _, room := range roomsOf(chosen) {
		measured, err := measure(room, *stories)
		if err != nil {
			return err
		}
		for _, f := range pick(chosen, room) {
			row, held := f.judge(measured)
			fmt.Println(row)
			short = short || !held
		}
	}
	if short {
		return errShort
	}
	return nil
}

// makeLibrary makes the library of made-up stories in the user's cache folder,
// where it is not there yet; the figures of the library are taken on it.
func makeLibrary(chosen []figure, stories int) error {
	for _, room := range roomsOf(chosen) {
		if room == libraryRoom || room == windowRoom {
			return step(fmt.Sprintf("make a library of %d stories (the first time takes some minutes, and 2 GB)", stories),
				"go", "run", "-tags", tags, "./cmd/newsroom", "-stories", strconv.Itoa(stories))
		}
	}
	return nil
}

// pick returns the figures of one room, or all.
func pick(all []figure, room string) []figure {
	var out []figure
	for _, f := range all {
		if room == "" || f.room == strings.Trim(room, "./") {
			out = append(out, f)
		}
	}
	return out
}

func roomsOf(all []figure) []string {
	var out []string
	for _, f := range all {
		if len(out) == 0 || out[len(out)-1] != f.room {
			out = append(out, f.room)
		}
	}
	return out
}

// judge makes the figure's row, and says whether it holds.
func (f figure) judge(measured map[string]float64) (string, bool) {
	got, ok := measured[f.benchmark+" "+f.unit]
	switch {
	case measured[f.benchmark+" "+notHere] > 0:
		return fmt.Sprintf("%-62s %12s %12.4g  not measured here: it needs Linux and Xvfb", f.name, "-", f.limit), true
	case !ok:
		return fmt.Sprintf("%-62s %12s %12.4g  falls short: not measured", f.name, "-", f.limit), false
	}
	verdict := "holds"
	if got > f.limit {
		verdict = "falls short"
	}
	return fmt.Sprintf("%-62s %12.4g %12.4g  %s", f.name, got, f.limit, verdict), got <= f.limit
}

// notHere is the unit in which a benchmark reports that it cannot be run on this
// machine.
const notHere = "not-here"

// measure runs a room's benchmarks and returns their metrics by
// "Benchmark unit". Benchmarks of windows find a screen in STET_SCREEN, those of
// the library how large it is to be in STET_STORIES.
//
// Those of the library run in a process each: what one leaves in memory would be
// in the next one's slowest twentieth.
func measure(room string, stories int) (map[string]float64, error) {
	if room != libraryRoom {
		return measureOnly(room, ".", stories)
	}
	all := map[string]float64{}
	for _, f := range pick(figures, room) {
		if _, done := all[f.benchmark+" "+f.unit]; done {
			continue
		}
		found, err := measureOnly(room, "^"+f.benchmark+"$", stories)
		if err != nil {
			return nil, err
		}
		maps.Copy(all, found)
	}
	return all, nil
}

// measureOnly runs the benchmarks of a room that a pattern names.
func measureOnly(room, pattern string, stories int) (map[string]float64, error) {
	cmd := exec.Command("go", "test", "-tags", tags, "-run", "^$", "-bench", pattern, "-timeout", "0", "./"+room)
	cmd.Env = append(buildEnv(), "STET_STORIES="+strconv.Itoa(stories))
	if _, err := exec.LookPath("Xvfb"); err == nil && room == windowRoom {
		dir, clean, err := tempDir("stet-bench-")
		if err != nil {
			return nil, err
		}
		defer clean()
		screen, err := startScreen(dir)
		if err != nil {
			return nil, err
		}
		defer screen.stop()
		cmd.Env = append(cmd.Env, "STET_SCREEN="+screen.display)
	}
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("measure %s: %w\n%s", room, err, out)
	}
	return parseBench(string(out)), nil
}

// parseBench reads the standard benchmark output (golang.org/design/
// 14313-benchmark-format): a name with the number of processors behind a
// hyphen, the iterations, then pairs of value and unit.
func parseBench(out string) map[string]float64 {
	metrics := map[string]float64{}
	for _, line := range strings.Split(out, "\n") {
		words := strings.Fields(line)
		if len(words) < 4 || !strings.HasPrefix(words[0], "Benchmark") {
			continue
		}
		name := words[0]
		if i := strings.LastIndexByte(name, '-'); i > 0 {
			if _, err := strconv.Atoi(name[i+1:]); err == nil {
				name = name[:i]
			}
		}
		for i := 2; i+1 < len(words); i += 2 {
			if v, err := strconv.ParseFloat(words[i], 64); err == nil {
				metrics[name+" "+words[i+1]] = v
			}
		}
	}
	return metrics
}
