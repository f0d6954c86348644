package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2/lang"

	"stet/app/compare"
	"stet/app/job"
	"stet/app/manuscript"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/diff"
	"stet/editor/doc"
)

// comparing is the window while two revisions are compared.
type comparing struct {
	view *compare.View
	page *comparedPage
	m, n int
}

func (w *window) isComparing() bool { return w.comparing != nil }

// compareNewest compares the newest revision with the one before; where there
// is but one, or what is typed is not filed yet, it says what to do.
func (w *window) compareNewest() {
	s := w.story
	if len(s.revisions) < 2 {
		w.tell(lang.X("compare.one", "There is only one revision yet. Save one with Ctrl+S, then compare."),
			lang.X("story.save", "Save revision"), func() { w.run("story.save") })
		return
	}
	w.compare(s.revisions[1].Number, s.revisions[0].Number)
}

// toggleComparison is what the key of comparing does: it leads in and out.
func (w *window) toggleComparison() {
	if w.isComparing() {
		w.leaveComparison()
		return
	}
	w.compareNewest()
}

// closeFront closes what is in front: the comparison, or else the story.
func (w *window) closeFront() {
	if w.isComparing() {
		w.leaveComparison()
		return
	}
	if w.story != nil {
		w.close(w.story)
	}
}

// compareTheirs shows what others have filed since the revision that the open
// text goes on from. Once that is seen, the text may be filed on top of it.
func (w *window) compareTheirs() {
	s := w.story
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		revisions, err := w.desk.Library().Revisions(ctx, s.id)
		return func() {
			if s != w.story || len(revisions) == 0 {
				return
			}
			mine, theirs := s.base, revisions[0]
			s.revisions, s.revision, s.base = revisions, theirs, theirs.Number
			w.refreshRevisions()
			w.refreshStatus()
			w.compare(mine, theirs.Number)
		}, err
	})
}

// compare shows what changed from revision m to revision n.
func (w *window) compare(m, n int) {
	s := w.story
	w.opening.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		before, after, err := w.desk.Pair(ctx, s.id, m, n)
		if err != nil {
			return nil, err
		}
		start := time.Now()
		c, err := diff.Compare(ctx, before, after)
		took := time.Since(start)
		return func() {
			if s == w.story {
				w.showComparison(m, n, c, after.Article, took)
			}
		}, err
	})
}

func (w *window) showComparison(m, n int, c diff.Comparison, after editor.Article, took time.Duration) {
	if w.comparing == nil {
		w.enterComparison()
	}
	v := w.comparing.view
	w.comparing.m, w.comparing.n = m, n
	v.OnCompare = w.compare
	v.SetRevisions(w.story.revisions)
	v.Show(m, n, c, after)
	v.SetTook(took)
}

// enterComparison swaps every pane for those of a comparison.
func (w *window) enterComparison() {
	w.sweeping.leave()
	w.keeping.leave()
	page := newComparedPage(w)
	v := compare.New(page, w.clock)
	v.OnCompare, v.OnDone = w.compare, w.leaveComparison
	w.comparing = &comparing{view: v, page: page}
	w.panes.SetTop(v.Bar)
	w.panes.SetLeft(v.Revisions)
	w.panes.SetCentre(page.Editor)
	w.panes.SetRight(v.Changes)
	w.panes.SetBottom(v.Foot)
	w.panes.SetRightWidth(float32(w.settings.Right.Get()))
	w.table.Refresh()
	w.win.Canvas().Focus(page.Editor)
}

// leaveComparison goes back to the desk.
func (w *window) leaveComparison() {
	if w.comparing == nil {
		return
	}
	w.comparing = nil
	w.panes.SetTop(w.top)
	w.panes.SetLeft(w.list)
	w.panes.SetCentre(w.centre)
	w.panes.SetRight(w.inspector)
	w.panes.SetBottom(w.status)
	w.showTab(w.tabs.Selected())
	w.table.Refresh()
	w.page.FocusPage()
}

// stepChange goes to the next change of the comparison, or to the next that is
// suggested.
func (w *window) stepChange(by int) {
	switch {
	case w.comparing == nil:
		w.stepSuggestion(by)
	case by > 0:
		w.comparing.view.Next()
	default:
		w.comparing.view.Previous()
	}
}

