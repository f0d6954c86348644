package credit

import (
	"strings"
	"testing"
	"time"

	"stet/editor"
)

func TestRelativeDay(t *testing.T) {
	undated := func(texts ...string) func(*Input, *editor.Article) {
		return func(in *Input, a *editor.Article) {
			in.Story.Facts, a.Published, a.Body = nil, time.Time{}, nil
			for i, text := range texts {
				a.Body = append(a.Body, editor.Block{ID: string(rune('a' + i)), Kind: editor.Paragraph, Text: text})
			}
		}
	}
	which := func(word string) string {
		return "“" + word + "” The story has no date, so nobody can tell which day “" + word + "” is"
	}
	testRule(t, relativeDay, []ruleCase{
		{"weekday", undated("He spoke on Thursday. On Thursday she left."), []string{"warn a:12-20 " + which("Thursday")}},
		{"of one", undated("Today’s vote and Monday's."), []string{"warn a:0-5 " + which("Today"), "warn a:19-25 " + which("Monday")}},
		{"three at most", undated("Yesterday, today", "and tomorrow", "or on Friday."), []string{
			"warn a:0-9 " + which("Yesterday"), "warn a:11-16 " + which("today"),
			"warn b:4-12 " + which("tomorrow")}},
		{"a time of day", undated("It sank last night, and this morning on Wednesday."), []string{
			"warn a:8-18 " + which("last night"),
			"warn a:24-36 " + which("this morning"),
			"warn a:40-49 " + which("Wednesday")}},
		{"headline", func(_ *Input, a *editor.Article) {
			a.Published, a.Headline, a.Body = time.Time{}, "Ferry sails tonight", nil
		}, []string{"warn headline:12-19 " + which("tonight")}},
		{"the dateline has no day", func(_ *Input, a *editor.Article) {
			a.Published, a.Dateline.Date = time.Time{}, "Thursday"
		}, []string{"warn a:66-72 " + which("Monday")}},
		{"the dateline has one", func(_ *Input, a *editor.Article) {
			a.Published, a.Dateline.Date = time.Time{}, "Sept. 26"
		}, nil},
		{"dated in place", undated("On Monday, April 22, and Tuesday 23 April, and Friday (26 April)."), nil},
	})
}

func TestRelativeDays(t *testing.T) {
	for text, want := range map[string]string{
		"on Thursday and Thursday’s vote":        "Thursday Thursday",
		"on Monday morning, last night":          "Monday|last night",
		"every Monday and on Sundays":            "",
		"Good Friday, Black Monday, USA Today":   "",
		"the Sunday Times and the Friday Market": "Friday",
		"Wednesday, the 3rd of May":              "",
		"Saturday, 5/4":                          "",
		"Monday in May":                          "Monday",
		"Sundayish, mid-Monday":                  "Monday",
		"a Tuesday in 1961":                      "",
	} {
		var got []string
		for _, m := range relativeDays(text) {
			got = append(got, text[m[0]:m[1]])
		}
		if strings.Join(got, " ") != strings.ReplaceAll(want, "|", " ") {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
