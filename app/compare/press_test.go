package compare

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/editor"
	"stet/editor/diff"
)

// index is where a change of a kind stands in the list.
func index(t *testing.T, c diff.Comparison, kind diff.ChangeKind) int {
	t.Helper()
	i := slices.IndexFunc(c.Changes, func(x diff.Change) bool { return x.Kind == kind })
	if i < 0 {
		t.Fatalf("no change is %s", kind)
	}
	return i
}

func TestJumpGoesToAndFro(t *testing.T) {
	v, page, c := view(t)
	if v.Jump() {
		t.Error("a fact that did not move has another end")
	}
	moved := index(t, c, diff.PassageMoved)
	v.Changes.choose(moved)
	ends := page.columns[0].Moves[0]
	for _, want := range []editor.Range{ends.From, ends.To, ends.From} {
		if !v.Jump() || page.revealed != want || page.chosen[0] != want {
			t.Errorf("jumps to %+v, not %+v", page.revealed, want)
		}
	}
	v.SetLayout(true, false)
	older, newer := page.columns[0].Moves[0], page.columns[1].Moves[0]
	v.Jump()
	if page.revealed != older.From || page.chosen[0] != older.From || !older.To.Empty() {
		t.Errorf("side by side it jumps to %+v, not %+v", page.revealed, older.From)
	}
	v.Jump()
	if page.revealed != newer.To {
		t.Errorf("and back to %+v, not %+v", page.revealed, newer.To)
	}
}

func TestPressingLabelsAndWords(t *testing.T) {
	v, page, c := view(t)
	d := page.columns[0]
	page.label(0, d.Moves[0].From.Block)
	if page.revealed != d.Moves[0].To || v.Changes.Current() != index(t, c, diff.PassageMoved) {
		t.Errorf("the label leads to %+v, and %d is chosen", page.revealed, v.Changes.Current())
	}
	page.label(0, d.Moves[0].To.Block)
	if page.revealed != d.Moves[0].From {
		t.Errorf("that of the newer end leads to %+v", page.revealed)
	}
	for n, m := range d.Marks {
		switch page.mark(0, n); m.Kind {
		case MovedAway:
			if page.revealed != d.Moves[0].To {
				t.Errorf("words that moved away lead to %+v", page.revealed)
			}
		case Deleted:
			at := d.Places[v.Changes.Current()]
			if at.Block != m.Block || at.Start > m.Start || m.End > at.End {
				t.Errorf("deleted words choose the change at %+v", at)
			}
		}
	}
}

func TestPressingAFoldOpensIt(t *testing.T) {
	v, page, _ := view(t)
	var texts []string
	for _, id := range []string{"a", "b", "c", "d", "e", "f"} {
		texts = append(texts, id+": "+council+" "+id)
	}
	before, after := story("Fold", texts...), story("Fold", texts...)
	after.Article.Body[5].Text = bridge
	c, err := diff.Compare(t.Context(), before, after)
	if err != nil {
		t.Fatal(err)
	}
	v.Show(Compared{From: Revision(1), To: Revision(2), Before: before, After: after, Comparison: c})
	whole := len(page.columns[0].Blocks)
	v.SetLayout(false, true)
	if got := len(page.columns[0].Blocks); got != whole-3 {
		t.Fatalf("%d blocks of %d are shown", got, whole)
	}
	page.label(0, page.columns[0].Blocks[1].ID)
	if got := len(page.columns[0].Blocks); got != whole {
		t.Errorf("unfolded there are %d of %d", got, whole)
	}
}

func TestBarKeepsTheOlderSideFirst(t *testing.T) {
	v, _, _ := view(t)
	var from, to Side
	v.OnCompare = func(a, b Side) { from, to = a, b }
	press := func(side int, label string) {
		t.Helper()
		items := v.Bar.Choices(side)
		i := slices.IndexFunc(items, func(m *fyne.MenuItem) bool { return m.Label == label })
		if i < 0 {
			t.Fatalf("%q is not offered", label)
		}
		items[i].Action()
	}
	press(1, "r1 · Imported")
	if from != Revision(1) || to != Revision(9) {
		t.Errorf("compared are %v and %v", from, to)
	}
	press(0, "Swap the two sides")
	if from != Revision(14) || to != Revision(9) {
		t.Errorf("swapped are %v and %v", from, to)
	}
	file := Side{Kind: OfFile, Key: "/a.md", Name: "a.md"}
	v.OnFile = func(then func(Side)) { then(file) }
	press(0, "A file…")
	if from != file || to != Revision(14) {
		t.Errorf("compared are %v and %v", from, to)
	}
}

func TestTheWordsOfAFactLeadToItsCard(t *testing.T) {
	v, page, c := view(t)
	fact := index(t, c, diff.FactChanged)
	pressed := 0
	for n, m := range page.columns[0].Marks {
		if words := wordsAt(page.columns[0], m.Range); words == "15" || words == "14" {
			v.Changes.choose(index(t, c, diff.PassageMoved))
			if page.mark(0, n); v.Changes.Current() != fact {
				t.Errorf("a press on %q chooses %+v", words, c.Changes[v.Changes.Current()])
			}
			pressed++
		}
	}
	if pressed != 2 {
		t.Errorf("%d of the words that went and came are marked", pressed)
	}
	v.Changes.choose(index(t, c, diff.PassageMoved))
	at := strings.Index(v.compared.After.Article.Body[0].Text, "14 of")
	if !v.ChooseWords(editor.Range{Block: "a", Start: at, End: at + 2}) || v.Changes.Current() != fact {
		t.Errorf("they are brought by %d", v.Changes.Current())
	}
	v.Changes.hide(diff.OfFacts, true)
	for _, m := range page.columns[0].Marks {
		if words := wordsAt(page.columns[0], m.Range); words == "15" || words == "14" {
			t.Errorf("%q is marked with facts hidden", words)
		}
	}
}

func wordsAt(d Document, r editor.Range) string {
	i := slices.IndexFunc(d.Blocks, func(b editor.Block) bool { return b.ID == r.Block })
	return d.Blocks[i].Text[r.Start:r.End]
}
