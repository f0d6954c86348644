package credit

import (
	"testing"

	"stet/editor"
)

func TestRepublishWindow(t *testing.T) {
	testRule(t, republishWindow, []ruleCase{
		{"day 91", republishing(Republication{Days: 90}, func(in *Input, _ *editor.Article) { in.Known.Original.Published = noon.AddDate(0, 0, -91) }), []string{
			"warn published “2025-12-03” Floodlight lets its stories be republished for 90 days, and those were over on 3 March 2026"}},
		{"day 90", republishing(Republication{Days: 90}, func(in *Input, _ *editor.Article) { in.Known.Original.Published = noon.AddDate(0, 0, -90) }), nil},
		{"the month is full", republishing(Republication{Stories: 2}, ran("Floodlight", 1, 29)), []string{
			"warn source “Floodlight” Floodlight lets 2 of its stories be republished in 30 days, and 2 have gone out"}},
		{"one was longer ago", republishing(Republication{Stories: 2}, ran("Floodlight", 1, 31)), nil},
		{"a week", republishing(Republication{Stories: 1, In: 7}, ran("floodlight", 8)), nil},
		{"of somebody else", republishing(Republication{Stories: 1}, ran("Coast News", 1)), nil},
	})
	why := unjudged(t, republishWindow, func(_ *Input, a *editor.Article) { a.Terms, a.Source = editor.Republished, "Floodlight" })
	if why == "" {
		t.Error("terms that nobody knows count as kept")
	}
	why = unjudged(t, republishWindow, republishing(Republication{Stories: 2}, func(in *Input, _ *editor.Article) { in.Known.Sent = nil }))
	if why != notCounted {
		t.Errorf("what nobody counted: %q", why)
	}
}

// ran has stories of a source gone out so many days ago.
func ran(source string, days ...int) func(*Input, *editor.Article) {
	return func(in *Input, _ *editor.Article) {
		in.Known.Sent = []SentOut{}
		for _, n := range days {
			in.Known.Sent = append(in.Known.Sent, SentOut{noon.AddDate(0, 0, -n), editor.Article{Source: source, Terms: editor.Republished}})
		}
	}
}
