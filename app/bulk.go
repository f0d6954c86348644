package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/control"
	"stet/app/desk"
	"stet/app/job"
	"stet/app/library"
	"stet/app/workflow"
	"stet/editor"
)

// undoable is the last action on the library, for the one undo it has.
type undoable struct {
	batch  string   // "" for none
	closed []string // the IDs of the stories that were closed with it
}

func (w *window) bulkCommands() []command.Command {
	menu := lang.X("menu.library", "Library")
	chosen := func() bool { return len(w.list.Chosen()) > 0 && !w.list.Place().Bin }
	inBin := func() bool { return len(w.list.Chosen()) > 0 && w.list.Place().Bin }
	return []command.Command{
		{ID: "library.all", Menu: menu, Label: lang.X("library.all", "Select all stories in the list"), Run: func() { w.list.Focus(); w.list.PickAll() }},
		{ID: "library.move", Menu: menu, Label: lang.X("library.move-chosen", "Move the selected stories…"), Before: true, Enabled: chosen, Run: w.askMove},
		{ID: "library.tag", Menu: menu, Label: lang.X("library.tag-chosen", "Tag the selected stories…"), Enabled: chosen, Run: w.askTag},
		{ID: "library.untag", Menu: menu, Label: lang.X("library.untag-chosen", "Take a tag off the selected stories…"), Enabled: chosen, Run: w.askUntag},
		{ID: "library.section", Menu: menu, Label: lang.X("library.section-chosen", "Put the selected stories in a section…"), Enabled: chosen, Run: w.askSection},
		{ID: "library.export", Menu: menu, Label: lang.X("library.export-chosen", "Export the selected stories…"), Enabled: chosen, Run: w.exportChosen},
		{ID: "library.bin", Menu: menu, Label: lang.X("library.bin-chosen", "Delete the selected stories"), Keys: command.Plain(fyne.KeyDelete), Passive: true, Enabled: chosen, Run: w.binChosen},
		{ID: "library.put-back", Menu: menu, Label: lang.X("library.put-back-chosen", "Put the selected stories back from the bin"), Enabled: inBin, Run: w.putBackChosen},
		{ID: "library.undo", Menu: menu, Label: lang.X("library.undo", "Undo the last library action"), Before: true,
			Enabled: func() bool { return w.undoable.batch != "" }, Run: w.undoLast},
	}
}

// wireBulk wires what is done to all stories that are picked.
func (w *window) wireBulk() {
	w.list.Bulk = library.Bulk{Move: w.moveChosen, Tag: w.askTag, Section: w.askSection, Export: w.exportChosen, Bin: w.binChosen, PutBack: w.putBackChosen}
	w.list.OnAll = w.listAllResults
}

// undoPressed undoes what was done last where the keyboard is.
func (w *window) undoPressed() {
	if w.list.HasKeyboard() && w.undoable.batch != "" {
		w.undoLast()
		return
	}
	w.table.Press("edit.undo")
}

// selectAllPressed picks all stories where the list has the keyboard, or else
// selects the whole story.
func (w *window) selectAllPressed() {
	if w.list.HasKeyboard() {
		w.list.PickAll()
		return
	}
	w.table.Press("edit.all")
}

// mostResults is how many results are listed at most to be picked.
const mostResults = 20000

// listAllResults lists the results that were not asked for yet, and picks all.
func (w *window) listAllResults() {
	words := w.list.Searching()
	w.searching.Go(lang.X("picks.job", "Listing"), func(ctx context.Context, progress job.Progress) (func(), error) {
		q, all := w.typedQuery(), []editor.Summary{}
		q.Limit = workflow.BulkPortion
		for len(all) < mostResults {
			page, err := w.desk.Library().List(ctx, q)
			if err != nil {
				return nil, err
			}
			all = append(all, page...)
			progress(len(all), 0, "")
			if len(page) < q.Limit {
				break
			}
			q.After = &page[len(page)-1]
		}
		return func() {
			w.list.SetResults(library.Results{Words: words, Order: q.Order, Rows: w.asOpen(all)})
			w.list.PickAll()
		}, nil
	})
}

// A doing does something to stories, telling progress.
type doing func(ctx context.Context, ids []string, progress func(done, total int)) (workflow.Acted, error)

// toChosen does something to the stories that are chosen in the list, in the
// background, with words that are on the disk.
func (w *window) toChosen(name string, do doing, said func(n int) string) {
	numbers := w.list.Chosen()
	if len(numbers) == 0 || !w.flush() {
		return
	}
	w.jobs.Go(name, func(ctx context.Context, progress job.Progress) (func(), error) {
		ids, err := w.desk.Library().IDs(ctx, numbers)
		if err != nil {
			return nil, err
		}
		acted, err := do(ctx, ids, func(done, total int) { progress(done, total, "") })
		return func() { w.acted(acted, said) }, err
	})
}

