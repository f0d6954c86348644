package main

import "testing"

func TestFaultVerdict(t *testing.T) {
	f := fault{test: "TestPowerCut", name: "the power cut", atLeast: 1000}
	for out, want := range map[string]bool{
		"=== RUN   TestPowerCut\n=== ATTR  TestPowerCut tried 1000\n=== ATTR  TestPowerCut lost 0\n--- PASS: TestPowerCut (37.33s)\nPASS\n": true,
		"=== ATTR  TestPowerCut tried 100\n=== ATTR  TestPowerCut lost 0\n--- PASS: TestPowerCut (3.33s)\nPASS\n":                           false,
		"=== ATTR  TestPowerCut tried 1000\n=== ATTR  TestPowerCut lost 1\n--- FAIL: TestPowerCut (3.33s)\nFAIL\n":                          false,
		"=== ATTR  TestPowerCut tried 1000\n=== ATTR  TestPowerCut lost 0\npanic: out of luck\n":                                            false,
		"ok  	stet/store	0.1s [no tests to run]\n": false,
	} {
		if row, held := f.judge(parseFaults(out)[f.test]); held != want {
			t.Errorf("%q of %q", row, out)
		}
	}
}
