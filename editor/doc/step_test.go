package doc

import (
	"math/rand/v2"
	"testing"

	"stet/editor"
)

func at(block string, start, end int) editor.Range {
	return editor.Range{Block: block, Start: start, End: end}
}

// printed is a step, fit for sample, and what it prints.
type printed struct {
	Step
	print string
}

// everyStep is one of each step.
func everyStep() []printed {
	s := sample()
	fact, comment := s.Facts[0], s.Comments[0]
	fact.Note, comment.Body = "seen", "seen"
	bold := []editor.Mark{{Start: 0, End: 5, Kind: editor.Strong}}
	return []printed{
		{Replace{Range: at("b0", 4, 11), Text: "board", Marks: bold}, `replace b0 4-11 by "board" strong 0-5`},
		{Split{Block: "b0", At: 12, New: editor.Block{ID: "n", Kind: editor.Paragraph}}, "split b0 at 12 into paragraph n"},
		{Join{Block: "b4", Next: "b5", At: len(scripts[4])}, "join b5 to b4 at 31"},
		{Splice{After: "b1", Remove: []string{"b2", "pic"}, Insert: []editor.Block{{ID: "n", Kind: editor.Quote}}}, "behind b1 replace blocks [b2 pic] by [n]"},
		{Move{Blocks: []string{"b0", "b1"}, After: "b5"}, "move blocks [b0 b1] behind b5"},
		{Reshape{Block: "b0", Kind: editor.Heading, Level: 3}, "make b0 a heading 3"},
		{SetMark{Range: at("b0", 0, 20), Kind: editor.Emphasis, On: true}, "mark b0 0-20 as emphasis"},
		{SetMark{Range: at("b0", 12, 20), Kind: editor.Link, Href: "https://a.example"}, "unmark b0 12-20 as link https://a.example"},
		{SetMark{Range: at("b0", 0, 3), Kind: editor.Deleted, Author: "ann", On: true}, "mark b0 0-3 as deleted"},
		{SetBreak{"b4", &editor.Track{Kind: editor.Deleted, Author: "ann"}}, "suggest b4 as deleted"},
		{SetField{"slug", "x"}, `set slug to "x"`},
		{SetFields{editor.Article{Slug: "y"}}, "set all fields"},
		{SetWaivers{}, "set 0 waivers"},
		{SetNotes{[]editor.Note{{ID: "n"}}}, "set 1 notes"},
		{SetFact{ID: "f0", Fact: &fact}, `put fact f0 "£41 million" verified at b0 21-33`},
		{SetFact{ID: "f1"}, "remove fact f1"},
		{SetComment{ID: "f0", Comment: &comment}, `put comment f0 "seen" at b0 4-11`},
		{SetComment{ID: "f0"}, "remove comment f0"},
		{Restore{Story: editor.Story{Article: editor.Article{Headline: "New"}}}, "put back a whole story"},
	}
}

func TestSteps(t *testing.T) {
	for _, step := range everyStep() {
		if got := step.String(); got != step.print {
			t.Errorf("prints %q, want %q", got, step.print)
		}
		m := start(t, sample(), nil) // checks each Change against the blocks
		first := hash(t, m.d)
		if _, err := m.d.Apply(Tx{Steps: []Step{step.Step}, Kind: "test"}); err != nil {
			t.Errorf("%v: %v", step, err)
			continue
		}
		check(t, m.d)
		second := hash(t, m.d)
		if m.d.Undo(); hash(t, m.d) != first || second == first {
			t.Errorf("%v is not undone", step)
		}
		if m.d.Redo(); hash(t, m.d) != second {
			t.Errorf("%v is not redone", step)
		}
		if again, ok := step.Map(nil); !ok || again.String() != step.print {
			t.Errorf("%v mapped through nothing is %v", step, again)
		}
	}
}

// TestAllOrNothing puts a step that cannot be done behind each other one.
func TestAllOrNothing(t *testing.T) {
	for _, step := range everyStep() {
		d := New(sample())
		first := hash(t, d)
		d.OnChange = func(Change) { t.Errorf("%v told of", step) }
		c, err := d.Apply(Tx{Steps: []Step{step, step, Replace{Range: at("none", 0, 0), Text: "x"}}})
		if err == nil || hash(t, d) != first || d.CanUndo() || c.Version != d.Version() || d.Version() != 0 {
			t.Errorf("%v stays when the next step fails", step)
		}
		check(t, d)
	}
}

