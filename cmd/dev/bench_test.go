package main

import (
	"strings"
	"testing"
)

const benchOutput = `goos: linux
BenchmarkType10k-2   	     100	    210000 ns/op	         0.0025 x/entry	  102400 B/op
BenchmarkOpen/of-50k-2   	       5	  2300000 ns/op	         0.9 x/own
BenchmarkSerial   	       5	  100 ns/op	         3 x/peer
PASS
`

func TestParseBench(t *testing.T) {
	got := parseBench(benchOutput)
	for key, want := range map[string]float64{
		"BenchmarkType10k x/entry":   0.0025,
		"BenchmarkType10k B/op":      102400,
		"BenchmarkOpen/of-50k x/own": 0.9,
		"BenchmarkSerial x/peer":     3,
	} {
		if got[key] != want {
			t.Errorf("%s = %v, want %v", key, got[key], want)
		}
	}
}

func TestJudge(t *testing.T) {
	measured := map[string]float64{"BenchmarkA x/peer": 1.5, "BenchmarkC not-here": 1}
	for _, c := range []struct {
		f    figure
		held bool
		says string
	}{
		{figure{"r", "BenchmarkA", "x/peer", "a", 1.5}, true, "holds"},
		{figure{"r", "BenchmarkA", "x/peer", "a", 1.4}, false, "falls short"},
		{figure{"r", "BenchmarkB", "x/peer", "b", 9}, false, "falls short: not measured"},
		{figure{"r", "BenchmarkC", "x/peer", "c", 9}, true, "not measured here"},
	} {
		row, held := c.f.judge(measured)
		if held != c.held || !strings.Contains(row, c.says) {
			t.Errorf("%+v: %q, %v", c.f, row, held)
		}
	}
}

func TestPickRooms(t *testing.T) {
	all := []figure{{room: "store"}, {room: "store"}, {room: "app/manuscript"}}
	if got := pick(all, "./store"); len(got) != 2 {
		t.Errorf("picked %v", got)
	}
	if got := strings.Join(roomsOf(all), " "); got != "store app/manuscript" {
		t.Errorf("rooms %q", got)
	}
}