// comparedPage is a manuscript to read: the merged document with its mark-up.
type comparedPage struct {
	*manuscript.Editor
	blocks []editor.Block
	marks  []compare.Mark
	styles map[string]compare.BlockStyle
	story  string // the ID of the one that is compared
}

func newComparedPage(w *window) *comparedPage {
	return &comparedPage{story: w.story.id, Editor: manuscript.New(doc.New(editor.Story{}), manuscript.Options{
		Fonts: w.page.fonts, Palette: pageColours(theme.Now()), ReadOnly: true, Every: w.jobs.Every, Clip: w.page.clip, Picture: w.album.picture})}
}

// SetPage implements compare.Page. The same blocks with other marks keep their
// place on the screen.
func (p *comparedPage) SetPage(blocks []editor.Block, marks []compare.Mark, styles map[string]compare.BlockStyle) {
	if !sameBlocks(p.blocks, blocks) {
		p.blocks = blocks
		p.SetDoc(doc.New(storyOf(p.story, blocks)))
	}
	p.marks, p.styles = marks, styles
	p.drawMarks()
}

// recolour takes over a changed theme.
func (p *comparedPage) recolour() {
	p.SetPalette(pageColours(theme.Now()))
	p.drawMarks()
}

func (p *comparedPage) drawMarks() {
	layers := map[compare.MarkKind][]manuscript.Mark{}
	colours := theme.Now()
	for _, m := range p.marks {
		layers[m.Kind] = append(layers[m.Kind], manuscript.Mark{Range: m.Range, Style: changeStyle(colours, m.Kind)})
	}
	for _, k := range []compare.MarkKind{compare.Current, compare.MovedHere, compare.Deleted, compare.Inserted} {
		p.SetLayer(changeLayer(k), layers[k])
	}
	p.ClearBlockStyles()
	for id, s := range p.styles {
		p.SetBlockStyle(id, blockStyle(colours, s))
	}
}

func sameBlocks(a, b []editor.Block) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// storyOf makes the merged blocks of a story an article to show.
func storyOf(id string, blocks []editor.Block) editor.Story {
	a := editor.Article{ID: id}
	for _, b := range blocks {
		switch b.Kind {
		case editor.Headline:
			a.Headline = b.Text
		case editor.Standfirst:
			a.Standfirst = b.Text
		default:
			a.Body = append(a.Body, b)
		}
	}
	return editor.Story{Article: a}
}

func changeLayer(k compare.MarkKind) string {
	return map[compare.MarkKind]string{compare.Inserted: "inserted", compare.Deleted: "deleted",
		compare.MovedHere: "moved", compare.Current: "current"}[k]
}

// changeStyle is the design's mark-up: what went is struck, what came is
// underlined, so that neither needs its colour.
func changeStyle(p *theme.Palette, k compare.MarkKind) manuscript.Style {
	switch k {
	case compare.Inserted:
		return manuscript.Style{Underline: manuscript.Solid, Line: p.Inserted, Background: p.InsertedGround, Ink: p.Inserted}
	case compare.Deleted:
		return manuscript.Style{Strike: true, Background: p.DeletedGround, Ink: p.Deleted}
	case compare.MovedHere:
		return manuscript.Style{Underline: manuscript.Dotted, Line: p.Moved, Background: p.MovedGround}
	}
	return manuscript.Style{Underline: manuscript.Double, Line: p.Accent}
}

func blockStyle(p *theme.Palette, s compare.BlockStyle) manuscript.BlockStyle {
	switch s.Kind {
	case compare.BlockMoved:
		return manuscript.BlockStyle{Background: p.MovedGround, Bar: p.Moved, Label: s.Label}
	case compare.BlockInserted:
		return manuscript.BlockStyle{Bar: p.Inserted, Label: s.Label}
	case compare.BlockDeleted:
		return manuscript.BlockStyle{Bar: p.Deleted, Label: s.Label}
	}
	return manuscript.BlockStyle{Bar: p.Unchecked, Label: s.Label}
}
