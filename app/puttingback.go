package app

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/compare"
	"stet/app/control"
	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/diff"
	"stet/editor/doc"
	"stet/editor/fact"
)

// changeCommands are about the changes of a comparison.
func (w *window) changeCommands() []command.Command {
	menu := lang.X("menu.story", "Story")
	chosen := func() bool { return w.isComparing() && w.comparing.view.Changes.Current() >= 0 }
	list := func(do func(*compare.Changes)) func() { return func() { do(w.comparing.view.Changes) } }
	return []command.Command{
		{ID: "change.keep", Menu: menu, Label: lang.X("change.keep", "Keep the change"), Before: true, Enabled: chosen, Run: list((*compare.Changes).Keep)},
		{ID: "change.back", Menu: menu, Label: lang.X("change.back", "Put the change back"), Enabled: w.mayPutBack, Run: list((*compare.Changes).PutBack)},
		{ID: "change.back-all", Menu: menu, Label: lang.X("change.back-all", "Put back all changes that are listed…"), Enabled: w.mayPutBack, Run: list((*compare.Changes).PutBackShown)},
		{ID: "change.recheck", Menu: menu, Label: lang.X("change.recheck", "Check the changed fact again"), Enabled: chosen, Run: list((*compare.Changes).Recheck)},
		{ID: "change.show-all", Menu: menu, Label: lang.X("change.show-all", "Show every kind of change"), Enabled: w.isComparing, Run: list((*compare.Changes).ShowAll)},
		{ID: "change.headings", Menu: menu, Label: lang.X("change.headings", "Changes under headings"), Enabled: w.isComparing,
			Checked: func() bool { return w.isComparing() && w.comparing.view.Changes.Grouped() }, Run: list((*compare.Changes).ToggleGrouped)},
	}
}

// serveChanges has the list of changes do what its cards offer, and hide what was
// hidden last.
func (w *window) serveChanges(v *compare.View) {
	v.Changes.Remember(w.story.kept)
	v.Changes.SetHidden(w.settings.HiddenChanges.Get())
	v.Changes.SetGrouped(w.settings.Headings.Get())
	v.OnFilter = func() {
		w.settings.HiddenChanges.Set(v.Changes.HiddenNatures())
		w.settings.Headings.Set(v.Changes.Grouped())
		w.table.Refresh()
	}
	v.Changes.OnPutBack, v.Changes.OnRecheck = w.putBack, w.recheck
}

// nameOriginal has the list of revisions name the file that the story came from.
func (w *window) nameOriginal(list *compare.Revisions) {
	id := w.story.id
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		o, err := w.desk.Library().Original(ctx, id)
		if errors.Is(err, editor.ErrNotFound) {
			return nil, nil // it was begun here
		}
		return func() { list.SetFile(filepath.Base(o.Name)) }, err
	})
}

func (w *window) mayPutBack() bool {
	return w.isComparing() && w.comparing.view.Changes.Current() >= 0 && w.whyNotBack(w.comparing.view.Compared().To) == ""
}

// whyNotBack says why nothing can be put back into the story in front of what
// differs in a version, "" where it can.
func (w *window) whyNotBack(to compare.Side) string {
	switch {
	case to.Kind != compare.OfRevision && to.Kind != compare.OfDesk:
		return lang.X("change.other-story", "Only what changed in this story can be put back into it.")
	case w.story.holder != nil:
		return lang.X("change.held", "Somebody else is writing in this story. Take it over to put something back.")
	case w.config.Library.ReadOnly() != nil:
		return lang.X("change.read-only", "This library can only be read, so nothing can be put back.")
	}
	return ""
}

// putBack undoes changes of the comparison in the open story. Several at once are
// asked about.
func (w *window) putBack(changes []int) {
	c := w.comparing.view.Compared()
	if why := w.whyNotBack(c.To); why != "" {
		w.tell(why, "", nil)
		return
	}
	if len(changes) < 2 {
		w.putBackNow(c, changes)
		return
	}
	ask := control.NewText(control.Body.Wrap(control.Unlimited),
		control.Count("change.back-sure", "The open story gets back what it had before {{.N}} changes. That is one step, and can be undone.", len(changes)))
	control.ShowDialog(w.win.Canvas(), lang.X("change.back-title", "Put back what is listed?"), ask, 420, lang.X("changes.back", "Put back"), func() bool {
		w.putBackNow(c, changes)
		return true
	})
}

func (w *window) putBackNow(c compare.Compared, changes []int) {
	s := w.story
	open, version := s.doc.Story(), s.doc.Version()
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		story, err := w.desk.Revert(ctx, open, workflow.Was{Before: c.Before, After: c.After, Comparison: c.Comparison, Changes: changes})
		return func() {
			if err != nil || s != w.story || !w.isComparing() {
				return
			}
			if version != s.doc.Version() {
				w.putBackNow(c, changes)
				return
			}
			if err := s.doc.PutBack(story); err != nil {
				w.fail(err)
				return
			}
			w.wasPutBack(c, changes)
		}, err
	})
}

