package workflow

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/fact/report"
)

func kindOf(t *testing.T, id string) report.Kind {
	t.Helper()
	k, err := report.Of(id)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// TestDossier: a report is on a revision, with its hash and what came before it.
func TestDossier(t *testing.T) {
	d, id := welcomed(t)
	k := kindOf(t, "changes")
	for n, versions := range map[int]int{0: 2, 1: 1, 2: 2} {
		got, err := d.Dossier(t.Context(), id, n, k)
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Versions) != versions || len(got.Since) != 2-versions || got.Versions[0].Number != 1 || got.Revision.Number != versions {
			t.Errorf("revision %d: r%d of %d versions", n, got.Revision.Number, len(got.Versions))
		}
		filed, _, err := d.lib.Story(t.Context(), id, got.Revision.Number)
		if err != nil {
			t.Fatal(err)
		}
		if hash, _ := filed.Hash(); hash != got.Revision.Hash {
			t.Errorf("the hash is %s, that of the words %s", got.Revision.Hash, hash)
		}
	}
	if _, err := d.Dossier(t.Context(), "none", 0, k); !errors.Is(err, editor.ErrNotFound) {
		t.Errorf("a story that there is not: %v", err)
	}
}

// TestDossierOf: words that are filed are those of their revision, others of none.
func TestDossierOf(t *testing.T) {
	d, id := welcomed(t)
	s, k := opened(t, d, id).Story, kindOf(t, "changes")
	same, err := d.DossierOf(t.Context(), id, 2, s, k)
	if err != nil || same.Revision.Number != 2 || len(same.Versions) != 2 {
		t.Errorf("the same words are r%d of %d versions, %v", same.Revision.Number, len(same.Versions), err)
	}
	s = s.Clone()
	s.Article.Body[0].Text += " It opened on Friday, April 25, 2019."
	s.Waivers = append(s.Waivers, editor.Waiver{Rule: "weekday-fits", Text: "Friday, April 25, 2019", By: "R. Okafor", Reason: "the old calendar"})
	s.Facts = s.Facts[1:]
	other, err := d.DossierOf(t.Context(), id, 2, s, k)
	if err != nil || other.Revision.Number != 0 || len(other.Versions) != 3 || other.Versions[2].Number != 0 {
		t.Errorf("other words are r%d of %d versions, %v", other.Revision.Number, len(other.Versions), err)
	}
	var sheet bytes.Buffer
	if err := kindOf(t, "annotated").Write(&sheet, ".txt", other); err != nil || !strings.Contains(sheet.String(), "25 April 2019 is a Thursday, not a Friday") || !strings.Contains(sheet.String(), "the old calendar") {
		t.Errorf("a contradiction that somebody lets stand is not told of, %v: %s", err, sheet.String())
	}
	var b bytes.Buffer
	if err := k.Write(&b, ".txt", other); err != nil || !strings.Contains(b.String(), "Revision: not filed") || !strings.Contains(b.String(), "tag removed") {
		t.Errorf("%v: %s", err, b.String())
	}
}

// TestWriteReport writes whole or not at all.
func TestWriteReport(t *testing.T) {
	d, id := welcomed(t)
	dir := t.TempDir()
	evidence := kindOf(t, "evidence")
	ctx, cancel := context.WithCancel(t.Context())
	dossier, err := d.Dossier(ctx, id, 0, evidence)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "evidence.zip")
	put(t, dir, "evidence.zip", "an older one")
	cancel()
	if err := WriteReport(file, evidence, dossier); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if b, _ := os.ReadFile(file); string(b) != "an older one" || len(files(t, dir)) != 1 {
		t.Errorf("cancelled it left %q: %q", files(t, dir), b)
	}
	if dossier, err = d.Dossier(t.Context(), id, 0, evidence); err != nil {
		t.Fatal(err)
	}
	if err := WriteReport(file, evidence, dossier); err != nil {
		t.Error(err)
	}
	if b, _ := os.ReadFile(file); !strings.HasPrefix(string(b), "PK") {
		t.Errorf("it wrote %.20q", b)
	}
	if err := WriteReport(filepath.Join(dir, "evidence.html"), evidence, dossier); err == nil || !strings.Contains(err.Error(), ".zip") {
		t.Errorf("as a web page: %v", err)
	}
}

// TestEvidenceHoldsAttachedFiles: what was attached to a source is in the package,
// byte for byte.
func TestEvidenceHoldsAttachedFiles(t *testing.T) {
	d, id := welcomed(t)
	dir := t.TempDir()
	put(t, dir, "minutes.txt", "item 7: 41,000,000")
	o := opened(t, d, id)
	s := o.Story.Clone()
	source, err := d.AttachFile(t.Context(), editor.Source{Kind: editor.Document, Title: "Minutes"}, filepath.Join(dir, "minutes.txt"))
	if err != nil {
		t.Fatal(err)
	}
	s.Facts[0].Sources = append(s.Facts[0].Sources, source)
	if _, err := d.Save(t.Context(), id, o.Revision.Number, s, ""); err != nil {
		t.Fatal(err)
	}
	evidence := kindOf(t, "evidence")
	dossier, err := d.Dossier(t.Context(), id, 0, evidence)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "evidence.zip")
	if err := WriteReport(file, evidence, dossier); err != nil {
		t.Fatal(err)
	}
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	b, err := fs.ReadFile(z, "files/"+source.SHA256[:12]+"-"+source.FileName())
	if err != nil || string(b) != "item 7: 41,000,000" {
		t.Errorf("%q, %v", b, err)
	}
}
