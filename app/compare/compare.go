// Package compare shows two versions of a story against each other: the
// revisions on the left, the merged document as a page in the middle or both
// versions side by side, the changes on the right, with a bar above and one
// below. It also holds the Revisions tab. It takes data and calls back, and
// belongs on the UI thread.
package compare

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/editor"
)

// View is the parts of a comparison, for the panes of the window. Set the
// callbacks before it is shown.
type View struct {
	OnCompare func(from, to Side)     // others were chosen
	OnFile    func(then func(Side))   // a file is to be chosen
	OnStory   func(then func(Side))   // another story is
	OnLayout  func(split, brief bool) // the page is laid out otherwise
	OnFilter  func()                  // other changes are hidden, on the page too
	OnExport  func(ending string)     // the comparison is to be written as a file
	OnDone    func()

	Bar       *Bar       // above
	Revisions *Revisions // left
	Changes   *Changes   // right
	Foot      *Foot      // below

	page     Page
	compared Compared
	look     Look
	split    bool
	columns  []Document
	away     bool // the older end of the chosen move is in sight
}

// New returns the view over a page.
func New(page Page, now func() time.Time) *View {
	v := &View{page: page, Bar: newBar(), Revisions: newRevisions(now, true), Changes: NewChanges(), Foot: newFoot()}
	v.Bar.onCompare = v.compare
	v.Bar.onFile, v.Bar.onStory = func(then func(Side)) { ask(v.OnFile, then) }, func(then func(Side)) { ask(v.OnStory, then) }
	v.Bar.onSplit = func(on bool) { v.SetLayout(on, v.look.Only) }
	v.Bar.onExport = func(ending string) {
		if v.OnExport != nil {
			v.OnExport(ending)
		}
	}
	v.Bar.onDone = func() {
		if v.OnDone != nil {
			v.OnDone()
		}
	}
	v.Revisions.OnCompare = v.picked
	v.Changes.OnSelect, v.Changes.OnFilter = v.reveal, v.filter
	v.look.Hidden = v.Changes.Hidden
	page.Listen(v.pressed, v.labelPressed)
	return v
}

func ask(f func(func(Side)), then func(Side)) {
	if f != nil {
		f(then)
	}
}

func (v *View) compare(from, to Side) {
	if v.OnCompare != nil {
		v.OnCompare(from, to)
	}
}

// picked is told by the list of revisions. Where the newer side is none of
// them, only one is named: it takes the place of the older side.
func (v *View) picked(m, n int) {
	from, to := Revision(m), listed(n)
	if m == 0 {
		from, to = listed(n), v.compared.To
	}
	v.compare(from, to)
}

func (v *View) filter() {
	v.lay(true)
	v.reveal(v.Changes.Current())
	if v.OnFilter != nil {
		v.OnFilter()
	}
}

// SetRevisions lists the story's revisions, and what else of it can be compared.
func (v *View) SetRevisions(revisions []editor.Revision, others ...Side) {
	v.Revisions.Set(revisions, slices.Contains(others, Desk()))
	v.Bar.setRevisions(newestFirst(revisions))
	v.Bar.others = others
}

// SetLayout shows one page or the two versions side by side, with everything or
// only what changed.
func (v *View) SetLayout(split, brief bool) {
	if split == v.split && brief == v.look.Only {
		return
	}
	v.split, v.look.Only, v.look.Open = split, brief, nil
	v.Bar.setSplit(split)
	v.Foot.setBrief(brief)
	v.lay(true)
	v.reveal(v.Changes.Current())
	if v.OnLayout != nil {
		v.OnLayout(split, brief)
	}
}

// Swap shows what would undo the changes: the newer side as the older one.
func (v *View) Swap() { v.compare(v.compared.To, v.compared.From) }

// Layout returns what SetLayout has set.
func (v *View) Layout() (split, brief bool) { return v.split, v.look.Only }

// Compared returns what is shown.
func (v *View) Compared() Compared { return v.compared }

