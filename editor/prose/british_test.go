package prose

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBritish reads seven articles in British style: single marks outside,
// double ones inside, and apostrophes everywhere. Behind the article each has
// what is to be found, a line a quotation, as in TestQuotes. What is scare there
// need not have a speaker.
func TestBritish(t *testing.T) {
	files, err := filepath.Glob("testdata/british/*.txt")
	if err != nil || len(files) != 7 {
		t.Fatalf("%d articles, %v", len(files), err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text, want, _ := strings.Cut(string(b), "\n----\n")
		paragraphs := strings.Split(text, "\n\n")
		var lines []string
		for _, q := range Quotes(paragraphs) {
			lines = append(lines, describe(paragraphs, q))
		}
		wanted := strings.Split(strings.TrimSpace(want), "\n")
		for i := range max(len(lines), len(wanted)) {
			var got, want string
			if i < len(lines) {
				got = lines[i]
			}
			if i < len(wanted) {
				want = wanted[i]
			}
			if strings.HasSuffix(got, " / scare") && strings.HasSuffix(want, " / scare") {
				got, want = strings.SplitN(got, " / ", 2)[0], strings.SplitN(want, " / ", 2)[0]
			}
			if got != want {
				t.Errorf("%s, quotation %d\n got %s\nwant %s", filepath.Base(file), i+1, got, want)
			}
		}
	}
}
