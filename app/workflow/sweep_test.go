package workflow

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/find"
)

// replacer is what puts words in the place of others.
func replacer(t *testing.T, q find.Query, with string) *find.Replacer {
	t.Helper()
	f, err := q.Compile()
	if err != nil {
		t.Fatal(err)
	}
	r, err := f.With(with)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// sweep returns what is found, by headline, and the last that progress was told.
func sweep(t *testing.T, d *Desk, q editor.Query, r *find.Replacer) (hauls []Haul, done, total int) {
	t.Helper()
	err := d.Sweep(t.Context(), q, r, func(h Haul) { hauls = append(hauls, h) }, func(n, of int) { done, total = n, of })
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(hauls, func(a, b Haul) int { return strings.Compare(a.Headline, b.Headline) })
	return hauls, done, total
}

// filed adds a story of one paragraph and returns its ID.
func filed(t *testing.T, d *Desk, headline, text string) string {
	t.Helper()
	id, err := d.Add(t.Context(), editor.Story{Article: editor.Article{Headline: headline,
		Body: []editor.Block{{ID: "b", Kind: editor.Paragraph, Text: text}}}})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func text(t *testing.T, d *Desk, id string) string {
	t.Helper()
	a := opened(t, d, id).Story.Article
	return a.Headline + "|" + a.Body[0].Text
}

func TestSweepAndReplace(t *testing.T) {
	d := newDesk(t)
	one := filed(t, d, "A: Cllr Vale resigns", "Cllr Vale said CLLR Ng was told.")
	filed(t, d, "B: nothing here", "Councillor Vale said so.")
	two := filed(t, d, "C: rates", "said cllr Ng")
	r := replacer(t, find.Query{Text: `\bcllr (\w+)`, Regexp: true}, "Councillor $1")
	hauls, done, total := sweep(t, d, editor.Query{Limit: 2}, r)
	if len(hauls) != 2 || done != 3 || total != 3 || hauls[0].ID != one || hauls[1].ID != two || len(hauls[0].Hits) != 3 {
		t.Fatalf("%d of %d: %+v", done, total, hauls)
	}
	if h := hauls[0].Hits[0]; h.Range.Block != editor.HeadlineID || h.Was != "Cllr Vale" || h.Text != "Councillor Vale" || h.Before != "A: " || h.After != " resigns" {
		t.Errorf("%+v", h)
	}
	hauls[0].Hits = hauls[0].Hits[:2] // without the last
	var numbers []int
	for _, h := range hauls {
		revision, err := d.Replace(t.Context(), h, "Cllr out")
		if err != nil || revision.Cause != editor.Replaced || revision.Name != "Cllr out" || revision.Author != "Nora Vale" {
			t.Fatalf("%+v, %v", revision, err)
		}
		numbers = append(numbers, revision.Number)
	}
	if got := text(t, d, one); got != "A: Councillor Vale resigns|Councillor Vale said CLLR Ng was told." {
		t.Error(got)
	}
	if got := text(t, d, two); got != "C: rates|said Councillor Ng" {
		t.Error(got)
	}
	if _, err := d.Replace(t.Context(), hauls[0], ""); !errors.Is(err, editor.ErrConflict) {
		t.Errorf("replaced twice: %v", err)
	}
	if revision, err := d.PutBack(t.Context(), one, numbers[0]); err != nil || revision.Cause != editor.Restored || revision.Number != 3 {
		t.Fatalf("%+v, %v", revision, err)
	}
	if got := text(t, d, one); got != "A: Cllr Vale resigns|Cllr Vale said CLLR Ng was told." {
		t.Error(got)
	}
	if _, err := d.PutBack(t.Context(), one, numbers[0]); !errors.Is(err, editor.ErrConflict) {
		t.Errorf("put back twice: %v", err)
	}
}

func TestReplaceLeavesWhatHasMovedOn(t *testing.T) {
	d := newDesk(t)
	r := replacer(t, find.Query{Text: "cllr"}, "Councillor")
	for name, move := range map[string]func(id string, o Opened) error{
		"a newer revision": func(id string, o Opened) error {
			_, err := d.Save(t.Context(), id, 1, reworded(o.Story, "Another"), "")
			return err
		},
		"words typed since": func(id string, o Opened) error {
			return d.Journal(t.Context(), id, 1, reworded(o.Story, "Typed"))
		},
	} {
		id := filed(t, d, name, "Cllr Vale")
		hauls, _, _ := sweep(t, d, editor.Query{}, r)
		i := slices.IndexFunc(hauls, func(h Haul) bool { return h.ID == id })
		o := opened(t, d, id)
		if err := move(id, o); err != nil {
			t.Fatal(err)
		}
		before, _ := d.Library().Revisions(t.Context(), id)
		if _, err := d.Replace(t.Context(), hauls[i], ""); !errors.Is(err, editor.ErrConflict) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
		after, _ := d.Library().Revisions(t.Context(), id)
		if len(before) != len(after) || !strings.HasSuffix(text(t, d, id), "|Cllr Vale") {
			t.Errorf("%s: overwritten", name)
		}
	}
}

func TestReplaceFilesUnsavedWordsFirst(t *testing.T) {
	d := newDesk(t)
	id := filed(t, d, "A", "Cllr Vale")
	draft := opened(t, d, id).Story.Clone()
	draft.Article.Body[0].Text = "Cllr Vale, and Cllr Ng"
	if err := d.Journal(t.Context(), id, 1, draft); err != nil {
		t.Fatal(err)
	}
	hauls, _, _ := sweep(t, d, editor.Query{}, replacer(t, find.Query{Text: "cllr"}, "Councillor"))
	if len(hauls) != 1 || len(hauls[0].Hits) != 2 || !hauls[0].Unsaved() {
		t.Fatalf("%+v", hauls)
	}
	revision, err := d.Replace(t.Context(), hauls[0], "")
	if err != nil || revision.Number != 3 {
		t.Fatalf("%+v, %v", revision, err)
	}
	if got := text(t, d, id); got != "A|Councillor Vale, and Councillor Ng" {
		t.Error(got)
	}
	if _, err := d.PutBack(t.Context(), id, 3); err != nil {
		t.Fatal(err)
	}
	if got := text(t, d, id); got != "A|Cllr Vale, and Cllr Ng" {
		t.Errorf("what was typed is gone: %s", got)
	}
}

func TestSweepLeavesADraftOfAnOldRevision(t *testing.T) {
	d := newDesk(t)
	id := filed(t, d, "A", "Cllr Vale")
	o := opened(t, d, id)
	if _, err := d.Save(t.Context(), id, 1, reworded(o.Story, "A, again"), ""); err != nil {
		t.Fatal(err)
	}
	if err := d.Journal(t.Context(), id, 1, reworded(o.Story, "A, typed")); err != nil {
		t.Fatal(err)
	}
	hauls, _, _ := sweep(t, d, editor.Query{}, replacer(t, find.Query{Text: "cllr"}, "Councillor"))
	if !hauls[0].Behind() {
		t.Error("does not tell that it will be left")
	}
	if _, err := d.Replace(t.Context(), hauls[0], ""); !errors.Is(err, editor.ErrConflict) {
		t.Error(err)
	}
}

func TestSweepKeepsToItsQuery(t *testing.T) {
	d := newDesk(t)
	r := replacer(t, find.Query{Text: "bridge"}, "viaduct")
	var last string
	for i := range 7 {
		last = filed(t, d, fmt.Sprint("story ", i), "the bridge")
	}
	if err := d.Library().SetStatus(t.Context(), last, editor.Checking, "Ana"); err != nil {
		t.Fatal(err)
	}
	if hauls, done, total := sweep(t, d, editor.Query{Status: editor.Checking}, r); len(hauls) != 1 || hauls[0].ID != last || done != 1 || total != 1 {
		t.Errorf("%d of %d, %+v", done, total, hauls)
	}
	if hauls, _, _ := sweep(t, d, editor.Query{Words: "bridge", Limit: 3}, r); len(hauls) != 7 {
		t.Errorf("%d stories with the words", len(hauls))
	}
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	err := d.Sweep(ctx, editor.Query{}, r, func(Haul) {
		if n++; n == 3 {
			cancel()
		}
	}, func(int, int) {})
	if !errors.Is(err, context.Canceled) || n != 3 {
		t.Errorf("%d stories after it was cancelled, %v", n, err)
	}
}
