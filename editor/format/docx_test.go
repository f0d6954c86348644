package format

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// TestDocumentsRoundTrip is TestRoundTrip for the forms of Word documents that the
// first of them reads.
func TestDocumentsRoundTrip(t *testing.T) {
	for _, id := range []string{"docx-tracked", "docx-annotated"} {
		t.Run(id, func(t *testing.T) {
			for seed := range uint64(*seeds) {
				checkRoundTrip(t, format(id), tidy(randomArticle(rand.New(rand.NewPCG(seed, 8)))), fmt.Sprintf("seed %d", seed))
				if t.Failed() {
					return
				}
			}
		})
	}
}

// discussed returns a story with a picture, comments and facts, whose blocks have IDs of
// their own and an empty one among them.
func discussed() editor.Story {
	at := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	s := editor.Story{Article: editor.Article{Headline: "Bridge to close", Body: []editor.Block{
		{ID: "x", Kind: editor.Paragraph},
		{ID: "y", Kind: editor.Paragraph, Text: "The bill\r\nis 41 million pounds.", Marks: []editor.Mark{{Start: 0, End: 3, Kind: editor.Inserted, Author: "Ann", At: at}}},
		{ID: "z", Kind: editor.ImageBlock, Image: &editor.Image{File: "pictures/a.png", Caption: "The bridge\r\nat dusk"}},
	}}}
	s.Comments = []editor.Comment{
		{ID: "1", Range: editor.Range{Block: "y", Start: 13, End: 23}, Text: "41 million", Author: "Bo", At: at, Body: "Sure?", Replies: []editor.Reply{{Author: "Ann", At: at, Body: "Yes"}}, Resolved: true},
		{ID: "2", Range: editor.Range{Block: "z", Start: 15, End: 19}, Text: "dusk", Author: "Bo", At: at, Body: "Dawn"},
		{ID: "3", Range: editor.Range{Block: editor.HeadlineID, Start: 0, End: 6}, Text: "Bridge", Author: "Bo", At: at, Body: "Which?"},
	}
	s.Facts = []editor.Fact{
		{ID: "f", Kind: "figure", Status: editor.Verified, Range: editor.Range{Block: "y", Start: 13, End: 23}, Text: "41 million", Checker: "Cy Orr", Settled: at, Note: "Deepthroat said so",
			Sources: []editor.Source{{Title: "Minutes of the council", Locator: "p. 3"}, {Title: "Deepthroat", Confidential: true, Contact: "0770 0900 123"}}},
		{ID: "g", Kind: "claim", Status: editor.Unchecked, Range: editor.Range{Block: "z", Start: 15, End: 19}, Text: "dusk"},
	}
	return s
}

// TestDocumentTracked: comments lie on their words, in captions and the headline, too.
func TestDocumentTracked(t *testing.T) {
	d := rewritten(t, "docx-tracked", discussed())
	var got []string
	for _, c := range d.Comments {
		got = append(got, fmt.Sprint(c.Block, " ", c.Text, " ", c.Author, ": ", c.Body, " ", len(c.Replies), c.Resolved, c.Gone))
	}
	const want = "b1 41 million Bo: Sure? 1 true false\nb2 dusk Bo: Dawn 0 false false\nheadline Bridge Bo: Which? 0 false false"
	if strings.Join(got, "\n") != want {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
	if s := d.Article.Suggestions(); len(s) != 1 || s[0].Inserted != "The" || s[0].Author != "Ann" {
		t.Errorf("%+v", s)
	}
	if err := d.Story().Validate(); err != nil {
		t.Error(err)
	}
}

// TestDocumentAnnotated: what was said stands before what is known of the facts, each a
// comment on its words, and nothing tells of a source that is not to be known.
func TestDocumentAnnotated(t *testing.T) {
	d := rewritten(t, "docx-annotated", discussed())
	var got []string
	for _, c := range d.Comments {
		got = append(got, c.Text+" — "+c.Author+": "+strings.ReplaceAll(c.Body, "\n", " / "))
	}
	const want = "41 million — Bo: Sure?\ndusk — Bo: Dawn\nBridge — Bo: Which?\n" +
		"41 million — Cy Orr: Figure · ✓ Verified / Source: Minutes of the council, p. 3 / Source: Source withheld / Checked by: Cy Orr, 20 Nov 2026, 09:00\n" +
		"dusk — Stet: Claim · · Unchecked"
	if strings.Join(got, "\n") != want {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
	f, err := packed.Open(document(t, "docx-annotated", discussed()))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range f.Names() {
		if b, err := f.Part(name); err != nil || bytes.Contains(b, []byte("Deepthroat")) || bytes.Contains(b, []byte("0770")) {
			t.Errorf("%s tells of the source (%v)", name, err)
		}
	}
}

// document writes a story in a format, and rewritten reads that again.
func document(t *testing.T, id string, s editor.Story) []byte {
	t.Helper()
	var b, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&b, &again} {
		if err := format(id).Encode(w, piece.Parcel{Stories: []editor.Story{s}}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same story makes other bytes")
	}
	return b.Bytes()
}

func rewritten(t *testing.T, id string, s editor.Story) Decoded {
	t.Helper()
	d, err := Decode("story.docx", document(t, id, s), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestLinesWithSuggestions: a line about the story stays in the body as long as somebody
// suggests to change it, since a field holds no suggestions.
func TestLinesWithSuggestions(t *testing.T) {
	at := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	s := editor.Story{Article: editor.Article{Body: []editor.Block{
		{ID: "a", Kind: editor.Paragraph, Text: "Bridge to close"},
		{ID: "b", Kind: editor.Paragraph, Text: "By Jane Doe", Marks: []editor.Mark{{Start: 3, End: 7, Kind: editor.Deleted, Author: "Ann", At: at}}},
		{ID: "c", Kind: editor.Paragraph, Text: "The council voted to close the bridge for nine weeks, and it has yet to say who pays."},
	}}}
	r := readPiece(piece.Piece{Story: s})
	if d := r.decoded(); d.Article.Headline != "Bridge to close" || d.Article.Byline != "" || len(d.Article.Body) != 2 || len(d.Article.Suggestions()) != 1 {
		t.Errorf("%+v", d.Article)
	}
}

func TestCaptionWithCredit(t *testing.T) {
	s := editor.Story{Article: editor.Article{Body: []editor.Block{
		{ID: "a", Kind: editor.ImageBlock, Image: &editor.Image{File: "a.png", Caption: "The bridge at dusk. Photo: Jane Doe/Gazette"}},
		{ID: "b", Kind: editor.ImageBlock, Image: &editor.Image{File: "b.png", Caption: "The bridge at dawn."}},
	}}}
	d := readPiece(piece.Piece{Story: s}).decoded()
	if i := d.Article.Body[0].Image; i.Caption != "The bridge at dusk." || i.Credit != "Jane Doe/Gazette" || len(d.Notes) != 1 {
		t.Errorf("%+v %+v", i, d.Notes)
	}
	if i := d.Article.Body[1].Image; i.Caption != "The bridge at dawn." || i.Credit != "" {
		t.Errorf("%+v", i)
	}
}
