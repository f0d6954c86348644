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

// TestWordsByChance: a passage ends where its paragraph does, though the next begins with a
// word that the other's begins with as well; words of a paragraph that is shared are kept.
func TestWordsByChance(t *testing.T) {
	const shared = "Inspectors found cracks in 14 of its 36 hangers after a lorry driver rang the harbour master."
	read := func(texts ...string) *Article {
		var a editor.Article
		for i, text := range texts {
			a.Body = append(a.Body, editor.Block{ID: string(rune('a' + i)), Kind: editor.Paragraph, Text: text})
		}
		return ReadArticle(a)
	}
	for _, c := range []struct{ name, here, there, hereBefore, thereBefore string }{
		{"the next begins alike", "The mayor promised an inquiry.", "The police said nothing.", "It was so.", "It rained."},
		{"the one before ends alike", "Nobody minds.", "Ferries sail.", "Many thousands minded.", "A few minded."},
		{"the next begins much alike", "The mayor said in a letter to us that she minds.", "The harbour master said in a statement that nobody does.", "It was so.", "It rained."},
		{"the one before is much alike", "Nobody minds.", "Ferries sail.", "The town opened the sluices at noon, we saw.", "The council opened the sluices at dawn."},
	} {
		here, there := read(c.hereBefore, shared, c.here), read(c.thereBefore, shared, c.there)
		found := here.Compared([]*Article{there})
		if len(found) != 1 || here.Words(found[0].Span) != shared[:len(shared)-1] || there.Words(found[0].There) != shared[:len(shared)-1] || found[0].Words != 17 || found[0].Same != 17 {
			t.Errorf("%s: found %+v", c.name, found)
		}
	}
	here, there := read("It was so.", shared, "Nobody minds.", "Ferries sail."), read("It rained.", shared, "Nobody minds.", "They swim.")
	if found := here.Compared([]*Article{there}); len(found) != 1 || here.Words(found[0].Span) != shared+"\nNobody minds" {
		t.Errorf("a paragraph that both have: %+v", found)
	}
	here, there = read("It was so.", shared+" The mayor minds."), read(shared, "The police mind.")
	if found := here.Compared([]*Article{there}); len(found) != 1 || here.Words(found[0].Span) != shared[:len(shared)-1] {
		t.Errorf("where only the other ends: %+v", found)
	}
}
