package store

import (
	"testing"
	"time"

	"stet/editor"
)

func TestSentOut(t *testing.T) {
	l := newLibrary(t)
	out, kept := add(t, l, story("One")), add(t, l, story("Two"))
	act(t, l, editor.Action{What: editor.SentOut, To: "one.html"}, out)
	act(t, l, editor.Action{What: editor.Moved, To: "checking"}, kept)
	file(t, l, out, 1, story("One, corrected"))
	var all []string
	var last time.Time
	each := func(at time.Time, a editor.Article) { all, last = append(all, a.ID+" "+a.Headline), at }
	if err := l.SentOut(t.Context(), time.Time{}.AddDate(1999, 0, 0), each); err != nil || len(all) != 1 || all[0] != out+" One, corrected" {
		t.Fatalf("%q went out: %v", all, err)
	}
	all = nil
	if err := l.SentOut(t.Context(), last, each); err != nil || len(all) != 1 {
		t.Errorf("%q went out at the very moment: %v", all, err)
	}
	all = nil
	if err := l.SentOut(t.Context(), last.Add(time.Millisecond), each); err != nil || len(all) != 0 {
		t.Errorf("%q went out since: %v", all, err)
	}
}
