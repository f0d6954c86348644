// Package compare shows two revisions against each other: the revisions on the
// left, the merged document as a page in the middle, the changes on the right,
// with a bar above and one below. It also holds the Revisions tab. It takes
// data and calls back, and belongs on the UI thread.
package compare

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/editor"
	"stet/editor/diff"
)

// View is the parts of a comparison, for the panes of the window. Set the
// callbacks before it is shown.
type View struct {
	OnCompare func(m, n int) // other revisions were chosen; m is the older
	OnDone    func()

	Bar       *Bar       // above
	Revisions *Revisions // left
	Changes   *Changes   // right
	Foot      *Foot      // below

	page Page
	doc  Document
}

// New returns the view over a page.
func New(page Page, now func() time.Time) *View {
	v := &View{page: page, Bar: newBar(), Revisions: newRevisions(now, true), Changes: NewChanges(), Foot: newFoot()}
	again := func(m, n int) {
		if v.OnCompare != nil {
			v.OnCompare(m, n)
		}
	}
	v.Revisions.OnCompare, v.Bar.onCompare = again, again
	v.Bar.onDone = func() {
		if v.OnDone != nil {
			v.OnDone()
		}
	}
	v.Changes.OnSelect = v.reveal
	return v
}

// Page returns what stands in the middle.
func (v *View) Page() fyne.CanvasObject { return v.page }

// SetRevisions lists the story's revisions.
func (v *View) SetRevisions(revisions []editor.Revision) {
	v.Revisions.Set(revisions)
	v.Bar.setRevisions(newestFirst(revisions))
}

// Show shows the comparison of revisions m and n; after is the article of n.
// The first change is chosen and brought into sight.
func (v *View) Show(m, n int, c diff.Comparison, after editor.Article) {
	v.doc = Assemble(c, after)
	v.Bar.set(after.Headline, m, n)
	v.Revisions.SetCompared(m, n)
	v.Changes.Set(c)
	v.paint()
	if v.Changes.current >= 0 {
		v.reveal(v.Changes.current)
	} else {
		v.Foot.set(0, 0)
	}
}

// SetTook says how long the comparison took, at the end of the bar below.
func (v *View) SetTook(d time.Duration) {
	v.Foot.took.SetText(lang.X("compare.took", "Compared in {{.N}} ms", map[string]any{"N": max(1, d.Milliseconds())}))
}

// Next chooses the next change.
func (v *View) Next() { v.Changes.Step(1) }

// Previous chooses the change before.
func (v *View) Previous() { v.Changes.Step(-1) }

// paint gives the page the document with the chosen change marked.
func (v *View) paint() {
	marks := v.doc.Marks
	if i := v.Changes.current; i >= 0 && i < len(v.doc.Places) && !v.doc.Places[i].Empty() {
		marks = append(append([]Mark(nil), marks...), Mark{v.doc.Places[i], Current})
	}
	v.page.SetPage(v.doc.Blocks, marks, v.doc.Styles)
}

func (v *View) reveal(i int) {
	v.paint()
	v.Foot.set(v.Changes.At())
	if i < len(v.doc.Places) && !v.doc.Places[i].IsZero() {
		v.page.Reveal(v.doc.Places[i])
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
