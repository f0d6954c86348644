package compare

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/diff"
)

var noon = time.Date(2026, 11, 23, 12, 6, 0, 0, time.UTC)

// sheet is a page that remembers what it shows.
type sheet struct {
	columns  []Document
	chosen   []editor.Range
	revealed editor.Range
	mark     func(column, mark int)
	label    func(column int, block string)
}

func (s *sheet) Lay(_ bool, columns ...Document)   { s.columns = columns }
func (s *sheet) Choose(at []editor.Range)          { s.chosen = at }
func (s *sheet) Reveal(column int, r editor.Range) { s.revealed = r }
func (s *sheet) Listen(mark func(column, mark int), label func(column int, block string)) {
	s.mark, s.label = mark, label
}

func story(headline string, texts ...string) editor.Story {
	s := editor.Story{Article: editor.Article{Headline: headline}}
	for _, text := range texts {
		id, words, _ := strings.Cut(text, ": ")
		s.Article.Body = append(s.Article.Body, editor.Block{ID: id, Kind: editor.Paragraph, Text: words})
	}
	return s
}

// pair is two revisions with one of everything.
func pair() (before, after editor.Story) {
	before = story("Harbour bridge repairs to cost £41m",
		"a: Inspectors found cracks in 15 of its 36 hangers, and nobody was surprised.",
		"b: Critics were quick to respond.",
		"c: The council said that it would say more when there was more to say.",
		"d: The bridge, which opened in 1961 and carries 22,000 vehicles a day, will close for nine weeks.")
	after = story("Harbour bridge repair bill climbs to £41m",
		"a: Inspectors found cracks in 14 of its 36 hangers, and nobody was surprised.",
		"d: The bridge, which opened in 1961 and carries 22,000 vehicles a day, will close for nine weeks.",
		"c: The council said that it would say more when there was more to say.")
	before.Article.Source, after.Article.Source = "Gazette", "Harbour Gazette"
	at := strings.Index(before.Article.Body[0].Text, "15 of")
	before.Facts = []editor.Fact{{ID: "f", Kind: editor.Figure, Status: editor.Verified, Text: "15 of its 36 hangers",
		Range: editor.Range{Block: "a", Start: at, End: at + len("15 of its 36 hangers")}}}
	after.Facts = []editor.Fact{before.Facts[0].Reword("14 of its 36 hangers")}
	before.Article.Body[0].Marks = []editor.Mark{{Start: 0, End: 10, Kind: editor.Strong}}
	after.Article.Body[0].Marks = before.Article.Body[0].Marks
	return before, after
}

func compared(t *testing.T) (c diff.Comparison, before, after editor.Story) {
	t.Helper()
	before, after = pair()
	c, err := diff.Compare(context.Background(), before, after)
	if err != nil {
		t.Fatal(err)
	}
	return c, before, after
}

// spell writes a block with its marks: [-gone-], {+come+}, <moved>.
func spell(d Document, b editor.Block) string {
	out, at := "", 0
	for _, m := range d.Marks {
		if m.Block != b.ID || m.Kind == Reset {
			continue
		}
		wrap := [][2]string{{"{+", "+}"}, {"[-", "-]"}, {"<+", "+>"}, {"<-", "->"}}[m.Kind]
		out += b.Text[at:m.Start] + wrap[0] + b.Text[m.Start:m.End] + wrap[1]
		at = m.End
	}
	return out + b.Text[at:]
}

// TestAFactTypedOverShowsWithWhatStandsThere, and nothing else of its paragraph.
func TestAFactTypedOverShowsWithWhatStandsThere(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	before, after := pair()
	before.Facts[0].Text, before.Facts[0].End = "15", before.Facts[0].Start+2
	after.Facts[0] = editor.Fact{ID: "f", Kind: editor.Figure, Status: editor.Verified, Text: "15", Gone: true}
	c, err := diff.Compare(t.Context(), before, after)
	if err != nil {
		t.Fatal(err)
	}
	d := Assemble(c, before.Article, after.Article, Look{})
	words, err := d.Places[0].Of(d.Blocks[1].Text)
	if c.Changes[0].Kind != diff.FactChanged || words != "15 14" || err != nil {
		t.Errorf("the %s shows at %q, %v", c.Changes[0].Kind, words, err)
	}
}

