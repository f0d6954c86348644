package format

import (
	"bytes"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/format/piece"
)

// Wire text is for other desks: what it says of slug, headline and desk's note comes
// back from it, the headline in its capitals.
func TestWireTextComesBack(t *testing.T) {
	s := editor.Story{Article: editor.Article{Slug: "bridge-fall", Headline: "Bridge falls in Kiel harbour and blocks the canal, the ferries and the only road to the island",
		Byline: "By Ana Simic", EditorNote: "Adds quote.", Body: []editor.Block{
			{ID: "b1", Kind: editor.Paragraph, Text: "A bridge fell into the harbour on Monday, and for hours nobody could say whether there was anyone on it."},
			{ID: "b2", Kind: editor.Paragraph, Text: "Nobody was hurt, the police said in the evening, when the last of the cars had been found."}}}}
	wire := func(s editor.Story) string {
		var b bytes.Buffer
		if err := format("wire-text").Encode(&b, piece.Parcel{Stories: []editor.Story{s}}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	first := wire(s)
	d := decode(t, "a.txt", first)
	a := d.Article
	if a.Slug != s.Article.Slug || a.Headline != strings.ToUpper(s.Article.Headline) || a.Byline != s.Article.Byline || a.EditorNote != s.Article.EditorNote || len(a.Body) != 2 {
		t.Errorf("slug %q, headline %q, by-line %q, note %q, %d blocks", a.Slug, a.Headline, a.Byline, a.EditorNote, len(a.Body))
	}
	if again := wire(d.Story()); again != first {
		t.Errorf("not the same again:\n%s\n%s", first, again)
	}
}

func TestWireHead(t *testing.T) {
	d := decode(t, "a.txt", "^BC-Bridge,45<\n^Bridge falls<\n^Eds: Adds quote.<\n^By ANA SIMIC=\n^Associated Press Writer=\n\nKIEL, Germany (AP) — A bridge fell on Monday into the harbour, and nobody was hurt.\n\nThe police said so.\n")
	a := d.Article
	if a.Slug != "BC-Bridge" || a.Headline != "Bridge falls" || a.EditorNote != "Adds quote." || a.Byline != "By ANA SIMIC, Associated Press Writer" || len(a.Body) != 2 {
		t.Errorf("slug %q, headline %q, note %q, by-line %q, %d blocks", a.Slug, a.Headline, a.EditorNote, a.Byline, len(a.Body))
	}
}
