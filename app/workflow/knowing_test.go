package workflow

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stet/editor"
)

// TestOneTimeUse: a picture that may run once is held back where another story ran it, under
// whatever name, and that story is named.
func TestOneTimeUse(t *testing.T) {
	d := newDesk(t)
	if d.lib.Searches() != "index" {
		t.Skip("this build has no index")
	}
	dir := t.TempDir()
	showing := func(headline, name string) string {
		put(t, dir, name, string(pngOf(t, 30, 20)))
		i, err := d.AddPicture(t.Context(), filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		i.UsageTerms = "One-time use only"
		id, err := d.Add(t.Context(), editor.Story{Article: editor.Article{Headline: headline, Body: []editor.Block{
			{ID: "b", Kind: editor.Paragraph, Text: "The ferry sails."}, {ID: "i", Kind: editor.ImageBlock, Image: &i}}}})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	first, second := showing("First", "quay.png"), showing("Second", "ferry.png")
	said := func(id string) editor.Finding {
		c, err := d.CheckStory(t.Context(), id, opened(t, d, id).Story)
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(c.Credits, func(f editor.Finding) bool { return f.Rule == "restrictions" })
		if i < 0 {
			t.Fatalf("nothing is said of it: %+v", c.Credits)
		}
		return c.Credits[i]
	}
	if f := said(second); f.Severity != editor.Informs {
		t.Errorf("it ran nowhere: %+v", f)
	}
	o := opened(t, d, first)
	order := Order{Path: filepath.Join(t.TempDir(), "first.md"), Override: &editor.Override{By: "Nora Vale", Reason: "On deadline"}}
	if _, err := d.Export(t.Context(), first, o.Revision.Number, o.Story, order); err != nil {
		t.Fatal(err)
	}
	if f := said(second); f.Severity != editor.Blocks || !strings.Contains(f.Message, "“First” ran it on ") {
		t.Errorf("it ran in another story: %+v", f)
	}
	if f := said(first); f.Severity != editor.Informs {
		t.Errorf("it ran in none but this: %+v", f)
	}
}