func TestPlacesLieOnThePage(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	c, before, after := compared(t)
	d := Assemble(c, before.Article, after.Article, Look{})
	if len(d.Places) != len(c.Changes) {
		t.Fatalf("%d places for %d changes", len(d.Places), len(c.Changes))
	}
	texts := map[string]string{}
	for _, b := range d.Blocks {
		texts[b.ID] = b.Text
	}
	for i, r := range d.Places {
		if r.IsZero() {
			if x := c.Changes[i]; x.Kind != diff.FieldChanged {
				t.Errorf("%s %q shows nowhere", x.Kind, x.Label)
			}
			continue
		}
		words, err := r.Of(texts[r.Block])
		if err != nil {
			t.Errorf("%s: %v", c.Changes[i].Kind, err)
		}
		if c.Changes[i].Kind == diff.FactChanged && !strings.Contains(words, "14 of its 36 hangers") {
			t.Errorf("the fact shows at %q", words)
		}
	}
}

func view(t *testing.T) (*View, *sheet, diff.Comparison) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	c, before, after := compared(t)
	page := &sheet{}
	v := New(page, func() time.Time { return noon })
	v.SetRevisions(revisions())
	w := test.NewTempWindow(t, v.Changes)
	w.Resize(fyne.NewSize(352, 800))
	v.Show(Compared{From: Revision(9), To: Revision(14), Before: before, After: after, Comparison: c})
	return v, page, c
}

func revisions() []editor.Revision {
	return []editor.Revision{
		{Number: 1, Cause: editor.Imported, Saved: noon.Add(-100 * time.Hour)},
		{Number: 14, Name: "Copy edit", Author: "M. Ilves", Saved: noon.Add(-2 * time.Minute), Added: 48, Removed: 31},
		{Number: 9, Name: "After legal", Saved: noon.Add(-18 * time.Hour), Added: 9, Removed: 22},
	}
}

func TestStepping(t *testing.T) {
	v, page, c := view(t)
	n := len(c.Changes)
	first := fmt.Sprintf("Change 1 of %d", n)
	if v.Foot.Words() != first {
		t.Errorf("begins at %q, want %q", v.Foot.Words(), first)
	}
	if c.Changes[0].Kind != diff.FactChanged || page.revealed != page.columns[0].Places[0] || page.chosen[0] != page.revealed {
		t.Error("the first change, a verified fact's, is not in sight")
	}
	v.Previous()
	if want := fmt.Sprintf("Change %d of %d", n, n); v.Foot.Words() != want {
		t.Errorf("before the first comes %q", v.Foot.Words())
	}
	v.Next()
	if v.Foot.Words() != first {
		t.Errorf("after the last comes %q", v.Foot.Words())
	}
}

func TestTabsSieve(t *testing.T) {
	v, _, _ := view(t)
	v.Changes.tabs.Select(factChanges)
	if _, of := v.Changes.At(); of != 1 {
		t.Errorf("%d changes of facts", of)
	}
	v.Changes.tabs.Select(fieldChanges)
	if _, of := v.Changes.At(); of != 2 { // headline and source
		t.Errorf("%d changes of fields", of)
	}
}

func TestSummary(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	c, _, _ := compared(t)
	c.Added, c.Removed = 48, 31
	if got := Summary(c); !strings.HasPrefix(got, "48 words added, 31 removed, ") || !strings.Contains(got, "after they were verified") {
		t.Errorf("says %q", got)
	}
}

