package workflow

import (
	"errors"
	"path/filepath"
	"testing"

	"stet/editor"
)

// TestAmend: only what readers have is corrected; the note is filed, exported, and
// there again when the export is imported.
func TestAmend(t *testing.T) {
	d, id := welcomed(t)
	note := editor.Amendment{Kind: editor.Correction, Fact: "f-survey", Wrong: "as early as 2018", Right: "as early as 2017", Note: "The survey was of 2017."}
	if _, _, err := d.Amend(t.Context(), id, note); !errors.Is(err, ErrUnpublished) {
		t.Fatalf("before anybody has read it: %v", err)
	}
	dir := t.TempDir()
	export := func(name string) string {
		t.Helper()
		o := opened(t, d, id)
		path := filepath.Join(dir, name)
		if _, err := d.Export(t.Context(), id, o.Revision.Number, o.Story, Order{Path: path, Override: &editor.Override{By: "Nora Vale", Reason: "Cleared"}}); err != nil {
			t.Fatal(err)
		}
		return path
	}
	export("first.html")
	var wants *editor.FieldError
	if _, _, err := d.Amend(t.Context(), id, editor.Amendment{Kind: editor.Correction, Note: "It was 2017."}); !errors.As(err, &wants) {
		t.Errorf("without what was wrong: %v", err)
	}
	a, r, err := d.Amend(t.Context(), id, note)
	if err != nil || a.ID == "" || a.By == "" || !a.At.Equal(noon) || r.Name != "Correction" {
		t.Fatalf("%+v, %+v, %v", a, r, err)
	}
	a.Note = "The survey was of 2017, not of 2018."
	if _, _, err := d.Amend(t.Context(), id, a); err != nil {
		t.Fatal(err)
	}
	if got := opened(t, d, id).Story.Amendments; len(got) != 1 || got[0].Note != a.Note {
		t.Errorf("changed it is %+v", got)
	}
	for _, name := range []string{"second.html", "second.md", "second.txt"} {
		got, err := d.FileVersion(export(name))
		if err != nil || len(got.Story.Amendments) != 1 || got.Story.Amendments[0].Note != a.Note || got.Story.Amendments[0].Wrong != note.Wrong {
			t.Errorf("%s holds %+v, %v", name, got.Story.Amendments, err)
		}
	}
	if _, err := d.Unamend(t.Context(), id, "none"); !errors.As(err, &wants) {
		t.Errorf("a note that there is not: %v", err)
	}
	if _, err := d.Unamend(t.Context(), id, a.ID); err != nil || len(opened(t, d, id).Story.Amendments) > 0 {
		t.Errorf("taken out: %v", err)
	}
}
