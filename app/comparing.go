package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/compare"
	"stet/app/control"
	"stet/app/job"
	"stet/editor/diff/redline"
)

// comparing is the window while two versions are compared.
type comparing struct {
	view  *compare.View
	page  *comparedPages
	since time.Time
	stop  func()   // ends keeping the window awake
	done  []func() // what was done to the open story: each shows that it is undone
	back  func()   // gives the keyboard back to what it was begun from; nil is the page
}

// compareCommands are about comparing versions of the story in front.
func (w *window) compareCommands() []command.Command {
	menu := lang.X("menu.story", "Story")
	open := func() bool { return w.story != nil }
	layout := func(pick func(split, brief bool) bool) func() bool {
		return func() bool { return w.isComparing() && pick(w.comparing.view.Layout()) }
	}
	return []command.Command{
		{ID: "story.compare", Menu: menu, Label: lang.X("story.compare-revisions", "Compare revisions"), Short: lang.X("story.compare", "Compare"), Keys: command.Keys(fyne.KeyD),
			Enabled: open, Checked: w.isComparing, Run: w.toggleComparison},
		{ID: "story.compare-file", Menu: menu, Label: lang.X("story.compare-file", "Compare with a file…"), Enabled: open, Run: func() { w.compareWith(w.pickFileSide) }},
		{ID: "story.compare-story", Menu: menu, Label: lang.X("story.compare-story", "Compare with another story…"), Enabled: open, Run: func() { w.compareWith(w.pickStorySide) }},
		{ID: "change.next", Menu: menu, Label: lang.X("change.next", "Next change"), Keys: command.Plain(fyne.KeyF7), Enabled: open, Run: func() { w.stepChange(1) }},
		{ID: "change.previous", Menu: menu, Label: lang.X("change.previous", "Previous change"), Keys: command.Plain(fyne.KeyF7, shift), Enabled: open, Run: func() { w.stepChange(-1) }},
		{ID: "change.jump", Menu: menu, Label: lang.X("change.jump", "The other end of the move"), Keys: command.Keys(fyne.KeyF7), Enabled: w.isComparing, Run: w.jumpMove},
		{ID: "compare.swap", Menu: menu, Label: lang.X("compare.swap", "Swap the two sides"), Enabled: w.isComparing, Run: func() { w.comparing.view.Swap() }},
		{ID: "compare.split", Menu: menu, Label: lang.X("compare.split-long", "Versions side by side"), Keys: command.Keys(fyne.KeyD, shift),
			Enabled: w.isComparing, Checked: layout(func(split, _ bool) bool { return split }), Run: func() { split, brief := w.comparing.view.Layout(); w.comparing.view.SetLayout(!split, brief) }},
		{ID: "compare.brief", Menu: menu, Label: lang.X("compare.brief", "Only what changed"), Keys: command.Keys(fyne.KeyU),
			Enabled: w.isComparing, Checked: layout(func(_, brief bool) bool { return brief }), Run: func() { split, brief := w.comparing.view.Layout(); w.comparing.view.SetLayout(split, !brief) }},
		{ID: "compare.restore", Menu: menu, Label: lang.X("compare.restore", "Restore the older revision"), Enabled: w.mayRestoreCompared, Run: func() { w.restoreCompared(w.comparing.view.Compared().From.Number) }},
		{ID: "compare.export", Menu: menu, Label: lang.X("compare.export-long", "Export the comparison…"), Short: lang.X("compare.export", "Export diff"),
			Enabled: w.isComparing, Run: func() { w.chooseComparisonExport(redline.Formats[0].Ending) }},
		{ID: "change.done", Menu: menu, Label: lang.X("change.done", "Leave the comparison"), Keys: command.Plain(fyne.KeyEscape), Enabled: w.isComparing, Run: w.leaveComparison},
	}
}

func (w *window) isComparing() bool { return w.comparing != nil }