func TestRevisions(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	var log []string
	r := NewRevisions(func() time.Time { return noon })
	r.OnCompare = func(m, n int) { log = append(log, fmt.Sprintf("%d:%d", m, n)) }
	r.OnRestore = func(n int) { log = append(log, fmt.Sprintf("restore %d", n)) }
	w := test.NewTempWindow(t, r)
	w.Resize(fyne.NewSize(352, 600))
	r.Set(revisions(), false)
	if r.rows[0].Number != 14 || Title(r.rows[2]) != "r1 · Imported" {
		t.Errorf("the list begins with r%d and ends with %q", r.rows[0].Number, Title(r.rows[2]))
	}
	if width(r.amount(r.rows[0])) <= width(r.amount(r.rows[1])) || width(r.amount(r.rows[2])) > 3 {
		t.Error("how much a revision changed is not to be seen")
	}
	r.SetFile("bridge-draft.docx")
	if !strings.Contains(texts(r.row(2)), "bridge-draft.docx") || strings.Contains(texts(r.row(1)), "bridge-draft.docx") {
		t.Errorf("the first revision reads %q", texts(r.row(2)))
	}
	r.list.Choose(1)
	for _, b := range r.buttons(1) {
		test.Tap(b.(fyne.Tappable))
	}
	r.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := strings.Join(log, ", "); got != "9:14, 1:9, restore 9, 9:14" {
		t.Errorf("told %s", got)
	}
}

// TestRevisionsSayWhoOverrode: a revision that went out in spite of the checks says by
// whose leave and why, and the chosen one what the checks said.
func TestRevisionsSayWhoOverrode(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	r := NewRevisions(func() time.Time { return noon })
	w := test.NewTempWindow(t, r)
	w.Resize(fyne.NewSize(352, 600))
	all := revisions()
	newest := newestFirst(all)[0].Number
	for i := range all {
		if all[i].Number == newest {
			all[i].Override = &editor.Override{By: "Nora Vale", Reason: "Cleared by legal", Findings: []string{"credit-present: The story has no credit line"}}
		}
	}
	r.Set(all, false)
	said := texts(r.row(0))
	if !strings.Contains(said, "Nora Vale: Cleared by legal") || strings.Contains(said, "credit line") || strings.Contains(texts(r.row(1)), "Cleared") {
		t.Errorf("it reads %q", said)
	}
	if r.height(0, 352) <= r.height(1, 352) {
		t.Error("there is no room for the reason")
	}
	r.list.Choose(0)
	if said := texts(r.row(0)); !strings.Contains(said, "The story has no credit line") {
		t.Errorf("chosen, it reads %q", said)
	}
}

func width(o fyne.CanvasObject) float32 { return o.MinSize().Width }

// texts is all that is written on an object.
func texts(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *control.Text:
		return o.Words()
	case *fyne.Container:
		all := ""
		for _, one := range o.Objects {
			all += texts(one) + " "
		}
		return all
	case fyne.Widget:
		all := ""
		for _, one := range test.WidgetRenderer(o).Objects() {
			all += texts(one) + " "
		}
		return all
	}
	return ""
}

func TestOpenStoryIsListedAboveTheRevisions(t *testing.T) {
	v, _, c := view(t)
	var log []string
	v.OnCompare = func(from, to Side) { log = append(log, fmt.Sprintf("%d>%d", from.Number, to.Kind)) }
	v.SetRevisions(revisions(), Desk())
	if len(v.Revisions.rows) != 4 || Title(v.Revisions.rows[0]) != Desk().Name {
		t.Fatalf("the list begins with %+v", v.Revisions.rows[0])
	}
	v.Revisions.opened(0) // it takes the place of the newer side
	v.Show(Compared{From: Revision(9), To: Desk(), Comparison: c})
	if v.Revisions.state(0) != control.Chosen || v.Revisions.state(2) != control.Marked {
		t.Error("the two that are compared are not marked")
	}
	v.Revisions.opened(3)
	if got := strings.Join(log, ", "); got != fmt.Sprintf("9>%d, 1>%d", OfDesk, OfDesk) {
		t.Errorf("told %s", got)
	}
}
