package diff

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

// aside are the fields of a fact that its words and their place decide, not what was
// said of them.
var aside = []string{"ID", "Range", "Text", "Before", "After", "Stale", "Was", "Gone"}

// TestEveryFieldOfAFactIsMerged changes one field after the other in one version, and
// something else in the other.
func TestEveryFieldOfAFactIsMerged(t *testing.T) {
	text := "The bill is £41 million now."
	with := func(f editor.Fact) editor.Story {
		return editor.Story{Article: editor.Article{Body: []editor.Block{{ID: "b", Kind: editor.Paragraph, Text: text}}}, Facts: []editor.Fact{f}}
	}
	base := editor.Fact{ID: "f", Kind: editor.Money, Status: editor.Verified, Text: "£41 million", Range: editor.Range{Block: "b", Start: 12, End: 24},
		Checker: "Ann", Settled: time.Unix(1, 0).UTC(), Note: "n", Questions: []editor.Question{{ID: "q", Text: "Who?"}}}
	for i := range reflect.TypeFor[editor.Fact]().NumField() {
		name := reflect.TypeFor[editor.Fact]().Field(i).Name
		if slices.Contains(aside, name) {
			continue
		}
		changed := base.Clone()
		field := reflect.ValueOf(&changed).Elem().Field(i)
		switch field.Interface().(type) {
		case time.Time:
			field.Set(reflect.ValueOf(time.Unix(9, 0).UTC()))
		case []editor.Source:
			changed.Sources = []editor.Source{{ID: "s", Title: "x", Confidential: true}}
		case []editor.Risk:
			changed.Risks = []editor.Risk{editor.Legal}
		case []editor.Question:
			changed.Questions = []editor.Question{{ID: "q", Text: "Who?", Closed: true, Answers: []editor.Answer{{By: "Bo", Text: "I."}}}}
		case editor.RightOfReply:
			changed.Reply.Whom = "the council"
		default:
			field.SetString(field.String() + "x")
		}
		other := base.Clone()
		other.Note, other.Sources = "another note", []editor.Source{{ID: "o", Title: "o"}}
		other.Questions[0].Answers = []editor.Answer{{By: "Cy", Text: "You."}}
		want := changed.Clone()
		want.Note, want.Sources = other.Note, append(slices.Clone(other.Sources), want.Sources...)
		want.Questions[0].Answers = append(slices.Clone(other.Questions[0].Answers), want.Questions[0].Answers...)
		if name == "Note" {
			other.Note = base.Note
			want.Note = changed.Note
		}
		for _, swapped := range []bool{false, true} {
			ours, theirs := other, changed
			if swapped {
				ours, theirs = changed, other
			}
			m, err := Merge(t.Context(), with(base), with(ours), with(theirs))
			if err != nil || len(m.Conflicts) > 0 || len(m.Story.Facts) != 1 {
				t.Fatalf("%s: %+v, %v", name, m.Conflicts, err)
			}
			got := m.Story.Facts[0].Clone()
			inOrder(&got)
			inOrder(&want)
			if !got.Equal(want) {
				t.Errorf("%s, swapped %v:\n%+v\nwant\n%+v", name, swapped, got, want)
			}
		}
	}
}

