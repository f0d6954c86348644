package workflow

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/doc"
	"stet/editor/format"
)

func TestSuggestionsStopAnExport(t *testing.T) {
	d, id := welcomed(t)
	m := doc.New(opened(t, d, id).Story)
	m.Author = "Ann Lee"
	m.Suggest(true)
	body := m.Block(2)
	if _, err := m.Insert(doc.Selection{Anchor: doc.Pos{Block: body.ID}, Head: doc.Pos{Block: body.ID, Offset: len(body.Text)}}, "Nothing is left."); err != nil {
		t.Fatal(err)
	}
	s := m.Story()
	path := filepath.Join(t.TempDir(), "bridge.txt")
	_, err := d.Export(t.Context(), id, 2, s, Order{Path: path})
	if !errors.Is(err, editor.ErrBlocked) || !strings.Contains(err.Error(), RuleSuggestions) || !strings.Contains(err.Error(), "Ann Lee") {
		t.Fatal(err)
	}
	r, err := d.Export(t.Context(), id, 2, s, Order{Path: path, Override: &editor.Override{By: "Nora Vale", Reason: "late"}})
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(text), body.Text) || !strings.Contains(string(text), "Nothing is left.") {
		t.Errorf("the export reads\n%s\n%v", text, err)
	}
	kept, _, err := d.Library().Story(t.Context(), id, r.Number)
	if err != nil || len(kept.Article.Suggestions()) != 1 {
		t.Errorf("the library holds %d suggestions, %v", len(kept.Article.Suggestions()), err)
	}
	if Words(s.Article) != m.Words() {
		t.Errorf("%d words, the manuscript counts %d", Words(s.Article), m.Words())
	}
}

// TestSuggestionsStopNothingThatShowsThem: a draft for review goes out as one, into a file
// each and by itself, and comes back with what is suggested; one for readers does not.
func TestSuggestionsStopNothingThatShowsThem(t *testing.T) {
	d, id := welcomed(t)
	m := doc.New(opened(t, d, id).Story)
	m.Suggest(true)
	if _, err := m.Delete(doc.Select(editor.Range{Block: m.Block(2).ID, Start: 0, End: 4})); err != nil {
		t.Fatal(err)
	}
	s, dir := m.Story(), t.TempDir()
	for _, f := range format.Written() {
		for _, readers := range []bool{false, true} {
			to := editor.Destination{Format: f.ID, ForReaders: readers, Naming: "{slug}", Strict: true}
			all, err := d.CheckLeaving(t.Context(), []Leaving{{ID: id, Base: 2, Story: s}}, to, func(int, int) {})
			if err != nil {
				t.Fatal(err)
			}
			shown := f.Raw && !readers
			if got := len(all[0].Checked.Copy) == 0; got != shown {
				t.Errorf("%s, for readers %v: it goes out: %v", f.ID, readers, got)
			}
			if again := all[0].At(editor.Destination{Format: "docx-tracked"}); len(again.Checked.Copy) > 0 {
				t.Errorf("%s: what was said of it stays for another format", f.ID)
			}
		}
	}
	path := filepath.Join(dir, "review.docx")
	cleared := &editor.Override{By: "Nora Vale", Reason: "for review"} // of all that else stops the story
	r, err := d.Export(t.Context(), id, 2, s, Order{Format: "docx-tracked", Path: path, Override: cleared})
	if err != nil || slices.ContainsFunc(r.Override.Findings, func(seen string) bool { return strings.HasPrefix(seen, RuleSuggestions) }) {
		t.Fatalf("%v: overridden is %v", err, r.Override)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := format.Decode("review.docx", b, format.Options{}); err != nil || len(again.Article.Suggestions()) != 1 {
		t.Errorf("%d suggestions came back, %v", len(again.Article.Suggestions()), err)
	}
}

// TestComparisonOfSuggestions compares what the revisions say, not what somebody
// thinks of it.
func TestComparisonOfSuggestions(t *testing.T) {
	d, id := welcomed(t)
	m := doc.New(opened(t, d, id).Story)
	m.Suggest(true)
	if _, err := m.Delete(doc.Select(editor.Range{Block: m.Block(2).ID, Start: 0, End: 4})); err != nil {
		t.Fatal(err)
	}
	r, err := d.Save(t.Context(), id, 2, m.Story(), "")
	if err != nil || r.Removed != 1 || r.Added != 0 {
		t.Fatalf("filed %+v, %v", r, err)
	}
	before, after, err := d.Pair(t.Context(), id, 2, 0)
	if err != nil || before.Article.Body[0].Text[4:] != after.Article.Body[0].Text {
		t.Errorf("%q\n%q\n%v", before.Article.Body[0].Text, after.Article.Body[0].Text, err)
	}
}
