package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/compare"
	"stet/app/control"
	"stet/app/job"
	"stet/app/theme"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/prose"
)

// blameCommands are about who wrote the words of the story in front.
func (w *window) blameCommands() []command.Command {
	return []command.Command{
		{ID: "story.blame", Menu: lang.X("menu.story", "Story"), Label: lang.X("story.blame", "Who wrote this?"), Keys: command.Keys(fyne.KeyB, shift),
			Enabled: func() bool { return w.hasStory() && !w.isComparing() }, Run: w.askWhoWrote},
	}
}

// askWhoWrote finds out which revisions brought the words that are selected, or the
// sentence at the caret, and shows them. The revisions are read in the background.
func (w *window) askWhoWrote() {
	s := w.story
	asked := w.askedAbout()
	if len(asked) == 0 {
		w.tell(lang.X("blame.no-words", "There are no words here. Put the caret in a sentence, or select some."), "", nil)
		return
	}
	open := s.doc.Story()
	j := w.jobs.Go("", func(ctx context.Context, progress job.Progress) (func(), error) {
		told := func(done, total int) { progress(done, total, "") }
		all, err := w.desk.Blame(ctx, s.id, open, s.base, told, asked...)
		return func() {
			if err == nil && s == w.story {
				w.showWhoWrote(all)
			}
		}, err
	})
	w.showSlow(j, lang.X("blame.job", "Reading back who wrote this"))
}

// askedAbout is the words that are selected, a range for each paragraph, or the
// sentence at the caret.
func (w *window) askedAbout() []editor.Range {
	d := w.story.doc
	from, to, err := d.Range(w.page.Selection())
	if err != nil {
		return nil
	}
	if from == to {
		r := sentenceAt(d, from)
		return slices.DeleteFunc([]editor.Range{r}, editor.Range.Empty)
	}
	var out []editor.Range
	for i := d.Index(from.Block); i <= d.Index(to.Block); i++ {
		b := d.Block(i)
		r := editor.Range{Block: b.ID, End: len(blockWords(b))}
		if b.ID == from.Block {
			r.Start = min(from.Offset, r.End)
		}
		if b.ID == to.Block && b.Image == nil {
			r.End = to.Offset
		}
		if !r.Empty() {
			out = append(out, r)
		}
	}
	return out
}

// blockWords is the words of a block, or of a picture's caption.
func blockWords(b editor.Block) string {
	if b.Image != nil {
		return b.Image.Caption
	}
	return b.Text
}

// sentenceAt is the sentence that the caret stands in, without the spaces around
// it, or all of a caption.
func sentenceAt(d *doc.Doc, at doc.Pos) editor.Range {
	b := d.Block(d.Index(at.Block))
	text := blockWords(b)
	if b.Image != nil {
		return editor.Range{Block: b.ID, End: len(text)}
	}
	for _, s := range prose.Sentences(text) {
		if at.Offset < s.End || s.End == len(text) {
			words := s.Of(text)
			core := strings.TrimSpace(words)
			start := s.Start + strings.Index(words, core)
			return editor.Range{Block: b.ID, Start: start, End: start + len(core)}
		}
	}
	return editor.Range{Block: b.ID}
}

// showWhoWrote shows a card for each revision that brought some of the words, the
// newest first.
func (w *window) showWhoWrote(all []workflow.Origin) {
	var numbers []int
	for _, o := range all {
		if !slices.Contains(numbers, o.Revision.Number) {
			numbers = append(numbers, o.Revision.Number)
		}
	}
	slices.SortFunc(numbers, func(a, b int) int { return cmp.Compare(newness(b), newness(a)) })
	var d *control.Dialog
	column := control.NewColumn(10)
	for _, n := range numbers {
		column.Add(control.NewCard(w.whoWroteCard(all, n, func() { d.Close() }), nil))
	}
	const width = 560
	height := min(control.HeightOf(column, width)+4, 420) // with the edge of the last card
	d = control.ShowReading(w.win.Canvas(), lang.X("blame.title", "Who wrote this"), control.NewFixed(width, height, container.NewVScroll(column)), width+20)
}

// newness orders revisions: what is not filed yet is newer than all that is.
func newness(n int) int {
	if n == 0 {
		return int(^uint(0) >> 1)
	}
	return n
}

// whoWroteCard says which revision brought its share of the words, and leads to what
// else it changed.
func (w *window) whoWroteCard(all []workflow.Origin, n int, leave func()) fyne.CanvasObject {
	one := all[slices.IndexFunc(all, func(o workflow.Origin) bool { return o.Revision.Number == n })]
	title, about := lang.X("blame.unfiled", "Not filed yet"), w.who()
	from, to := compare.Revision(one.Before), compare.Desk()
	if n > 0 {
		title, to = compare.Title(one.Revision), compare.Revision(n)
		about = one.Revision.Author + " · " + control.Moment(w.clock(), one.Revision.Saved)
	}
	head := control.NewColumn(1, control.NewText(control.Strong.Wrap(1), title), control.NewText(control.Quiet.Wrap(1), about))
	column := control.NewColumn(6, head, control.NewRuns(control.Words.Wrap(6), share(all, n)...))
	if one.Before == 0 {
		column.Add(control.NewText(control.Quiet, lang.X("blame.first", "There is no revision before this one.")))
		return column
	}
	column.Add(control.NewFlow(6, control.NewSmallButton(lang.X("blame.compare", "Compare with the one before"), "", func() {
		leave()
		w.compareAt(from, to, one.There)
	})))
	return column
}

// share shows all the words, those of revision n as they are and the others faint.
func share(all []workflow.Origin, n int) []control.Run {
	var out []control.Run
	for i, o := range all {
		run := control.Run{Text: strings.ReplaceAll(o.Text, "\n", " "), Ink: theme.Muted}
		if o.Revision.Number == n {
			run.Ink, run.Ground = theme.Ink, theme.Selection
		}
		if i > 0 && all[i-1].Block != o.Block {
			out = append(out, control.Run{Text: " ¶ ", Ink: theme.Muted})
		}
		out = append(out, run)
	}
	return out
}

// compareAt compares two sides and goes to words of the newer.
func (w *window) compareAt(from, to compare.Side, at editor.Range) {
	w.compareThen(from, to, func() { w.comparing.view.ChooseWords(at) })
}
