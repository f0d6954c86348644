package workflow

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/doc"
	"stet/editor/format"
	"stet/editor/format/piece"
)

// TestReturnedDocument sends a story out in Word with its suggestions and comments. It
// comes back with a change, an answer and a new comment, and all three are taken in once.
func TestReturnedDocument(t *testing.T) {
	d, id := welcomed(t)
	o := opened(t, d, id)
	at := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	first := o.Story.Article.Body[0]
	ours := o.Story.Clone()
	ours.Comments = append(ours.Comments, editor.Comment{ID: "asked", Range: editor.Range{Block: first.ID, End: 3}, Text: first.Text[:3], Author: "Ann", At: at, Body: "Sure?"})
	if _, err := d.Save(t.Context(), id, o.Revision.Number, ours, ""); err != nil {
		t.Fatal(err)
	}
	o = opened(t, d, id)

	theirs := swap(t, o.Story, "the", "altogether the")
	k := slices.IndexFunc(theirs.Comments, func(c editor.Comment) bool { return c.ID == "asked" })
	theirs.Comments[k].Replies = []editor.Reply{{Author: "Dee", At: at.Add(time.Hour), Body: "Yes"}}
	last := theirs.Article.Body[len(theirs.Article.Body)-1]
	theirs.Comments = append(theirs.Comments, editor.Comment{ID: "x", Range: editor.Range{Block: last.ID, End: 3}, Text: last.Text[:3], Author: "Dee", At: at, Body: "Cut this?"})
	f, _ := format.ByID("docx-tracked")
	var b bytes.Buffer
	if err := f.Encode(&b, piece.Parcel{Stories: []editor.Story{theirs}}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "back.docx")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}

	r, err := d.ReadReturned(path, ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	now := o.Story
	for range 2 { // the second time there is nothing new
		m, err := d.TakeReturned(t.Context(), id, o.Revision.Number, o.Revision.Number, now, r)
		if err != nil || len(m.Conflicts) > 0 {
			t.Fatalf("%+v, %v", m.Conflicts, err)
		}
		now = m.Story
		if got, want := body(now), body(doc.Clean(theirs)); got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
		asked := now.Comments[slices.IndexFunc(now.Comments, func(c editor.Comment) bool { return c.ID == "asked" })]
		if len(now.Comments) != len(theirs.Comments) || len(asked.Replies) != 1 || asked.Replies[0].Author != "Dee" {
			t.Errorf("%+v", now.Comments)
		}
		added := now.Comments[slices.IndexFunc(now.Comments, func(c editor.Comment) bool { return c.Body == "Cut this?" })]
		if added.Gone || added.Text != last.Text[:3] || now.Validate() != nil {
			t.Errorf("%+v, %v", added, now.Validate())
		}
	}
}