func TestStepsRefused(t *testing.T) {
	text := editor.Block{ID: "n", Kind: editor.Paragraph}
	for _, step := range []Step{
		Replace{Range: at("b1", 1, 3), Text: "x"},
		Replace{Range: at("b0", 5, 4)},
		Replace{Range: at("b0", 0, 0), Text: "\xff"},
		Replace{Range: at("b0", 0, 0), Text: "x", Marks: []editor.Mark{{Start: 0, End: 2, Kind: editor.Strong}}},
		Replace{Range: at("pic", 0, 0), Text: "x"},
		Replace{Range: at(editor.HeadlineID, 0, 0), Text: "\n"},
		Split{Block: editor.HeadlineID, At: 2, New: text},
		Split{Block: "pic", New: text},
		Split{Block: "b0", At: 3, New: editor.Block{ID: "b1", Kind: editor.Paragraph}},
		Split{Block: "b0", At: 3, New: editor.Block{ID: "n", Kind: "poem"}},
		Split{Block: "b0", At: 999, New: text},
		Join{Block: editor.StandfirstID, Next: "b0", At: len("Work begins in April")},
		Join{Block: "b0", Next: "b2", At: len(scripts[0])},
		Join{Block: "b0", Next: "b1", At: 3},
		Join{Block: "b0", Next: "none", At: 3},
		Join{Block: "b2", Next: "pic", At: len(scripts[2])},
		Splice{After: "none", Insert: []editor.Block{text}},
		Splice{After: editor.HeadlineID, Insert: []editor.Block{text}},
		Splice{After: "b0", Insert: []editor.Block{{ID: "b1", Kind: editor.Paragraph}}},
		Splice{After: "b0", Insert: []editor.Block{{Kind: editor.Paragraph}}},
		Splice{After: "b0", Insert: []editor.Block{text, text}},
		Splice{After: "b0", Remove: []string{"b2"}},
		Splice{After: editor.HeadlineID, Remove: []string{editor.StandfirstID}},
		Move{},
		Move{Blocks: []string{editor.StandfirstID}, After: "b0"},
		Move{Blocks: []string{"b0"}, After: "b0"},
		Move{Blocks: []string{"b0"}, After: editor.HeadlineID},
		Move{Blocks: []string{"b0", "b2"}, After: "b4"},
		Reshape{Block: "none", Kind: editor.Quote},
		Reshape{Block: editor.HeadlineID, Kind: editor.Quote},
		Reshape{Block: "b0", Kind: editor.Rule},
		Reshape{Block: "b0", Kind: "poem"},
		SetMark{Range: at(editor.HeadlineID, 0, 2), Kind: editor.Strong, On: true},
		SetMark{Range: at("b1", 1, 2), Kind: editor.Strong, On: true},
		SetField{"headline", "x"},
		SetField{"slug", "\xff"},
		SetField{"nonsense", "x"},
		SetFact{ID: "none"},
		SetFact{ID: "x", Fact: &editor.Fact{ID: "y", Gone: true}},
		SetFact{ID: "x", Fact: &editor.Fact{ID: "x", Range: at("b0", 0, 3), Text: "one"}},
	} {
		d := New(sample())
		first := hash(t, d)
		if _, err := d.Apply(Tx{Steps: []Step{step}}); err == nil {
			t.Errorf("did %v", step)
		}
		if hash(t, d) != first {
			t.Errorf("%v left something behind", step)
		}
	}
	d := New(editor.Story{})
	if _, err := d.Apply(Tx{Steps: []Step{Splice{After: editor.StandfirstID, Remove: []string{d.Block(2).ID}}}}); err == nil {
		t.Error("removed the last block of the body")
	}
}

// TestStepsMapped takes each step through random edits: what it still does
// there must keep every promise.
func TestStepsMapped(t *testing.T) {
	done := 0
	for seed := range uint64(80) {
		random := rand.New(rand.NewPCG(seed, 3))
		code := make([]byte, 60)
		for i := range code {
			code[i] = byte(random.Uint32())
		}
		for _, step := range everyStep() {
			m := start(t, sample(), code)
			var moved Map
			tell := m.d.OnChange
			m.d.OnChange = func(c Change) { tell(c); moved = append(moved, c.Map...) }
			for len(m.code) > 0 {
				m.step()
			}
			if mapped, ok := step.Map(moved); ok {
				if _, err := m.d.Apply(Tx{Steps: []Step{mapped}}); err == nil {
					done++
				}
				check(t, m.d)
			}
		}
	}
	if done < 400 {
		t.Errorf("only %d steps could be done", done)
	}
}

func TestStepsMappedTogether(t *testing.T) {
	first := Replace{Range: at("a", 2, 4), Text: "XYZ"}
	split := Split{Block: "a", At: 6, New: editor.Block{ID: "n", Kind: editor.Paragraph}}
	for _, c := range []struct {
		then Step
		want string
	}{
		{Replace{Range: at("a", 8, 10), Text: "!"}, "//01XYZ45/67!/bbbbbb"},
		{Replace{Range: at("a", 6, 6), Text: "!"}, "//01XYZ45/!6789/bbbbbb"},
		{Replace{Range: at("a", 3, 5), Text: "!"}, ""},
		{Split{Block: "a", At: 7, New: editor.Block{ID: "m", Kind: editor.Quote}}, "//01XYZ45/6/> 789/bbbbbb"},
		{Join{Block: "a", Next: "b", At: 10}, "//01XYZ45/6789bbbbbb"},
		{SetMark{Range: at("a", 8, 9), Kind: editor.Strong, On: true}, "//01XYZ45/67*8*9/bbbbbb"},
		{Reshape{Block: "a", Kind: editor.Quote}, "//> 01XYZ45/6789/bbbbbb"},
		{Move{Blocks: []string{"b"}, After: editor.StandfirstID}, "//bbbbbb/01XYZ45/6789"},
		{SetFact{ID: "f", Fact: &editor.Fact{ID: "f", Range: at("a", 8, 9), Text: "8"}}, "//01XYZ45/67[8]9/bbbbbb"},
		{SetComment{ID: "f", Comment: &editor.Comment{ID: "f", Range: at("a", 5, 7), Text: "56"}}, ""},
	} {
		d := ab()
		change, err := d.Apply(Tx{Steps: []Step{first, Split{Block: "a", At: 7, New: split.New}}})
		if err != nil {
			t.Fatal(err)
		}
		then, ok := c.then.Map(change.Map)
		if ok != (c.want != "") {
			t.Errorf("%v becomes %v %v", c.then, then, ok)
		}
		if !ok {
			continue
		}
		if _, err := d.Apply(Tx{Steps: []Step{then}}); err != nil || show(d, Selection{}) != c.want {
			t.Errorf("%v as %v gives %s %v, want %s", c.then, then, show(d, Selection{}), err, c.want)
		}
	}
}