// compareNewest compares what is typed with the revision that it goes on from,
// or where all of it is filed the newest revision with the one before. Where
// there is but one it says what to do.
func (w *window) compareNewest() {
	s := w.story
	switch {
	case s.unfiled():
		w.compareSides(compare.Revision(s.base), compare.Desk())
	case len(s.revisions) < 2:
		w.tell(lang.X("compare.one", "There is only one revision yet. Save one with Ctrl+S, then compare."),
			lang.X("story.save", "Save revision"), func() { w.run("story.save") })
	default:
		w.compare(s.revisions[1].Number, s.revisions[0].Number)
	}
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

// showComparison shows a comparison that was made, entering it first.
func (w *window) showComparison(c compare.Compared) {
	if w.comparing == nil {
		w.enterComparison()
		defer func() { w.comparing.page.focus() }()
	}
	v, s := w.comparing.view, w.story
	var others []compare.Side
	if s.unfiled() || c.From == compare.Desk() || c.To == compare.Desk() {
		others = append(others, compare.Desk())
	}
	for _, r := range s.left {
		others = append(others, draftSide(r))
	}
	v.SetRevisions(s.revisions, others...)
	v.Changes.Refusal = w.whyNotBack(c.To)
	v.Show(c)
	w.table.Refresh()
}

// mayRestoreCompared reports whether the older side of the comparison is a revision
// of the story that can be the story again.
func (w *window) mayRestoreCompared() bool {
	return w.isComparing() && w.comparing.view.Compared().From.Kind == compare.OfRevision && w.whyNotBack(compare.Desk()) == ""
}

// restoreCompared makes a revision that is compared the story again.
func (w *window) restoreCompared(n int) {
	if why := w.whyNotBack(compare.Desk()); why != "" {
		w.tell(why, "", nil)
		return
	}
	w.restore(n)
}

// enterComparison swaps every pane for those of a comparison.
func (w *window) enterComparison() {
	w.sweeping.leave()
	w.keeping.leave()
	w.auditing.leave()
	page := newComparedPages(w)
	v := compare.New(page, w.clock)
	v.OnCompare, v.OnDone = w.compareSides, w.leaveComparison
	v.Revisions.OnRestore = w.restoreCompared
	v.OnFile, v.OnStory = w.pickFileSide, w.pickStorySide
	v.SetLayout(w.settings.Abreast.Get(), w.settings.Brief.Get())
	v.OnLayout = w.layoutChanged
	w.serveChanges(v)
	v.OnExport = w.chooseComparisonExport
	w.nameOriginal(v.Revisions)
	v.Foot.OnCancel = w.status.OnCancel
	w.comparing = &comparing{view: v, page: page, since: w.now(), stop: w.jobs.Every(drawTime, v.Foot.Refresh)}
	w.panes.SetTop(v.Bar)
	w.panes.SetLeft(v.Revisions)
	w.panes.SetCentre(container.NewStack(page.object, control.NewFoot(w.notice)))
	w.panes.SetRight(v.Changes)
	w.panes.SetBottom(v.Foot)
	w.panes.SetRightWidth(float32(w.settings.Right.Get()))
	w.layoutChanged(v.Layout())
}

// layoutChanged makes room for two columns, and remembers them.
func (w *window) layoutChanged(split, brief bool) {
	w.settings.Abreast.Set(split)
	w.settings.Brief.Set(brief)
	room := float32(0)
	if split {
		room = columnsRoom
	}
	w.panes.SetCentreRoom(room)
	w.table.Refresh()
	if w.comparing != nil {
		w.comparing.page.focus()
	}
}

// columnsRoom is the width that two columns want: below it one side pane gives
// way.
const columnsRoom = 940

// leaveComparison goes back to the desk.
func (w *window) leaveComparison() {
	w.comparer.Cancel() // one that is on its way
	if w.comparing == nil {
		return
	}
	w.comparing.stop()
	hidden, back := w.now().Sub(w.comparing.since), w.comparing.back
	w.comparing = nil
	w.panes.SetCentreRoom(0)
	w.panes.SetTop(w.top)
	w.panes.SetLeft(w.list)
	w.panes.SetCentre(w.centre)
	w.panes.SetRight(w.inspector)
	w.panes.SetBottom(w.status)
	w.showTab(w.tabs.Selected())
	if hidden > forgetTime {
		w.wake()
	}
	w.table.Refresh()
	if back == nil {
		back = w.page.FocusPage
	}
	back()
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

// jumpMove goes to where the chosen passage was, or is.
func (w *window) jumpMove() {
	if !w.comparing.view.Jump() {
		w.tell(lang.X("change.no-move", "The chosen change has not moved."), "", nil)
	}
}
