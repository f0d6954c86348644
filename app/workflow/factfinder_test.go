package workflow

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/fact"
)

// settledStory files a story with one verified fact and its source.
func settledStory(t *testing.T, d *Desk, s editor.Source) string {
	t.Helper()
	story := editor.Story{Article: editor.Article{Headline: "Turnout", Body: []editor.Block{{ID: "b1", Kind: editor.Paragraph, Text: "Turnout was 93 percent."}}}}
	f, err := fact.New(story, editor.Range{Block: "b1", Start: 12, End: 22}, "")
	if err != nil {
		t.Fatal(err)
	}
	f.ID = "f"
	if f, err = fact.AddSource(f, s); err != nil {
		t.Fatal(err)
	}
	story.Facts = []editor.Fact{fact.Settle(f, editor.Verified, "Nora Vale", noon)}
	id, err := d.Add(t.Context(), story)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestFactsAreFoundAndReused(t *testing.T) {
	d, _ := welcomed(t)
	path := filepath.Join(t.TempDir(), "Minutes.pdf")
	if err := os.WriteFile(path, []byte("%PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	source, err := d.AttachFile(t.Context(), editor.Source{Kind: editor.Document}, path)
	if err != nil || source.Title != "Minutes.pdf" || source.SHA256 != editor.HashBytes([]byte("%PDF")) {
		t.Fatalf("%+v, %v", source, err)
	}
	id := settledStory(t, d, source)
	found, err := d.FindFacts(t.Context(), "93 percent minutes", 10)
	if err != nil || len(found.Facts) != 1 || found.Facts[0].Story != id || found.More {
		t.Fatalf("%+v, %v", found, err)
	}
	if _, err := d.FindFacts(t.Context(), "by:nora 93", 10); err == nil || !strings.Contains(err.Error(), "by") {
		t.Errorf("%v", err)
	}
	f := found.Facts[0].Fact
	if b, err := d.SourceFile(t.Context(), f.Sources[0]); err != nil || string(b) != "%PDF" {
		t.Errorf("%q, %v", b, err)
	}
	if _, err := d.SourceFile(t.Context(), editor.Source{}); !errors.Is(err, editor.ErrNotFound) {
		t.Errorf("%v", err)
	}
	again, err := d.SettledElsewhere(t.Context(), "another", editor.Fact{Kind: editor.Percent, Text: "93 Percent"})
	if err != nil || len(again) != 1 || again[0].Fact.Sources[0].Title != "Minutes.pdf" {
		t.Errorf("%+v, %v", again, err)
	}
	if again, err = d.SettledElsewhere(t.Context(), id, f); err != nil || len(again) != 0 {
		t.Errorf("%+v, %v", again, err)
	}
	used, err := d.UsedSources(t.Context(), "minutes", 10)
	if err != nil || len(used) != 1 || used[0].Source.SHA256 != source.SHA256 {
		t.Errorf("%+v, %v", used, err)
	}
	empty := filepath.Join(t.TempDir(), "empty")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{empty, filepath.Join(t.TempDir(), "none"), t.TempDir()} {
		if _, err := d.AttachFile(t.Context(), editor.Source{}, bad); err == nil {
			t.Errorf("attached %s", bad)
		}
	}
}
