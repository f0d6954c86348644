package credit

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// testdata/lines.tsv holds lines of many shapes. Each hundred of them was written, with
// what it names, before any of it was read by machine; what was read wrong was mended
// for all lines of the kind.
func TestFreshLines(t *testing.T) {
	o := outlets(t)
	content, err := os.ReadFile("testdata/lines.tsv")
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for line := range strings.Lines(string(content)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := append(strings.Split(strings.TrimRight(line, "\n"), "\t"), "", "", "")
		raw := strings.ReplaceAll(cells[0], `\n`, "\n")
		got := ParseByline(raw, o)
		var authors []string
		for _, a := range got.Authors {
			authors = append(authors, a.Name)
		}
		if !sameNames(authors, cells[1]) || cells[2] != "*" && !sameNames(got.Orgs, cells[2]) || !sameNames(got.Editors, cells[3]) {
			t.Errorf("%q names %q, want %q", raw, summary(got), strings.Join(cells[1:4], " | "))
		}
		read++
	}
	if read < 400 {
		t.Errorf("%d lines", read)
	}
}

// sameNames compares names, in any order, with a list between semicolons.
func sameNames(got []string, list string) bool {
	var want []string
	for one := range strings.SplitSeq(list, ";") {
		if one = strings.TrimSpace(one); one != "" {
			want = append(want, withoutThe(fold(one)))
		}
	}
	var here []string
	for _, one := range got {
		here = append(here, withoutThe(fold(one)))
	}
	slices.Sort(want)
	slices.Sort(here)
	return slices.Equal(want, here)
}
