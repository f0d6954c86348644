package facts

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/editor"
)

func contradictions() []editor.Finding {
	return []editor.Finding{
		{Rule: "weekday-fits", Range: editor.Range{Block: "p1", Start: 3, End: 20}, Text: "Thursday, March 4", Message: "4 March 2026 is a Wednesday, not a Thursday",
			Fixes: []editor.Fix{{Label: "Write “Wednesday”"}}},
		{Rule: "age-agrees", Range: editor.Range{Block: "p2", Start: 3, End: 5}, Text: "63", Message: "Karl Holm is 63 here, 61 before"},
		{Rule: "amount-differs", Range: editor.Range{Block: "p3", Start: 3, End: 5}, Text: "46", Message: "“46” here, “48” before", Waived: &editor.Waiver{By: "R.O.", Reason: "two sums"}},
	}
}

// TestContradictions stand above the facts, can be fixed and let stand by a key each,
// and never take the keys of a fact.
func TestContradictions(t *testing.T) {
	v, w, log := shown(t)
	v.OnFix = func(f editor.Finding, x editor.Fix) { log.add("fix", f.Rule, x.Label) }
	v.OnWaive = func(f editor.Finding) { log.add("waive", f.Rule) }
	v.OnUnwaive = func(f editor.Finding) { log.add("unwaive", f.Rule) }
	v.OnShow = func(f editor.Fact) { log.add("show", f.Text) }
	v.SetContradictions(contradictions(), nil)
	if len(v.shown) != 2+len(sample()) || v.shown[0].finding == nil || v.shown[2].finding != nil {
		t.Fatalf("shown: %+v", v.shown)
	}
	v.Focus()
	press(w, fyne.Key1, fyne.KeyV, fyne.KeyDelete, fyne.KeyDown, fyne.KeyL)
	if want := "show Thursday, March 4, fix weekday-fits Write “Wednesday”, show 63, waive age-agrees"; log.String() != want {
		t.Errorf("got  %s\nwant %s", log, want)
	}
	if f, ok := v.Contradiction(); !ok || f.Rule != "age-agrees" {
		t.Errorf("chosen: %+v", f)
	}
	*log = nil
	v.Filter(Sieve{Contradictions: true})
	if len(v.shown) != 3 || len(v.Listed()) != 0 {
		t.Errorf("only contradictions: %+v", v.shown)
	}
	v.SelectContradiction(contradictions()[2].Key())
	press(w, fyne.KeyL)
	if want := "unwaive amount-differs"; log.String() != want {
		t.Errorf("got %s, want %s", log, want)
	}
	v.SetContradictions(nil, []string{"Every weekday fits its date"})
	if len(v.shown) != 0 || v.empty.Hidden {
		t.Error("nothing says that there is no contradiction")
	}
	v.Filter(Sieve{Open: true})
	v.SetContradictions(contradictions(), nil)
	v.SelectContradiction(contradictions()[1].Key())
	if f, ok := v.Contradiction(); !ok || f.Rule != "age-agrees" || v.sieve != (Sieve{}) {
		t.Errorf("chosen from the page: %+v", f)
	}
	v.Check(true)
	for _, it := range v.shown {
		if it.finding != nil {
			t.Error("checking shows facts one at a time, and this is none")
		}
	}
	for _, it := range v.FilterItems() {
		if it.Checked && !strings.HasPrefix(it.Label, "All") {
			t.Errorf("%s is ticked", it.Label)
		}
	}
}
