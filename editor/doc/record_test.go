package doc

import (
	"testing"

	"stet/editor"
)

func TestRecordsAreKeptAndUndone(t *testing.T) {
	s := sample()
	s.Rejected = []editor.Rejection{{Kind: editor.Figure, Text: "19:30", By: "ann"}}
	s.Amendments = []editor.Amendment{{ID: "m", Kind: editor.Correction, Note: "It was two.", By: "ann"}}
	d := New(s)
	first := hash(t, d)
	if want, _ := s.Hash(); first != want {
		t.Fatal("opening a story drops its records")
	}
	r := editor.Rejection{Kind: editor.Date, Text: "24 April", By: "bob"}
	for _, err := range []error{d.RejectFacts(r, r), d.PutAmendment(editor.Amendment{Kind: editor.Update, Note: "More."}), d.RemoveAmendment("m")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	now := d.Story()
	if len(now.Rejected) != 2 || now.Rejected[1].Text != "24 April" || len(now.Amendments) != 1 || now.Amendments[0].ID == "" {
		t.Errorf("%+v %+v", now.Rejected, now.Amendments)
	}
	if d.RemoveAmendment("m") == nil || d.RejectFacts(editor.Rejection{Text: "\xff"}) == nil || d.PutAmendment(editor.Amendment{Note: "\xff"}) == nil {
		t.Error("took what is no record")
	}
	for range 3 {
		d.Undo()
	}
	if hash(t, d) != first || d.CanUndo() {
		t.Error("three undo steps do not take three changes back")
	}
}
