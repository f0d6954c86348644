package format

import (
	"bytes"
	"testing"
	"time"

	"stet/editor"
)

// TestEditorialMarksStayInside: what an editor has noted about the words does not
// change a file by a byte, whatever its format.
func TestEditorialMarksStayInside(t *testing.T) {
	plain := editor.Article{ID: "1", Headline: "Bill rises", Standfirst: "Again", Body: []editor.Block{
		{ID: "b1", Kind: editor.Paragraph, Text: "The bill rose sharply.", Marks: []editor.Mark{{Start: 4, End: 8, Kind: editor.Strong}}},
		{ID: "b2", Kind: editor.Item, Level: 1, Text: "By half"},
		{ID: "b3", Kind: editor.Rule},
		{ID: "b4", Kind: editor.ImageBlock, Image: &editor.Image{File: "quay.jpg", Caption: "The quay"}},
	}}
	noted := plain.Clone()
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	note := func(start, end int, kind editor.MarkKind) editor.Mark {
		return editor.Mark{Start: start, End: end, Kind: kind, Author: "ann <ann@example.org>", At: at, Href: map[bool]string{true: "story-7"}[kind == editor.Pasted]}
	}
	noted.HeadlineMarks = []editor.Mark{note(0, 4, editor.Inserted)}
	noted.StandfirstMarks = []editor.Mark{note(0, 5, editor.Deleted)}
	noted.Body[0].Marks = append([]editor.Mark{note(0, 8, editor.Pasted), note(2, 6, editor.Inserted)}, append(noted.Body[0].Marks, note(9, 13, editor.Deleted))...)
	noted.Body[1].Marks = []editor.Mark{note(0, 7, editor.Inserted), note(0, 7, editor.Pasted)}
	for i, kind := range []editor.MarkKind{editor.Inserted, editor.Deleted, editor.Inserted, editor.Deleted} {
		noted.Body[i].Break = &editor.Track{Kind: kind, Author: "ann", At: at}
	}
	for _, f := range Written() {
		if f.Raw {
			continue
		}
		var want, got bytes.Buffer
		for out, a := range map[*bytes.Buffer]editor.Article{&want: plain, &got: noted} {
			if err := f.Encode(out, parcel(editor.Story{Article: a})); err != nil {
				t.Fatal(err)
			}
		}
		if got.String() != want.String() {
			t.Errorf("%s: with an editor's notes\n%s\nwithout\n%s", f.Name, got.String(), want.String())
		}
	}
}
