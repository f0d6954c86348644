package workflow

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/doc"
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