// inOrder sorts the lists of a fact, to which either version may have come first.
func inOrder(f *editor.Fact) {
	slices.SortFunc(f.Sources, func(a, b editor.Source) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(f.Questions[0].Answers, func(a, b editor.Answer) int { return strings.Compare(a.By, b.By) })
}

// TestFactsClash has both versions say something else, or one remove what the other
// went on with.
func TestFactsClash(t *testing.T) {
	text := "The bill is £41 million now."
	with := func(facts ...editor.Fact) editor.Story {
		return editor.Story{Article: editor.Article{Body: []editor.Block{{ID: "b", Kind: editor.Paragraph, Text: text}}}, Facts: facts}
	}
	base := editor.Fact{ID: "f", Kind: editor.Money, Status: editor.Unchecked, Text: "£41 million", Range: editor.Range{Block: "b", Start: 12, End: 24}}
	change := func(do func(*editor.Fact)) editor.Fact { f := base.Clone(); do(&f); return f }
	for name, c := range map[string][2]func(*editor.Fact){
		"calculation": {func(f *editor.Fact) { f.Calculation = "2 x 20.5" }, func(f *editor.Fact) { f.Calculation = "40 + 1" }},
		"assigned to": {func(f *editor.Fact) { f.Assigned = "Ann" }, func(f *editor.Fact) { f.Assigned = "Bo" }},
		"was wrong":   {func(f *editor.Fact) { f.Change = "£40 million" }, func(f *editor.Fact) { f.Change = "£39 million" }},
		"reply":       {func(f *editor.Fact) { f.Reply.Whom = "Ann" }, func(f *editor.Fact) { f.Reply.Whom = "Bo" }},
		"status":      {func(f *editor.Fact) { f.Status = editor.Waived }, func(f *editor.Fact) { f.Status = editor.Attested }},
	} {
		ours, theirs := change(c[0]), change(c[1])
		m, err := Merge(t.Context(), with(base), with(ours), with(theirs))
		if err != nil || len(m.Conflicts) != 1 || m.Conflicts[0].Kind != FactClash {
			t.Errorf("%s: %+v, %v", name, m.Conflicts, err)
		}
	}
	asked := change(func(f *editor.Fact) { f.Questions = []editor.Question{{ID: "q", Text: "Who?"}} })
	if m, err := Merge(t.Context(), with(base), with(asked), with()); err != nil || len(m.Conflicts) != 1 {
		t.Errorf("a fact with a new question is dropped: %+v, %v", m.Conflicts, err)
	}
	one, two := base.Clone(), base.Clone()
	base.Sources = []editor.Source{{ID: "s", Title: "Minutes"}}
	one.Sources = []editor.Source{{ID: "s", Title: "Minutes", Locator: "p. 3"}}
	two.Sources = []editor.Source{{ID: "s", Title: "Minutes", Archived: "https://a.example"}}
	m, err := Merge(t.Context(), with(base), with(one), with(two))
	if err != nil || len(m.Story.Facts[0].Sources) != 2 || m.Story.Facts[0].Sources[1].ID != "s-2" {
		t.Errorf("%+v, %v", m.Story.Facts, err)
	}
}

// TestTaggedByBoth has both tag the same words: one fact is enough, unless theirs knows
// what ours does not.
func TestTaggedByBoth(t *testing.T) {
	with := func(facts ...editor.Fact) editor.Story {
		return editor.Story{Article: editor.Article{Body: []editor.Block{{ID: "b", Kind: editor.Paragraph, Text: "The bill is £41 million now."}}}, Facts: facts}
	}
	fact := func(id string, change func(*editor.Fact)) editor.Fact {
		f := editor.Fact{ID: id, Kind: editor.Money, Status: editor.Verified, Text: "£41 million", Range: editor.Range{Block: "b", Start: 12, End: 24}, Checker: "Ann"}
		change(&f)
		return f
	}
	item := editor.Source{ID: "s", Title: "Item 7"}
	for _, c := range []struct {
		name         string
		ours, theirs func(*editor.Fact)
		want         int
	}{
		{"the same", func(*editor.Fact) {}, func(*editor.Fact) {}, 1},
		{"not checked", func(*editor.Fact) {}, func(f *editor.Fact) { f.Status, f.Checker = editor.Unchecked, "" }, 1},
		{"a source of theirs", func(*editor.Fact) {}, func(f *editor.Fact) { f.Sources = []editor.Source{item} }, 2},
		{"the same source", func(f *editor.Fact) { f.Sources = []editor.Source{item} }, func(f *editor.Fact) { f.Sources = []editor.Source{{ID: "o", Title: "Item 7"}} }, 1},
		{"a question", func(*editor.Fact) {}, func(f *editor.Fact) { f.Questions = []editor.Question{{ID: "q", Text: "Who?"}} }, 2},
		{"a note", func(f *editor.Fact) { f.Note = "read" }, func(f *editor.Fact) { f.Note = "asked" }, 2},
		{"a risk", func(*editor.Fact) {}, func(f *editor.Fact) { f.Risks = []editor.Risk{editor.Legal} }, 2},
	} {
		m, err := Merge(t.Context(), with(), with(fact("f", c.ours)), with(fact("g", c.theirs)))
		if err != nil || len(m.Story.Facts) != c.want {
			t.Errorf("%s: %+v, %v", c.name, m.Story.Facts, err)
		}
	}
}

// TestSettledFactsOfEveryKindAreCalledOut changes the words of facts that somebody has
// answered for.
func TestSettledFactsOfEveryKindAreCalledOut(t *testing.T) {
	with := func(text string, f editor.Fact) editor.Story {
		return editor.Story{Article: editor.Article{Body: []editor.Block{{ID: "b", Kind: editor.Paragraph, Text: text}}}, Facts: []editor.Fact{f}}
	}
	for status, want := range map[editor.FactStatus]FactKind{
		editor.Verified: Reworded, "verified:twice": Reworded, editor.Corrected: Reworded, editor.Waived: Reworded, editor.Attested: Reworded,
		editor.Unchecked: Rewritten, editor.Sourced: Rewritten,
	} {
		f := editor.Fact{ID: "f", Kind: editor.Money, Status: status, Text: "£41 million", Range: editor.Range{Block: "b", Start: 12, End: 24}}
		g := f.Reword("£44 million")
		c, err := Compare(t.Context(), with("The bill is £41 million now.", f), with("The bill is £44 million now.", g))
		if err != nil || len(c.Facts) != 1 || c.Facts[0].Kind != want || c.Facts[0].Verified != (status.Base() == editor.Verified) {
			t.Errorf("%s: %+v, %v", status, c.Facts, err)
		}
	}
}
