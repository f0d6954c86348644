package credit

import (
	"slices"
	"testing"

	"stet/editor"
)

// TestProfile holds the desk's choice of severities against the rules' own.
func TestProfile(t *testing.T) {
	in := cleanInput(t)
	in.Story.Article.Byline, in.Story.Article.Authors = "", nil
	if found := Check(in).Findings; len(found) != 1 || !found[0].Stops() {
		t.Fatalf("without a profile: %v", lines(found))
	}
	in.Profile.Severities = map[string]editor.Severity{"byline-present": editor.Informs}
	if found := Check(in).Findings; len(found) != 1 || found[0].Severity != editor.Informs {
		t.Errorf("as information: %v", lines(found))
	}
	in.Profile.Severities["byline-present"] = Off
	result := Check(in)
	off := func(r Rule) bool { return r.Name == "byline-present" }
	if len(result.Findings) > 0 || len(result.Off) != 1 || slices.ContainsFunc(result.Passed, off) {
		t.Errorf("switched off: %v, %d off, %d passed", lines(result.Findings), len(result.Off), len(result.Passed))
	}
}

// TestUnjudged keeps a rule that cannot know from counting as passed.
func TestUnjudged(t *testing.T) {
	rule := newRule("moon", "The moon is full", editor.Warns, func(Input) []editor.Finding { return nil }).
		unless(func(in Input) string {
			if in.Now.IsZero() {
				return "the day is not known"
			}
			return ""
		}).follows("https://example.org/moon")
	var dark, lit Result
	dark.run(rule, Input{})
	lit.run(rule, Input{Now: noon})
	if len(dark.Passed) > 0 || len(dark.Unknown) != 1 || dark.Unknown[0].Why != "the day is not known" {
		t.Errorf("without a day: %+v", dark)
	}
	if len(lit.Passed) != 1 || len(lit.Unknown) > 0 {
		t.Errorf("with a day: %+v", lit)
	}
}
