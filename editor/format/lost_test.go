package format

import (
	"strings"
	"testing"
)

// TestLossesHaveWords: what a format loses is said to editors, never by its name in the
// table.
func TestLossesHaveWords(t *testing.T) {
	for _, f := range Formats {
		for _, what := range f.loses {
			if name := strings.TrimPrefix(what, "image."); LossLabel(what) == name {
				t.Errorf("%s: %q has no label: give it one in LossLabel, or as a field", f.ID, what)
			}
		}
	}
	for _, what := range Losses {
		if LossLabel(what) == what {
			t.Errorf("%q has no label", what)
		}
	}
	story, pictures := LossWords([]string{LosesMarks, "pixel", "image.rights", "image.copyright"}, LossLabel)
	if story != "bold, links and the like, counting picture to keep" || pictures != "our right to run it, copyright" {
		t.Errorf("%q; %q", story, pictures)
	}
}

func TestErrorsNameTheEndings(t *testing.T) {
	_, err := Decode("a.xyz", []byte("words"), Options{})
	for _, f := range Formats {
		if f.Reads() && !strings.Contains(err.Error(), f.Endings[0]) {
			t.Errorf("%q does not name %s", err, f.Endings[0])
		}
		if !readable(f.Endings[0]) && strings.Contains(err.Error(), f.Endings[0]) {
			t.Errorf("%q names %s, which is not read", err, f.Endings[0])
		}
	}
}