// toOne does an action to one story; said is asked for words with the row as it is
// then.
func (w *window) toOne(id string, what editor.Deed, to string, said func(editor.Summary) string) {
	if !w.flush() {
		return
	}
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		acted, err := w.desk.Act(ctx, what, to, []string{id}, func(int, int) {})
		if err != nil {
			return nil, err
		}
		row, err := w.desk.Library().Summary(ctx, id)
		if err == nil && len(acted.Changed) == 0 && !row.Deleted.IsZero() {
			err = editor.ErrBinned
		}
		return func() {
			if err == nil && len(acted.Changed) > 0 {
				w.acted(acted, func(int) string { return said(row) })
			}
		}, err
	})
}

// acted shows what was done to stories, and offers to undo it.
func (w *window) acted(a workflow.Acted, said func(n int) string) {
	n := len(a.Changed)
	if n > 0 {
		w.undoable = undoable{batch: a.Batch}
	}
	w.restand(a.Changed)
	w.list.ClearPicks()
	words := said(n)
	if len(a.Errs) > 0 {
		words += " " + control.Count("bulk.failed", "{{.N}} could not be changed:", len(a.Errs)) + " " + a.Errs[0].Error()
	}
	if n == 0 {
		if len(a.Errs) == 0 {
			words = lang.X("bulk.nothing", "Nothing to do: they stand so already.")
		}
		w.tell(words, "", nil)
		return
	}
	w.tell(words, lang.X("edit.undo", "Undo"), w.undoLast)
}

// restand reads anew where stories stand, as far as they are open, and the list.
func (w *window) restand(ids []string) {
	for _, s := range w.stories {
		if slices.Contains(ids, s.id) {
			w.restandStory(s)
		}
	}
	w.reloadList()
	w.table.Refresh()
}

// restandAll reads anew where all open stories stand, and the list.
func (w *window) restandAll() {
	var open []string
	for _, s := range w.stories {
		open = append(open, s.id)
	}
	w.restand(open)
}

// restandStory reads anew where an open story stands. Where its section was
// changed from the list, it is in a revision of its own; where it was put in the
// bin, it is closed.
func (w *window) restandStory(s *story) {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		row, err := w.desk.Library().Summary(ctx, s.id)
		if err != nil {
			return nil, err
		}
		filed, r, err := w.desk.Library().Story(ctx, s.id, 0)
		return func() {
			if err != nil || w.opened(s.id) != s {
				return
			}
			if !row.Deleted.IsZero() && s.summary.Deleted.IsZero() {
				w.undoable.closed = append(w.undoable.closed, s.id)
				w.close(s)
				return
			}
			s.summary = w.asOpen([]editor.Summary{row})[0]
			if r.Number > s.base && r.Cause == editor.Resettled || r.Number > s.base && r.Cause == editor.Restored {
				w.resettled(s, filed.Article.Section, r)
			}
			if s == w.story {
				w.refreshStory()
			}
			w.reloadBelongings(s.id)
		}, err
	})
}

// resettled goes on with a revision that differs from what was open in nothing but
// the section.
func (w *window) resettled(s *story, section string, r editor.Revision) {
	version, saved := s.doc.Version(), s.save.version == s.save.saved
	if err := s.doc.SetField("section", section); err != nil {
		w.fail(err)
		return
	}
	s.base, s.revision, s.standing.Revision = r.Number, r, r.Number
	if saved && s.doc.Version() <= version+1 { // nothing was typed meanwhile
		s.save.filed(s.doc.Version(), w.now())
		s.inRevision(s.doc.Story(), s.doc.Version())
	}
	w.reloadRevisions(s)
}

// undoLast takes the last action on the library back, in each story where nobody
// has gone on.
func (w *window) undoLast() {
	last := w.undoable
	if last.batch == "" || !w.flush() {
		return
	}
	w.undoable = undoable{}
	w.jobs.Go(lang.X("bulk.undoing", "Taking back"), func(ctx context.Context, progress job.Progress) (func(), error) {
		undone, err := w.desk.Undo(ctx, last.batch, func(done, total int) { progress(done, total, "") })
		return func() {
			w.restandAll()
			for _, id := range last.closed {
				if w.story == nil {
					w.openAs(id, kept)
				} else {
					w.openAs(id, behind)
				}
			}
			if err == nil {
				w.tell(undoneWords(undone), "", nil)
			}
		}, err
	})
}

// undoneWords says in how many stories an action was taken back, and who had gone
// on with the others.
func undoneWords(u editor.Undone) string {
	words := control.Count("bulk.undone", "{{.N}} stories put back.", u.Back)
	if u.Left == 0 {
		return words
	}
	by := strings.Join(slices.DeleteFunc(slices.Clone(u.LeftBy), func(who string) bool { return who == "" }), ", ")
	if by == "" {
		return words + " " + control.Count("bulk.left", "{{.N}} had been changed since and were left.", u.Left)
	}
	return words + " " + lang.XN("bulk.left-by", "{{.N}} had been changed since by {{.Who}} and were left.", u.Left,
		map[string]any{"N": control.Number(u.Left), "Who": by})
}

