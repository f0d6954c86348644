package workflow

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"stet/editor"
)

func TestFileName(t *testing.T) {
	a := editor.Article{ID: "k3", Slug: "bridge", Headline: "Bill: “£41m”?", Section: "City/Harbour"}
	for pattern, want := range map[string]string{
		"{slug}":                    "bridge",
		"{date} {slug} r{revision}": "2026-11-23 bridge r3",
		"{headline}":                "Bill- “£41m”-",
		"{section}/{slug}":          "City-Harbour-bridge",
		"../{slug}":                 "-bridge",
		"{id}":                      "k3",
		"...":                       "bridge",
		"con":                       "_con",
		"Nul.txt":                   "_Nul.txt",
	} {
		if got := FileName(pattern, a, 3, noon); got != want {
			t.Errorf("%s gives %q, want %q", pattern, got, want)
		}
	}
	if got := FileName("{slug}", editor.Article{Headline: "Ferry to sail"}, 1, noon); got != "Ferry to sail" {
		t.Errorf("without a slug it is %q", got)
	}
	if got := FileName("{slug}", editor.Article{}, 1, noon); got != "story" {
		t.Errorf("without anything it is %q", got)
	}
}

func FuzzSafeName(f *testing.F) {
	for _, s := range []string{"bridge", "a/b", "COM1.x", " .x. ", strings.Repeat("ü", 300), "a\u202eb", "\xff", "-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		name := SafeName(words)
		switch {
		case name == "":
		case len(name) > mostName+1, !utf8.ValidString(name), strings.ContainsAny(name, "/\\:*?\"<>|\x00\n"), strings.Trim(name, ". ") != name,
			filepath.Base(name) != name, !filepath.IsLocal(name), SafeName(name) != name:
			t.Errorf("%q gives %q", words, name)
		}
	})
}

func TestFreePath(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "bridge.md", "")
	put(t, dir, "bridge 2.md", "")
	if got := FreePath(dir, "bridge", ".md"); filepath.Base(got) != "bridge 3.md" {
		t.Error(got)
	}
	if got := FreePath(dir, "ferry", ".md"); filepath.Base(got) != "ferry.md" {
		t.Error(got)
	}
}
