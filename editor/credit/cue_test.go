package credit

import (
	"os"
	"regexp"
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
	groups := make([]string, len(cues))
	for i, c := range cues {
		groups[i] = "(" + c.re + ")"
	}
	all := regexp.MustCompile("(?i)" + strings.Join(groups, "|"))
	seen := 0
	for line := range strings.Lines(string(content)) {
		for _, line := range []string{line, "Ann Lee " + line, strings.ToUpper(line), strings.ReplaceAll(line, " ", "é")} {
			line = clean(line)
			got := findCues(line)
			var want []found
			for _, m := range all.FindAllStringSubmatchIndex(line, -1) {
				group := slices.IndexFunc(m[2:], func(at int) bool { return at >= 0 }) / 2
				want = append(want, found{m[0], m[1], &cues[group]})
			}
			if !slices.Equal(got, want) {
				t.Errorf("%q: %v, want %v", line, got, want)
			}
			seen += len(got)
		}
	}
	if seen < 1000 {
		t.Errorf("%d labels in all", seen)
	}
}
