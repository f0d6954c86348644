package app

import (
	"context"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2/lang"

	"stet/app/compare"
	"stet/app/control"
	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
)

// compareWith compares the story as it is open with something that is asked for.
func (w *window) compareWith(pick func(then func(compare.Side))) {
	s := w.story
	pick(func(other compare.Side) {
		from := compare.Revision(s.base)
		if s.unfiled() {
			from = compare.Desk()
		}
		if s == w.story {
			w.compareSides(from, other)
		}
	})
}

func (w *window) pickFileSide(then func(compare.Side)) {
	w.pickFile(lang.X("compare.pick-file", "Compare with a file"), nil, func(path string) {
		w.settings.Folder.Set(filepath.Dir(path))
		then(compare.Side{Kind: compare.OfFile, Key: path, Name: filepath.Base(path)})
	})
}

func (w *window) pickStorySide(then func(compare.Side)) {
	w.pickStory(lang.X("compare.pick-story", "Compare with the story with these words"), w.story.id, func(other editor.Summary) {
		then(compare.Side{Kind: compare.OfStory, Key: other.ID, Name: control.Headline(other.Headline)})
	})
}

// compare shows what changed from revision m to revision n.
func (w *window) compare(m, n int) { w.compareSides(compare.Revision(m), compare.Revision(n)) }

// compareSides shows what changed from one side to another. Both are read and
// compared beside the window; what is shown stays until that is done.
func (w *window) compareSides(from, to compare.Side) { w.compareThen(from, to, func() {}) }

// compareThen is compareSides, and goes on once the comparison is shown.
func (w *window) compareThen(from, to compare.Side, then func()) {
	s, open := w.story, w.story.doc.Story()
	if c, ok := w.compared.find(s.id, from, to); ok {
		w.comparer.Cancel()
		w.showComparison(c)
		then()
		return
	}
	j := w.comparer.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		c, err := w.compareVersions(ctx, s.id, open, from, to)
		return func() {
			if err == nil && s == w.story {
				w.compared.keep(s.id, c)
				w.showComparison(c)
				then()
			}
		}, err
	})
	w.showSlow(j, lang.X("compare.job", "Comparing"))
}

// compareVersions reads two sides and compares them.
func (w *window) compareVersions(ctx context.Context, id string, open editor.Story, from, to compare.Side) (compare.Compared, error) {
	out := compare.Compared{From: from, To: to}
	before, err := w.readSide(ctx, id, open, from)
	if err != nil {
		return out, err
	}
	after, err := w.readSide(ctx, id, open, to)
	if err != nil {
		return out, err
	}
	start := time.Now()
	out.Comparison, before, after, err = w.desk.Compare(ctx, before, after)
	out.Before, out.After, out.Took = before.Story, after.Story, time.Since(start)
	return out, err
}

// readSide reads the words of a side; open is the story as it is on the page.
func (w *window) readSide(ctx context.Context, id string, open editor.Story, s compare.Side) (workflow.Version, error) {
	switch s.Kind {
	case compare.OfDesk:
		return workflow.VersionOf(open), nil
	case compare.OfDraft:
		return w.desk.DraftVersion(ctx, id, s.Key)
	case compare.OfFile:
		return w.desk.FileVersion(s.Key)
	case compare.OfText:
		v := workflow.VersionOf(editor.Story{Article: *s.Text})
		v.Bare = true // it is held against the words only
		return v, nil
	case compare.OfStory:
		return w.desk.Version(ctx, s.Key, 0)
	}
	return w.desk.Version(ctx, id, s.Number)
}

// comparisons are those of revisions made last, the newest last: revisions never
// change.
type comparisons []madeComparison

type madeComparison struct {
	story string
	compare.Compared
}

// mostCompared is how many comparisons are kept.
const mostCompared = 8

func (c comparisons) find(story string, from, to compare.Side) (compare.Compared, bool) {
	for _, one := range c {
		if one.story == story && one.From == from && one.To == to {
			return one.Compared, true
		}
	}
	return compare.Compared{}, false
}

func (c *comparisons) keep(story string, one compare.Compared) {
	if one.From.Fixed() && one.To.Fixed() {
		*c = append(*c, madeComparison{story, one})
		*c = slices.Delete(*c, 0, max(0, len(*c)-mostCompared))
	}
}
