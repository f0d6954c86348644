package app

import (
	"context"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/compare"
	"stet/app/control"
	"stet/app/desk"
	"stet/app/job"
	"stet/app/merging"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/diff"
	"stet/editor/doc"
)

// returnedCommands are about copies that were sent out as files.
func (w *window) returnedCommands() []command.Command {
	return []command.Command{
		{ID: "file.returned", Menu: lang.X("menu.file", "File"), Label: lang.X("file.returned", "Returned copy…"), Enabled: w.mayMerge, Run: w.chooseReturned},
	}
}

// mergeCommands take what somebody else changed into the open story.
func (w *window) mergeCommands() []command.Command {
	return []command.Command{
		{ID: "story.merge", Menu: lang.X("menu.story", "Story"), Label: lang.X("story.merge", "Merge with the newest revision"), Enabled: w.mayMerge, Run: w.mergeNewest},
	}
}

// mayMerge reports whether something can be taken into the story in front, which is
// so while it is compared as well.
func (w *window) mayMerge() bool {
	return w.story != nil && w.story.holder == nil && w.config.Library.ReadOnly() == nil
}

// A merger makes the merge of the story as it is open, which goes on from revision
// base.
type merger func(ctx context.Context, s *story, open editor.Story, base int) (workflow.Merging, error)

// merged is a merge that was taken into an open story and not filed yet.
type merged struct {
	workflow.Merging
	was, is editor.Revision // that the manuscript went on from before and after it
	count   int             // merges that can be undone, with it
}

// stands reports whether a merge is part of what goes on from a revision.
func (m *merged) stands(base int, d *doc.Doc) bool {
	return m != nil && m.is.Number == base && d.Undoable(doc.Merging) >= m.count
}

// followMerge has a story go on from the revision that it went on from before a
// merge while that is undone: what others filed since is not in it then, and
// filing it meets the conflict again.
func (s *story) followMerge() {
	m := s.merged
	if m == nil || s.base != m.was.Number && s.base != m.is.Number {
		return
	}
	now := m.is
	if s.doc.Undoable(doc.Merging) < m.count {
		now = m.was
	}
	s.base, s.revision = now.Number, now
}

// mergeNewest takes what others have filed since into the story in front.
func (w *window) mergeNewest() {
	w.merge(func(ctx context.Context, s *story, open editor.Story, base int) (workflow.Merging, error) {
		return w.desk.MergeNewest(ctx, s.id, base, open)
	})
}

// mergeLeft takes words kept apart into the story that they were typed in.
func (w *window) mergeLeft(r editor.Recovered) {
	w.withStory(r.Article, func(*story) {
		w.merge(func(ctx context.Context, s *story, open editor.Story, base int) (workflow.Merging, error) {
			return w.desk.MergeLeft(ctx, s.id, base, open, r.Session)
		})
	})
}

// merge makes a merge beside the window and takes it in, or has its conflicts
// settled first.
func (w *window) merge(make merger) {
	w.commitFields()
	s := w.story
	open, version, base := s.doc.Story(), s.doc.Version(), s.base
	j := w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		m, err := make(ctx, s, open, base)
		if err != nil {
			return nil, err
		}
		revisions, err := w.desk.Library().Revisions(ctx, s.id)
		return func() {
			switch {
			case err != nil || s != w.story:
			case version != s.doc.Version():
				w.merge(make)
			default:
				s.revisions = revisions
				w.tookPart(s, m, open)
			}
		}, err
	})
	w.showSlow(j, lang.X("merge.job", "Merging"))
}

// tookPart takes a merge in, once its conflicts are settled.
func (w *window) tookPart(s *story, m workflow.Merging, open editor.Story) {
	if len(m.Conflicts) == 0 {
		w.takeIn(s, m, m.Story, open)
		return
	}
	ours, theirs := w.sidesOf(m)
	shown := m.Merged
	shown.Conflicts = slices.Clone(m.Conflicts)
	for i, c := range shown.Conflicts {
		if c.Kind == diff.FieldClash {
			shown.Conflicts[i].Name = desk.FieldName(c.Name)
		}
	}
	w.settleMerge(merging.New(shown, ours, theirs), func(choices []diff.Choice) {
		story, err := m.Resolve(choices)
		if err != nil {
			w.fail(err)
			return
		}
		w.takeIn(s, m, story, open)
	})
}

// sidesOf says whose words are merged. What is open need not be of who merges, and
// what was kept apart may be.
func (w *window) sidesOf(m workflow.Merging) (ours, theirs string) {
	ours, theirs = w.who(), m.With
	switch {
	case m.Left != "":
		ours = lang.X("merge.open-text", "The open text")
	case ours == "" || ours == theirs:
		ours = lang.X("merge.mine", "My text")
	}
	switch {
	case theirs == "":
		theirs = lang.X("merge.theirs", "The other")
	case m.Left != "":
		theirs = lang.X("merge.apart", "{{.Who}}, kept apart", map[string]any{"Who": theirs})
	}
	return ours, theirs
}

// manyConflicts is how many may be open before all that are left can be settled
// alike.
const manyConflicts = 3