// Show shows a comparison, its first change chosen and in sight. One with the
// same older side as before is shown where that was left.
func (v *View) Show(c Compared) {
	same := v.compared.From == c.From && (v.compared.To == c.To || c.To.Kind == OfDesk)
	v.compared, v.look.Open = c, nil
	v.Bar.set(c.After.Article.Headline, c.From, c.To)
	v.Revisions.SetCompared(c.From.listed(), c.To.listed())
	v.Foot.setTook(c.Took)
	v.columns = nil
	v.Changes.Set(c.Comparison)
	v.lay(same)
	v.reveal(v.Changes.Current())
}

// lay lays the document out on the page, from its beginning or where it was left.
func (v *View) lay(stay bool) {
	c := &v.compared
	if v.split {
		before, after := AssembleSides(c.Comparison, c.Before.Article, c.After.Article, v.look)
		v.columns = []Document{before, after}
	} else {
		v.columns = []Document{Assemble(c.Comparison, c.Before.Article, c.After.Article, v.look)}
	}
	v.page.Lay(stay, v.columns...)
}

// Next chooses the next change.
func (v *View) Next() { v.Changes.Step(1) }

// Previous chooses the change before.
func (v *View) Previous() { v.Changes.Step(-1) }

// reveal marks a change on the page and brings it into sight.
func (v *View) reveal(i int) {
	v.sayWhere(i)
	v.away = false
	v.show(v.placesOf(i))
}

// placesOf is where a change shows in each column.
func (v *View) placesOf(i int) []editor.Range {
	at := make([]editor.Range, len(v.columns))
	for n, d := range v.columns {
		if i >= 0 && i < len(d.Places) {
			at[n] = d.Places[i]
		}
	}
	return at
}

// Point marks words in each column, those of the older side and those of the newer,
// and brings them into sight. On one page it is the newer side's; words that do not
// stand there as they are cannot be pointed at. The change before them becomes the chosen
// one, so that the next is the next from there.
func (v *View) Point(older, newer string) {
	words := []string{older, newer}
	at := make([]editor.Range, len(v.columns))
	for n, d := range v.columns {
		first, _, _ := strings.Cut(words[len(words)-len(v.columns)+n], "\n")
		for _, b := range d.Blocks {
			if i := strings.Index(b.Text, first); i >= 0 && first != "" {
				at[n] = editor.Range{Block: b.ID, Start: i, End: i + len(first)}
				break
			}
		}
	}
	v.page.Choose(at)
	for n, r := range at {
		if !r.IsZero() {
			v.page.Reveal(n, r)
		}
	}
	if last := len(at) - 1; last >= 0 && !at[last].IsZero() {
		v.Changes.approach(func(change int) bool { return v.columns[last].before(v.placesOf(change)[last], at[last]) })
		place, of := v.Changes.At()
		v.Foot.point(place, of)
	}
}

// sayWhere says in the bar below which change is chosen.
func (v *View) sayWhere(i int) {
	at, of := v.Changes.At()
	v.Foot.set(at, of, v.moveOf(i) > 0)
}

// show marks a place of each column, and brings one with words into sight: the
// newest there is.
func (v *View) show(at []editor.Range) {
	v.page.Choose(at)
	best := -1
	for n, r := range at {
		if !r.IsZero() && (best < 0 || !r.Empty() || at[best].Empty()) {
			best = n
		}
	}
	if best >= 0 {
		v.page.Reveal(best, at[best])
	}
}

// revisionLabel is what the bar's menus call a revision.
func revisionLabel(r editor.Revision) string {
	return lang.X("compare.revision", "r{{.N}} {{.Name}}", map[string]any{"N": r.Number, "Name": control.RevisionName(r.Name, string(r.Cause))})
}

// gap is an empty place of a width.
func gap(width float32) fyne.CanvasObject {
	return control.NewFixed(width, 1, control.NewText(control.Fine, ""))
}
