package workflow

import (
	"errors"
	"slices"
	"testing"

	"stet/editor"
	"stet/editor/diff"
)

func reworded(s editor.Story, headline string) editor.Story {
	s = s.Clone()
	s.Article.Headline = headline
	return s
}

func TestSave(t *testing.T) {
	d, id := welcomed(t)
	o := opened(t, d, id)
	if _, err := d.Save(t.Context(), id, 2, o.Story, ""); !errors.Is(err, editor.ErrNothing) {
		t.Errorf("nothing has changed: %v", err)
	}
	moved := o.Story
	moved.Article.Status = editor.Ready
	if _, err := d.Save(t.Context(), id, 2, moved, ""); !errors.Is(err, editor.ErrNothing) {
		t.Errorf("a status is no change of the story: %v", err)
	}
	if r, err := d.Save(t.Context(), id, 2, o.Story, "After legal"); err != nil || r.Number != 3 || r.Name != "After legal" || r.Author != "Nora Vale" || r.Added+r.Removed != 0 {
		t.Errorf("%+v, %v", r, err)
	}
	if r, err := d.Save(t.Context(), id, 2, reworded(o.Story, "Another head"), ""); !errors.Is(err, editor.ErrConflict) || r.Number != 0 {
		t.Errorf("on an old revision: %+v, %v", r, err)
	}
	broken := o.Story.Clone()
	broken.Article.Body[0].ID = ""
	if _, err := d.Save(t.Context(), id, 3, broken, ""); err == nil {
		t.Error("filed a story that is not well formed")
	}
	if _, err := d.Save(t.Context(), id, 99, o.Story, ""); err == nil {
		t.Error("filed behind a revision that is not there")
	}
}

func TestOpenGoesOnWithTheDraft(t *testing.T) {
	d, id := welcomed(t)
	o := opened(t, d, id)
	draft := reworded(o.Story, "Typed")
	if err := d.Journal(t.Context(), id, 2, draft); err != nil {
		t.Fatal(err)
	}
	if err := d.Library().SetStatus(t.Context(), id, editor.Ready, "Ana"); err != nil {
		t.Fatal(err)
	}
	o = opened(t, d, id)
	if o.Draft == nil || o.Story.Article.Headline != "Typed" || o.Story.Article.Status != editor.Ready || !o.Draft.Saved.Equal(noon) || o.Behind() {
		t.Errorf("%+v", o)
	}
	if _, err := d.Save(t.Context(), id, 2, o.Story, ""); err != nil {
		t.Fatal(err)
	}
	if o = opened(t, d, id); o.Draft != nil || o.Story.Article.Headline != "Typed" {
		t.Errorf("after filing: %+v", o)
	}
	if err := d.Journal(t.Context(), id, 2, draft); err != nil {
		t.Fatal(err)
	}
	if o = opened(t, d, id); !o.Behind() {
		t.Error("a draft of revision 2 is not behind revision 3")
	}
	if _, err := d.Open(t.Context(), "nowhere"); !errors.Is(err, editor.ErrNotFound) {
		t.Error(err)
	}
}

func TestRestore(t *testing.T) {
	d, id := welcomed(t)
	first, _, err := d.Library().Story(t.Context(), id, 1)
	if err != nil {
		t.Fatal(err)
	}
	unsaved := reworded(opened(t, d, id).Story, "Unsaved")
	got, r, err := d.Restore(t.Context(), id, 2, unsaved, 1)
	if err != nil || r.Number != 4 || r.Cause != editor.Restored || got.Story.Article.Headline != first.Article.Headline {
		t.Fatalf("%+v, %v", r, err)
	}
	if kept, _, err := d.Library().Story(t.Context(), id, 3); err != nil || kept.Article.Headline != "Unsaved" {
		t.Errorf("what was not saved: %q, %v", kept.Article.Headline, err)
	}
	now := opened(t, d, id).Story
	if changed, err := Differs(editor.Story{Article: now.Article}, editor.Story{Article: first.Article}); err != nil || changed {
		t.Errorf("revision 4 is not revision 1 again: %v", err)
	}
	for _, f := range unsaved.Facts {
		if !slices.ContainsFunc(now.Facts, func(g editor.Fact) bool { return g.ID == f.ID }) {
			t.Errorf("nothing is known any more of %q", f.Text)
		}
	}
	if _, r, err = d.Restore(t.Context(), id, 4, got.Story, 99); err == nil || r.Number != 0 {
		t.Errorf("a revision that is not there: %+v, %v", r, err)
	}
	if _, _, err = d.Restore(t.Context(), id, 2, unsaved, 1); !errors.Is(err, editor.ErrConflict) {
		t.Errorf("on an old revision: %v", err)
	}
}

func TestRestoredName(t *testing.T) {
	for want, r := range map[string]editor.Revision{
		"Restored r3":           {Number: 3},
		"Restored r4 Copy edit": {Number: 4, Name: " Copy edit "},
	} {
		if got := restoredName(r); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestPair(t *testing.T) {
	d, id := welcomed(t)
	before, after, err := d.Pair(t.Context(), id, 1, 0)
	if err != nil {
		t.Fatal(err)
	}
	c, err := diff.Compare(t.Context(), before, after)
	if err != nil || len(c.Changes) == 0 || c.Added == 0 {
		t.Errorf("%+v, %v", c, err)
	}
	for _, pair := range [][2]int{{9, 0}, {1, 9}} {
		if _, _, err := d.Pair(t.Context(), id, pair[0], pair[1]); err == nil {
			t.Errorf("read %v", pair)
		}
	}
}

func TestFix(t *testing.T) {
	d, id := welcomed(t)
	s := opened(t, d, id).Story
	checked := d.Check(s).All()
	i := slices.IndexFunc(checked, func(f editor.Finding) bool { return len(f.Fixes) > 0 })
	if i < 0 {
		t.Fatalf("the sample has nothing to fix: %+v", checked)
	}
	rule := checked[i].Rule
	if err := d.Journal(t.Context(), id, 2, reworded(s, "Typed")); err != nil {
		t.Fatal(err)
	}
	r, done, err := d.Fix(t.Context(), id, rule)
	if err != nil || r.Number != 3 || r.Cause != editor.Fixed || len(done) == 0 || done[0] != checked[i].Fixes[0].Label {
		t.Fatalf("%+v, %q, %v", r, done, err)
	}
	o := opened(t, d, id)
	if o.Draft != nil || o.Story.Article.Headline != "Typed" {
		t.Errorf("what was typed is gone: %+v", o)
	}
	if slices.ContainsFunc(d.Check(o.Story).All(), func(f editor.Finding) bool { return f.Key() == checked[i].Key() }) {
		t.Errorf("%s still finds %q", rule, checked[i].Text)
	}
	if _, _, err := d.Fix(t.Context(), id, rule); !errors.Is(err, editor.ErrNothing) {
		t.Errorf("nothing is left to fix: %v", err)
	}
	if _, _, err := d.Fix(t.Context(), "nowhere", rule); !errors.Is(err, editor.ErrNotFound) {
		t.Error(err)
	}
}
