package facts

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/editor"
)

// checked is a tab on a list of facts that keeps what it is told, as the window does.
func checked(t *testing.T, facts ...editor.Fact) (*View, fyne.Window, *told) {
	t.Helper()
	v, w, log := shown(t)
	text := "The bill is £41 million. It rose from £19 million in 2017, the council said on Thursday."
	v.TextOf = func(string) string { return text }
	for i := range facts {
		f := &facts[i]
		f.ID = f.Text
		f.Start = strings.Index(text, f.Text)
		f.Range = editor.Range{Block: "p", Start: f.Start, End: f.Start + len(f.Text)}
	}
	v.OnSettle = func(id string, s editor.FactStatus) {
		log.add(string(s), id)
		facts = slices.Clone(facts)
		for i := range facts {
			if facts[i].ID == id {
				facts[i].Status = s
			}
		}
		v.Set(facts)
		v.Done(id)
	}
	v.OnDone = func(left int) { log.add("done", string(rune('0'+left))) }
	v.Set(facts)
	return v, w, log
}

func unchecked(words string) editor.Fact {
	return editor.Fact{Kind: editor.Figure, Status: editor.Unchecked, Text: words}
}

func TestCheckingGoesOnByItself(t *testing.T) {
	settled := unchecked("£19 million")
	settled.Status = editor.Verified
	v, w, log := checked(t, unchecked("£41 million"), settled, unchecked("2017"), unchecked("Thursday"))
	v.Check(true)
	press(w, fyne.KeyV, fyne.KeyN, fyne.KeyD)
	want := "select £41 million, verified £41 million, select 2017, needs-source 2017, select Thursday, disputed Thursday, done 2"
	if log.String() != want {
		t.Errorf("told %s\nwant %s", log, want)
	}
}

func TestCheckingShowsTheSentence(t *testing.T) {
	v, w, _ := checked(t, unchecked("£19 million"), unchecked("£41 million"))
	v.Check(true)
	if got := sentences(v); got != "It rose from £19 million in 2017, the council said on Thursday." {
		t.Errorf("the sentence is %q", got)
	}
	press(w, fyne.KeyDown)
	if got := sentences(v); got != "The bill is £41 million." {
		t.Errorf("the next sentence is %q", got)
	}
	if !v.list.Hidden || v.one.Hidden {
		t.Error("the list is shown while checking")
	}
	v.Check(false)
	if v.list.Hidden || !v.one.Hidden || v.Selected() != "£41 million" {
		t.Error("the list does not come back at the same fact")
	}
}

// sentences is what the card shows of the story.
func sentences(v *View) string {
	it, _ := v.current()
	return v.sentence(it.fact).(interface{ Words() string }).Words()
}

func TestWordsAreChangedByKey(t *testing.T) {
	for _, c := range []struct {
		words string
		keys  []fyne.KeyName
		want  string
	}{
		{"£19 million", []fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn}, "£19 million in 2017"},
		{"£19 million", []fyne.KeyName{fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn}, "rose from £19 million"},
		{"the council said", []fyne.KeyName{fyne.KeyLeft, fyne.KeyDown, fyne.KeyReturn}, "council"},
		{"the council said", []fyne.KeyName{fyne.KeyRight, fyne.KeyEscape}, ""},
		{"Thursday", []fyne.KeyName{fyne.KeyDown, fyne.KeyLeft, fyne.KeyReturn}, ""}, // the only word stays
	} {
		v, w, _ := checked(t, unchecked(c.words))
		got := ""
		v.OnRespan = func(_ editor.Fact, r editor.Range) { got = v.TextOf("p")[r.Start:r.End] }
		v.Focus()
		press(w, append([]fyne.KeyName{fyne.KeyW}, c.keys...)...)
		if got != c.want {
			t.Errorf("%s, %v: %q", c.words, c.keys, got)
		}
	}
}

func TestAllOfASort(t *testing.T) {
	v, w, log := checked(t)
	v.OnAll = func(f editor.Fact) { log.add("all", f.Text) }
	at := func(kind editor.FactKind, words string, start int) editor.Fact {
		return editor.Fact{Kind: kind, Text: words, Range: editor.Range{Block: "p", Start: start, End: start + len(words)}}
	}
	v.SetSuggestions([]editor.Fact{at(editor.Money, "£41 million", 12), at(editor.Date, "Thursday", 80), at(editor.Percent, "5%", 0)})
	if got := len(v.Alike(editor.Fact{Kind: editor.Figure})); got != 2 {
		t.Errorf("%d figures", got)
	}
	v.Check(true)
	press(w, fyne.KeyA, fyne.KeyG)
	if log.String() != "all £41 million" {
		t.Errorf("told %s", log)
	}
}

func TestSieves(t *testing.T) {
	facts := []editor.Fact{
		{ID: "a", Kind: editor.Money, Status: editor.Verified, Checker: "Rae", Risks: []editor.Risk{editor.Legal}},
		{ID: "b", Kind: editor.Quotation, Status: editor.Unchecked, Assigned: "Rae", Questions: []editor.Question{{ID: "q"}}},
		{ID: "c", Kind: editor.NoFact},
		{ID: "d", Kind: editor.Quotation, Status: "verified:twice", Questions: []editor.Question{{ID: "q", Closed: true}}},
	}
	for _, c := range []struct {
		sieve Sieve
		want  string
	}{
		{Sieve{}, "abd"}, {Sieve{Open: true}, "b"}, {Sieve{Status: editor.Verified}, "a"}, {Sieve{Kind: editor.Quotation}, "bd"},
		{Sieve{Who: "Rae"}, "ab"}, {Sieve{Risk: editor.Legal}, "a"}, {Sieve{Kind: editor.NoFact}, "c"}, {Sieve{Asked: true}, "b"},
	} {
		got := ""
		for _, f := range facts {
			if c.sieve.Passes(f) {
				got += f.ID
			}
		}
		if got != c.want {
			t.Errorf("%+v lets %q through, want %q", c.sieve, got, c.want)
		}
	}
}

func TestSievesCount(t *testing.T) {
	v, _, _ := shown(t)
	labels := ""
	for _, item := range v.FilterItems() {
		labels += item.Label + ";"
		if item.ChildMenu != nil {
			for _, sub := range item.ChildMenu.Items {
				labels += sub.Label + ";"
			}
		}
	}
	for _, want := range []string{"All  4;", "Not settled  3;", "Verified  2;", "Disputed  1;", "Money  1;"} {
		if !strings.Contains(labels, want) {
			t.Errorf("no %q in %q", want, labels)
		}
	}
}