func (w *window) moveChosen(to editor.Status) {
	name := control.StatusName(string(to))
	w.toChosen(lang.X("bulk.moving", "Moving"), func(ctx context.Context, ids []string, progress func(done, total int)) (workflow.Acted, error) {
		return w.desk.Act(ctx, editor.Moved, string(to), ids, progress)
	}, func(n int) string {
		return lang.XN("bulk.moved", "{{.N}} stories are now in {{.Status}}.", n, map[string]any{"N": control.Number(n), "Status": name})
	})
}

// askMove asks where to move the chosen stories.
func (w *window) askMove() {
	command.NewPicker(w.win.Canvas(), lang.X("bulk.where", "Move to"), func(typed string) []command.Item {
		var items []command.Item
		for _, s := range editor.Statuses {
			if name := control.StatusName(string(s)); strings.Contains(strings.ToLower(name), strings.ToLower(strings.TrimSpace(typed))) {
				items = append(items, command.Item{Label: name, Run: func() { w.moveChosen(s) }})
			}
		}
		return items
	})
}

// askWord asks for the name of a section or a tag.
func (w *window) askWord(title, label, hint, ok string, known []editor.Count, run func(word string) error) {
	entry := control.NewEntry("", hint)
	field := control.NewCompletion(entry)
	field.SetOffers(desk.Offers(known, nil))
	problem := control.NewText(control.Fine.Wrap(control.Unlimited), "")
	content := control.NewColumn(7, control.NewField(label, field.Object), problem)
	var d *control.Dialog
	d = control.ShowDialog(w.win.Canvas(), title, content, 460, ok, func() bool {
		err := run(strings.TrimSpace(entry.Text))
		if err != nil {
			problem.SetText(control.Sentence(err))
			d.Refresh()
		}
		return err == nil
	})
	d.Serve(entry)
}

func (w *window) askTag() {
	w.askWord(lang.X("bulk.tag-title", "Tag the selected stories"), lang.X("bulk.tag-label", "Tag"), "", lang.X("bulk.tag-ok", "Tag"), w.shelves.Tags, func(word string) error {
		tag, err := editor.ParseTag(word)
		if err == nil {
			w.tagChosen(editor.Tagged, tag)
		}
		return err
	})
}

func (w *window) askUntag() {
	w.askWord(lang.X("bulk.untag-title", "Take a tag off the selected stories"), lang.X("bulk.tag-label", "Tag"), "", lang.X("bulk.untag-ok", "Take off"), w.shelves.Tags, func(word string) error {
		tag, err := editor.ParseTag(word)
		if err == nil {
			w.tagChosen(editor.Untagged, tag)
		}
		return err
	})
}

func (w *window) tagChosen(what editor.Deed, tag string) {
	w.toChosen(lang.X("bulk.tagging", "Tagging"), func(ctx context.Context, ids []string, progress func(done, total int)) (workflow.Acted, error) {
		return w.desk.Act(ctx, what, tag, ids, progress)
	}, func(n int) string {
		said := map[string]any{"N": control.Number(n), "Tag": tag}
		if what == editor.Untagged {
			return lang.XN("bulk.untagged", "“{{.Tag}}” is taken off {{.N}} stories.", n, said)
		}
		return lang.XN("bulk.tagged", "{{.N}} stories are tagged “{{.Tag}}”.", n, said)
	})
}

func (w *window) askSection() {
	w.askWord(lang.X("bulk.section-title", "Put the selected stories in a section"), lang.X("bulk.section-label", "Section; leave empty for none"), "",
		lang.X("bulk.section-ok", "File"), w.shelves.Sections, func(word string) error {
			w.sectionChosen(word)
			return nil
		})
}

func (w *window) sectionChosen(section string) {
	w.toChosen(lang.X("bulk.filing", "Filing"), func(ctx context.Context, ids []string, progress func(done, total int)) (workflow.Acted, error) {
		return w.desk.SetSection(ctx, section, ids, progress)
	}, func(n int) string {
		if section == "" {
			return control.Count("bulk.unsectioned", "{{.N}} stories are in no section now.", n)
		}
		return lang.XN("bulk.sectioned", "{{.N}} stories are now in {{.Section}}.", n, map[string]any{"N": control.Number(n), "Section": section})
	})
}

// binChosen puts the chosen stories in the bin; those that are open are closed.
func (w *window) binChosen() {
	w.toChosen(lang.X("bulk.deleting", "Deleting"), func(ctx context.Context, ids []string, progress func(done, total int)) (workflow.Acted, error) {
		return w.desk.Act(ctx, editor.Binned, "", ids, progress)
	}, func(n int) string {
		return control.Count("bulk.deleted", "{{.N}} stories are in the bin.", n)
	})
}

func (w *window) putBackChosen() {
	w.toChosen(lang.X("bulk.putting-back", "Putting back"), func(ctx context.Context, ids []string, progress func(done, total int)) (workflow.Acted, error) {
		return w.desk.Act(ctx, editor.Unbinned, "", ids, progress)
	}, func(n int) string {
		return control.Count("bulk.put-back", "{{.N}} stories are back from the bin.", n)
	})
}