// settleMerge shows the sheet of conflicts over the window; then is called with how
// they were settled, once all of them are.
func (w *window) settleMerge(sheet *merging.Sheet, then func([]diff.Choice)) {
	const width = 760
	c := w.win.Canvas()
	said := control.NewText(control.Body.In(control.Quiet.Ink).Wrap(3), "")
	tell := func() {
		if n := sheet.Left(); n > 0 {
			said.SetText(control.Count("merge.left", "{{.N}} places were changed by both and are not settled yet. Press 1 to 4, or a button; nothing is filed until you save.", n))
		} else {
			said.SetText(lang.X("merge.all", "Everything is settled. Enter takes it into your text as one step, which can be undone."))
		}
	}
	tell()
	wide := min(width, c.Size().Width-80)
	inside := wide - 24
	high := min(sheet.Height(inside), c.Size().Height-220)
	var d *control.Dialog
	merge := func() bool {
		if sheet.Left() > 0 {
			return false
		}
		then(sheet.Choices())
		return true
	}
	column := control.NewColumn(10, said, control.NewFixed(inside, high, sheet))
	if sheet.Left() > manyConflicts {
		column.Objects = slices.Insert(column.Objects, 1, sheet.Rest())
	}
	d = control.ShowDialog(c, lang.X("merge.title", "What both changed"), column, wide, lang.X("merge.take", "Merge"), merge)
	d.SetEnabled(false)
	sheet.OnSettle = func() {
		tell()
		d.SetEnabled(sheet.Left() == 0)
	}
	sheet.OnDone = d.Confirm
	d.Focus(sheet.Keyboard())
}

// takeIn makes a merged story the manuscript, as one step.
func (w *window) takeIn(s *story, m workflow.Merging, merged editor.Story, open editor.Story) {
	is := s.revision
	if i := slices.IndexFunc(s.revisions, func(r editor.Revision) bool { return r.Number == m.Onto }); i >= 0 {
		is = s.revisions[i]
	}
	same, err := sameStory(open, merged)
	if err != nil {
		w.fail(err)
		return
	}
	if !same {
		if err := s.doc.Merge(merged); err != nil {
			w.fail(err)
			return
		}
		s.merged = newMerged(s, m, is)
	}
	s.base, s.revision = is.Number, is
	w.refreshRevisions()
	w.refreshStatus()
	w.leaveComparison()
	w.page.FocusPage()
	if same {
		w.tell(lang.X("merge.nothing-new", "Your text has all of it already: nothing was changed."), "", nil)
		return
	}
	w.tellDone(lang.X("merge.done", "The changes of {{.Who}} are in your text, as one step. Save to file it.", map[string]any{"Who": m.With}))
	w.notice.Offer(lang.X("story.compare", "Compare"), func() { w.compareSides(compare.Revision(s.base), compare.Desk()) })
}

// dropMergeNotice closes what told of a merge that is filed now.
func (w *window) dropMergeNotice(s *story) {
	if w.noticeOf == s && w.noticeAt > 0 {
		w.noticeOf = nil
		w.notice.Close()
	}
}

func newMerged(s *story, m workflow.Merging, is editor.Revision) *merged {
	return &merged{Merging: m, was: s.revision, is: is, count: s.doc.Undoable(doc.Merging)}
}

// sameStory reports whether two stories are the same to the byte.
func sameStory(a, b editor.Story) (bool, error) {
	x, err := a.Hash()
	if err != nil {
		return false, err
	}
	y, err := b.Hash()
	return x == y, err
}

// chooseReturned asks for a file that came back, and takes what was changed in it
// into the story in front. Where the story is being compared with a file it is that
// one.
func (w *window) chooseReturned() {
	if w.isComparing() {
		if to := w.comparing.view.Compared().To; to.Kind == compare.OfFile {
			w.returned(to.Key)
			return
		}
	}
	w.pickFile(lang.X("returned.pick", "The copy that came back"), nil, func(path string) {
		w.settings.Folder.Set(filepath.Dir(path))
		w.returned(path)
	})
}

// returned finds out which revision a copy was made from.
func (w *window) returned(path string) {
	s := w.story
	j := w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		back, err := w.desk.ReadReturned(path, workflow.ImportOptions{})
		if err != nil {
			return nil, err
		}
		from, err := w.desk.SentFrom(ctx, s.id, back)
		if err != nil {
			return nil, err
		}
		revisions, err := w.desk.Library().Revisions(ctx, s.id)
		return func() {
			if err == nil && s == w.story {
				s.revisions = revisions
				w.askSentFrom(back, from)
			}
		}, err
	})
	w.showSlow(j, lang.X("returned.job", "Reading the copy"))
}

// askSentFrom has it confirmed which revision a copy was made from.
func (w *window) askSentFrom(back workflow.Returned, from int) {
	s := w.story
	var titles []string
	at := 0
	for i, r := range s.revisions {
		titles = append(titles, control.RevisionTitle(r.Number, r.Name, string(r.Cause))+" · "+moment(r.Saved))
		if r.Number == from {
			at = i
		}
	}
	choice := control.NewChoice(titles, nil)
	choice.SetSelectedIndex(at)
	about := control.NewText(control.Body.Wrap(control.Unlimited),
		lang.X("returned.about", "What was changed in {{.File}} since it was sent out is taken into the open text. It fits the revision below best.", map[string]any{"File": filepath.Base(back.File)}))
	d := control.ShowDialog(w.win.Canvas(), lang.X("returned.title", "A copy that came back"),
		control.NewColumn(10, about, control.NewField(lang.X("returned.from", "It was made from"), choice)), 460, lang.X("merge.take", "Merge"), func() bool {
			chosen := s.revisions[max(0, choice.SelectedIndex())].Number
			w.merge(func(ctx context.Context, s *story, open editor.Story, base int) (workflow.Merging, error) {
				return w.desk.TakeReturned(ctx, s.id, chosen, base, open, back)
			})
			return true
		})
	d.Focus(choice)
}
