package reuse

import (
	"testing"

	"stet/editor"
)

func TestArticle(t *testing.T) {
	here := ReadArticle(editor.Article{
		Headline: "Bridge to close", Standfirst: "Ferries instead.",
		Body: []editor.Block{
			{ID: "a", Kind: editor.Paragraph, Text: "The bridge, which opened in 1961 and carries XX 22,000 vehicles",
				Marks: []editor.Mark{{Start: 45, End: 48, Kind: editor.Deleted}}},
			{ID: "b", Kind: editor.Paragraph, Text: "a day, will close for nine weeks from Thursday. Nobody minds."},
			{ID: "c", Kind: editor.Quote, Text: "Inspectors found cracks in 14 of its 36 hangers after a lorry driver rang the harbour master."},
		}})
	there := ReadArticle(editor.Article{Body: []editor.Block{{ID: "x", Kind: editor.Paragraph, Text: repairs}}})
	found := here.Compared([]*Article{there})
	if len(found) != 2 || found[0].Kind != Lifted || found[1].Kind != Quoted {
		t.Fatalf("found %+v", found)
	}
	if got, want := here.Words(found[0].Span), "The bridge, which opened in 1961 and carries 22,000 vehicles\na day, will close for nine weeks from Thursday"; got != want {
		t.Errorf("the words are %q, want %q", got, want)
	}
	ranges := here.Ranges(found[0].Span)
	if len(ranges) != 2 || ranges[0] != (editor.Range{Block: "a", Start: 0, End: 63}) || ranges[1] != (editor.Range{Block: "b", Start: 0, End: 46}) {
		t.Errorf("they stand in %v", ranges)
	}
	if r := there.Ranges(found[0].There); len(r) != 1 || repairs[r[0].Start:r[0].End] != lifted[:len(lifted)-1] {
		t.Errorf("there in %v", r)
	}
}
