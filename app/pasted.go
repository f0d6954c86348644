package app

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/control"
	"stet/app/job"
	"stet/app/manuscript"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/prose"
)

// Words pasted from outside the story are marked until an editor has seen where
// they come from and clears the mark.

// pastedCommands are what can be done with pasted words.
func (w *window) pastedCommands() []command.Command {
	menu := lang.X("menu.review", "Review")
	return []command.Command{
		{ID: "pasted.next", Menu: menu, Label: lang.X("pasted.next", "Next pasted words"), Before: true, Enabled: w.hasStory, Run: w.nextPasted},
		{ID: "pasted.clear", Menu: menu, Label: lang.X("pasted.clear", "Clear paste mark"), Enabled: w.hasStory, Run: w.clearPasted},
		{ID: "pasted.clear-all", Menu: menu, Label: lang.X("pasted.clear-all", "Clear all paste marks"), Enabled: w.hasStory, Run: w.clearAllPasted},
	}
}

// nextPasted selects the next words pasted from outside, the first behind the
// last.
func (w *window) nextPasted() {
	all := w.story.doc.Pasted()
	if len(all) == 0 {
		w.noPasted()
		return
	}
	from := w.page.Selection().Head
	next := all[0]
	for _, r := range all {
		if at := (doc.Pos{Block: r.Block, Offset: r.Start}); !w.story.doc.Less(at, from) {
			next = r
			break
		}
	}
	w.page.Select(next)
	w.page.FocusPage()
}

// clearPasted lets the words selected count as the story's own, or at a caret
// those that came with one paste.
func (w *window) clearPasted() {
	s, d := w.page.Selection(), w.story.doc
	before := d.Version()
	if s.Empty() {
		w.fail(d.ClearPastedAt(s.Head))
	} else {
		w.fail(d.ClearPasted(s))
	}
	w.clearedPasted(before)
}

func (w *window) clearAllPasted() {
	before := w.story.doc.Version()
	w.fail(w.story.doc.ClearPasted(w.story.doc.All()))
	w.clearedPasted(before)
}

func (w *window) clearedPasted(before uint64) {
	if w.story.doc.Version() == before {
		w.noPasted()
		return
	}
	w.check() // which counts them
	w.tellDone(lang.X("pasted.cleared", "The words count as the story's own."))
}

func (w *window) noPasted() {
	w.tell(lang.X("pasted.none", "There are no pasted words here."), "", nil)
}

// aboutPasted says when words were pasted, how many with them, and where from.
func (w *window) aboutPasted(m manuscript.Mark) []control.Slip {
	d := w.story.doc
	for _, x := range ownMarks(d.Block(d.Index(m.Range.Block)), m.Range) {
		if x.Kind != editor.Pasted {
			continue
		}
		words := 0
		for _, r := range d.PastedAt(doc.Pos{Block: m.Range.Block, Offset: m.Range.Start}) {
			words += prose.Words(d.Block(d.Index(r.Block)).Text[r.Start:r.End])
		}
		out := control.Slip{Kind: lang.X("pasted.kind", "Pasted"), Status: control.Count("pasted.words", "{{.N}} words", words), Ink: theme.Ink}
		if !x.At.IsZero() {
			out.When = control.Moment(w.now(), x.At)
		}
		out.Notes = append(out.Notes, w.pastedFrom(x.Href))
		if x.Author != "" {
			out.Notes = append(out.Notes, lang.X("pasted.by", "By {{.Name}}", map[string]any{"Name": x.Author}))
		}
		return []control.Slip{out}
	}
	return nil
}

// pastedFrom names the story that words were copied from. Its headline is looked
// up in the background, and shown when it is known.
func (w *window) pastedFrom(id string) string {
	if id == "" {
		return lang.X("pasted.outside", "From outside Stet")
	}
	if _, asked := w.sources[id]; !asked {
		w.sources[id] = lang.X("pasted.story", "From another story")
		w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
			s, err := w.desk.Library().Summary(ctx, id)
			if err != nil || s.Headline == "" {
				return nil, nil // it may have left the library
			}
			return func() {
				w.sources[id] = lang.X("pasted.from", "From “{{.Headline}}”", map[string]any{"Headline": s.Headline})
				if w.rest.told {
					w.tellSlips()
				}
			}, nil
		})
	}
	return w.sources[id]
}