// wasPutBack shows the comparison without what was put back. One of two older
// revisions is what it was; there the cards say so.
func (w *window) wasPutBack(c compare.Compared, changes []int) {
	w.comparing.done = append(w.comparing.done, func() { w.compareAgain(w.comparing.view.Compared(), changes, false) })
	w.compareAgain(c, changes, true)
	w.tellDone(control.Count("change.is-back", "{{.N}} changes are put back in the open story.", len(changes)))
}

// compareAgain shows a comparison after its newer version, where that is the open
// story, was changed.
func (w *window) compareAgain(c compare.Compared, changes []int, back bool) {
	list := w.comparing.view.Changes
	if c.To.Kind == compare.OfDesk || c.To.Number == w.story.base {
		list.Follow()
		to := compare.Desk()
		if filed := compare.Revision(w.story.base); filed != c.From && !w.story.unfiled() {
			to = filed // undone
		}
		w.compareSides(c.From, to)
		return
	}
	list.SetBack(back, changes...)
}

// mayUndo reports whether Undo does something that is to be seen: over a
// comparison it only takes back what was done there.
func (w *window) mayUndo() bool {
	if w.isComparing() {
		kind := w.story.doc.UndoKind()
		return len(w.comparing.done) > 0 && w.story.doc.CanUndo() && (kind == doc.Reverting || kind == doc.Checking)
	}
	return w.hasStory() && w.story.doc.CanUndo()
}

// bindUndo has the key of Undo work over a comparison, where no page to type on has
// the keyboard.
func (w *window) bindUndo() {
	w.win.Canvas().AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) {
		if w.isComparing() {
			w.table.Press("edit.undo")
		}
	})
}

func (w *window) undo() {
	if !w.isComparing() {
		w.page.Undo()
		return
	}
	if !w.mayUndo() {
		return
	}
	w.story.doc.Undo()
	last := len(w.comparing.done) - 1
	show := w.comparing.done[last]
	w.comparing.done = w.comparing.done[:last]
	show()
}

// recheck has a settled fact whose words changed checked anew: in the list of
// facts it says what was settled until somebody looks.
func (w *window) recheck(x diff.FactChange) {
	if why := w.whyNotBack(w.comparing.view.Compared().To); why != "" {
		w.tell(why, "", nil)
		return
	}
	f, ok := w.factNow(x)
	if !ok {
		f, ok = w.factInstead(x)
	}
	if !ok {
		w.tell(lang.X("change.no-fact", "The open story has this fact no more. Put the change back to have it again."), "", nil)
		return
	}
	list := w.comparing.view.Changes
	words := lang.X("change.rechecked", "“{{.Words}}” is to be checked again: it is in the list of facts.", map[string]any{"Words": editor.Unquote(f.Text)})
	was, as := x.Settled()
	again := fact.Recheck(f, was, as)
	if again.Equal(f) { // as it was from the moment that its words changed
		list.SetAgain(x, true)
		w.tell(words, "", nil)
		return
	}
	if err := w.story.doc.PutFact(again); err != nil {
		w.fail(err)
		return
	}
	w.comparing.done = append(w.comparing.done, func() { list.SetAgain(x, false) })
	list.SetAgain(x, true)
	w.tellDone(words)
}

// factNow finds a fact of a comparison in the open story.
func (w *window) factNow(x diff.FactChange) (editor.Fact, bool) {
	for _, side := range []*editor.Fact{x.After, x.Before} {
		if side == nil {
			continue
		}
		if f, ok := w.story.doc.Fact(side.ID); ok && !f.Gone {
			return f, true
		}
	}
	return editor.Fact{}, false
}

// factInstead is a fact whose words were all typed over, on those that stand there.
func (w *window) factInstead(x diff.FactChange) (editor.Fact, bool) {
	comparison := w.comparing.view.Compared().Comparison
	at, ok := comparison.Instead(x)
	if !ok {
		return editor.Fact{}, false
	}
	i := w.story.doc.Index(at.Block)
	if i < 0 {
		return editor.Fact{}, false
	}
	now, err := at.Of(w.story.doc.Block(i).Text)
	reads := ""
	for _, r := range x.Words {
		if r.Op != diff.Delete {
			reads += r.Text
		}
	}
	if err != nil || now != strings.TrimSpace(reads) {
		return editor.Fact{}, false // the open story has gone on since
	}
	f, ok := w.story.doc.Fact(x.Before.ID)
	if !ok {
		f = x.Before.Clone()
	}
	f.Range, f.Text, f.Before, f.After, f.Gone = at, now, "", "", false
	return f, true
}
