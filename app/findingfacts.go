package app

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/facts"
	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/fact"
)

// factsFound is how many facts of the library are shown at once.
const factsFound = 100

// findFacts finds facts in all stories, and opens one of them.
func (w *window) findFacts() {
	finding := job.NewLatest(w.jobs)
	var finder *facts.Finder
	finder = facts.ShowFinder(w.win, w.desk.FactDesk(), w.now(), func(words string) {
		if words == "" {
			finding.Cancel()
			finder.Set(nil, "")
			return
		}
		finding.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
			found, err := w.desk.FindFacts(ctx, words, factsFound)
			return func() {
				if err != nil {
					finder.Set(nil, control.Sentence(err))
					return
				}
				told := control.Count("finder.found", "{{.N}} facts", len(found.Facts))
				if found.More {
					told = lang.X("finder.more", "The latest {{.N}}; more words find fewer", map[string]any{"N": len(found.Facts)})
				}
				if found.Late > 0 {
					told += " · " + control.Count("finder.late", "{{.N}} stories are still being read", found.Late)
				}
				finder.Set(found.Facts, told)
			}, nil
		})
	}, w.openFound)
}

// openFound opens the story of a fact that was found, at the fact.
func (w *window) openFound(f editor.FoundFact) {
	w.withStory(f.Story, func(s *story) {
		if _, ok := s.doc.Fact(f.Fact.ID); !ok || s != w.story {
			return
		}
		w.openTab(tabFacts)
		w.facts.Select(f.Fact.ID)
		w.facts.Focus()
		w.revealFact(f.Fact.ID)
	})
}

// lookElsewhere asks whether a fact was settled in another story.
func (w *window) lookElsewhere(id string) {
	f, ok := w.story.doc.Fact(id)
	if !ok || f.Gone || f.IsSettled() {
		return
	}
	s := w.story
	w.elsewhere.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		found, err := w.desk.SettledElsewhere(ctx, s.id, f)
		return func() {
			if err == nil && s == w.story {
				w.facts.SetElsewhere(id, found)
			}
		}, nil // it is an offer: that it cannot be made is nobody's trouble
	})
}

// reuse gives a fact the sources that it was settled with in another story.
func (w *window) reuse(id string, from editor.FoundFact) {
	w.changeFact(id, func(f editor.Fact) (editor.Fact, error) {
		var err error
		for _, s := range from.Fact.Sources {
			s.ID = ""
			if f, err = fact.AddSource(f, s); err != nil {
				return f, err
			}
		}
		return f, nil
	})
	w.lookElsewhere(id)
}

// usedElsewhere is how many sources of other stories are offered.
const usedElsewhere = 500

// moreSources finds the sources used in other stories.
func (w *window) moreSources(got func([]editor.Source)) {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		used, err := w.desk.UsedSources(ctx, "", usedElsewhere)
		var out []editor.Source
		for _, u := range used {
			out = append(out, u.Source)
		}
		return func() { got(out) }, err
	})
}

// attachFile asks for a file that a fact was checked against, and keeps it in the
// library.
func (w *window) attachFile(got func(editor.Source)) {
	w.pickFile(lang.X("facts.attach", "Attach a file"), nil, func(path string) {
		w.settings.Folder.Set(filepath.Dir(path))
		w.keepSourceFile(path, got)
	})
}

// dropPlace is a dialog that takes a file dropped on the window.
type dropPlace struct {
	over fyne.CanvasObject
	take func(editor.Source)
}

// takeFiles has the dialog that was opened last take what is dropped while it is in
// front.
func (w *window) takeFiles(take func(editor.Source)) {
	w.dropping = dropPlace{w.win.Canvas().Overlays().Top(), take}
}

// droppedSource keeps a file that was dropped on a form for sources, and reports
// whether there is one. A source has one file.
func (w *window) droppedSource(paths []string) bool {
	top := w.win.Canvas().Overlays().Top()
	if top == nil || top != w.dropping.over || len(paths) == 0 {
		return false
	}
	if len(paths) > 1 {
		w.fail(errors.New(lang.X("facts.one-file", "A source has one file: drop them one by one, each on a source of its own.")))
		return true
	}
	w.keepSourceFile(paths[0], w.dropping.take)
	return true
}

// droppedOnFact asks of files dropped on the card of a fact whether they are evidence for
// it, and reports whether they were. Evidence comes as a source whose form is yet to be
// confirmed.
func (w *window) droppedOnFact(at fyne.Position, paths []string) bool {
	if len(paths) == 0 || !w.mayWrite() || w.tabs.Selected() != tabFacts || w.panes.Focus() || w.win.Canvas().Overlays().Top() != nil {
		return false
	}
	f := w.facts.At(at)
	if f.ID == "" {
		return false
	}
	w.facts.Select(f.ID)
	control.OpenMenuAt(w.facts, at, w.evidenceItems(f.ID, paths))
	return true
}

// evidenceItems are what files dropped on a fact may be.
func (w *window) evidenceItems(id string, paths []string) []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem(lang.X("facts.drop-evidence", "Attach it to this fact as evidence…"), func() {
			if f, ok := w.story.doc.Fact(id); ok {
				w.sourceForm(f)
				w.droppedSource(paths)
			}
		}),
		fyne.NewMenuItem(lang.X("facts.drop-import", "Import it as a story"), func() { w.importPaths(paths, workflow.ImportOptions{}) }),
	}
}

// openSource shows the file of a source, or its page, by the system's program. Of a file
// that is a copy, which goes when the window does.
func (w *window) openSource(s editor.Source) {
	if s.File == "" {
		w.follow(cmp.Or(s.URL, s.Archived))
		return
	}
	if w.copies == "" {
		folder, err := os.MkdirTemp("", "stet-sources-")
		if err != nil {
			w.fail(err)
			return
		}
		w.copies = folder
		w.stops = append(w.stops, func() { _ = os.RemoveAll(folder) }) // the system may still show it
	}
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		path, err := w.desk.CopySourceFile(ctx, s, w.copies)
		if err != nil {
			return nil, err
		}
		return func() { w.fail(w.openFile(path)) }, nil
	})
}

// keepSourceFile keeps the file at a path in the library.
func (w *window) keepSourceFile(path string, got func(editor.Source)) {
	w.jobs.Go(lang.X("facts.attaching", "Keeping the file"), func(ctx context.Context, _ job.Progress) (func(), error) {
		s, err := w.desk.AttachFile(ctx, editor.Source{}, path)
		if err != nil {
			return nil, err
		}
		return func() { got(s) }, nil
	})
}
