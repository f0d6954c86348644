package credit

import (
	"slices"
	"testing"

	"stet/editor"
)

func TestPictureField(t *testing.T) {
	pier := picture("i", editor.Image{File: "pier.jpg"})
	byRule := ofPicture(pier, "no right")
	byRule.Rule = "image-rights"
	byFix := byRule
	byFix.Fixes = []editor.Fix{setPicture(pier, "byline", "Jane Doe")}
	lost := ofPicture(pier, "lost on the way out")
	lost.Rule = "export-reread"
	for _, c := range []struct {
		f    editor.Finding
		want string
	}{{byRule, "rights"}, {byFix, "byline"}, {lost, ""}} {
		if got := PictureField(c.f); got != c.want {
			t.Errorf("%s %v: %q, want %q", c.f.Rule, c.f.Fixes, got, c.want)
		}
	}
	for rule, field := range settledBy {
		if !slices.Contains(editor.ImageFields(), field) {
			t.Errorf("%s is settled by %q, which no picture has", rule, field)
		}
		if !slices.ContainsFunc(Rules, func(r Rule) bool { return r.Name == rule }) {
			t.Errorf("there is no rule %s", rule)
		}
	}
}
