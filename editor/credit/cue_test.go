package credit

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// findCues finds what a search for all of them would.
func TestFindCues(t *testing.T) {
	content, err := os.ReadFile("testdata/lines.tsv")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for line := range strings.Lines(string(content)) {
		for _, line := range []string{line, "Ann Lee " + line, strings.ToUpper(line), strings.ReplaceAll(line, " ", "é")} {
			line = clean(line)
			got, want := findCues(line), cueRE.FindAllStringSubmatchIndex(line, -1)
			if !slices.EqualFunc(got, want, slices.Equal) {
				t.Errorf("%q: %v, want %v", line, got, want)
			}
			found += len(got)
		}
	}
	if found < 1000 {
		t.Errorf("%d labels in all", found)
	}
}
