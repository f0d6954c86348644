package docx

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/doc"
	"stet/editor/format/docx/ooxml"
	"stet/editor/format/piece"
)

// suggested returns a story in which several people have suggested much and said some.
func suggested(seed uint64) editor.Story {
	random := rand.New(rand.NewPCG(seed, 5))
	d := doc.New(story())
	at := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	d.Now = func() time.Time { at = at.Add(time.Minute); return at }
	d.Suggest(true)
	pos := func() doc.Pos {
		b := d.Block(random.IntN(d.Len()))
		if b.Image != nil || b.Text == "" {
			return doc.Pos{Block: b.ID}
		}
		words := strings.Fields(b.Text)
		if len(words) == 0 {
			return doc.Pos{Block: b.ID}
		}
		return doc.Pos{Block: b.ID, Offset: strings.Index(b.Text, words[random.IntN(len(words))])}
	}
	sel := doc.Caret(pos())
	for range 3 + random.IntN(12) {
		d.Author = []string{"Ann Lee", "Bo Ek"}[random.IntN(2)]
		sel = doc.Caret(pos())
		if random.IntN(3) == 0 {
			sel = doc.Selection{Anchor: pos(), Head: pos()}
		}
		switch random.IntN(7) {
		case 0, 1:
			_, _ = d.Insert(sel, []string{"new ", "two words ", "é"}[random.IntN(3)])
		case 2:
			_, _ = d.Backspace(sel, doc.Word)
		case 3:
			_, _ = d.DeleteForward(sel, doc.Word)
		case 4:
			_, _ = d.Break(sel)
		case 5:
			_, _ = d.PasteText(sel, "pasted\nlines\nthree")
		case 6:
			_, _ = d.Insert(doc.Caret(sel.Head), "split here")
			_, _ = d.Break(doc.Caret(sel.Head))
		}
	}
	_ = d.ClearPasted(d.All())
	return d.Story()
}

func story() editor.Story {
	at := time.Date(2026, 11, 19, 8, 30, 0, 0, time.UTC)
	block := func(id string, kind editor.BlockKind, text string) editor.Block {
		return editor.Block{ID: id, Kind: kind, Text: text}
	}
	a := editor.Article{Headline: "Harbour bridge repair bill climbs", Standfirst: "A closure of nine weeks is unavoidable", Byline: "By Marta Ilves",
		Credit: editor.Credit{Raw: "Harbour Gazette"}}
	a.Body = []editor.Block{
		block("a", editor.Paragraph, "The repair bill has risen to 41 million pounds."),
		{ID: "b", Kind: editor.Heading, Level: 3, Text: "What it costs"},
		{ID: "c", Kind: editor.Paragraph, Text: "The bridge opened in 1961 and will close.", Marks: []editor.Mark{{Start: 4, End: 10, Kind: editor.Strong}, {Start: 21, End: 25, Kind: editor.Link, Href: "https://example.org/1961"}}},
		{ID: "d", Kind: editor.ImageBlock, Image: &editor.Image{File: "pictures/bridge.png", Alt: "A bridge", Caption: "The bridge at dusk", Credit: "Jane Doe"}},
		block("e", editor.Rule, ""),
		{ID: "f", Kind: editor.Item, Level: 1, Ordered: true, Text: "First of all"},
		{ID: "g", Kind: editor.Item, Level: 2, Text: "Second of all"},
		block("h", editor.Quote, "Nobody would drive a lorry over that deck."),
		block("i", editor.Paragraph, "The council has yet to say who pays."),
	}
	s := editor.Story{Article: a}
	say := func(id, block string, start, end int, words string, replies ...editor.Reply) {
		s.Comments = append(s.Comments, editor.Comment{ID: id, Range: editor.Range{Block: block, Start: start, End: end}, Text: words,
			Author: "Cy Orr", At: at, Body: "Sure?\nAsk again, " + id, Replies: replies, Resolved: id == "c2"})
	}
	say("c1", editor.HeadlineID, 0, 7, "Harbour")
	say("c2", "a", 29, 39, "41 million", editor.Reply{Author: "Ann Lee", At: at.Add(time.Hour), Body: "Yes"}, editor.Reply{Author: "Cy Orr", At: at.Add(2 * time.Hour), Body: "Good"})
	say("c3", "d", 4, 10, "bridge")
	say("c4", "a", 29, 46, "41 million pounds")
	s.Comments = append(s.Comments, editor.Comment{ID: "c5", Gone: true, Text: "was here", Author: "Cy Orr", At: at, Body: "Cut?"})
	return s
}

func written(t testing.TB, write func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func tracked(t testing.TB, s editor.Story) []byte {
	return written(t, func(b *bytes.Buffer) error { return WriteTracked(b, piece.Parcel{Stories: []editor.Story{s}}) })
}

// numbered gives a story's blocks and comments the IDs that a reader gives them, and
// takes suggestions off that join nothing.
func numbered(s editor.Story) editor.Story {
	s = s.Clone()
	ids := map[string]string{editor.HeadlineID: editor.HeadlineID, editor.StandfirstID: editor.StandfirstID}
	var body []editor.Block
	var joins piece.Joins
	for _, b := range s.Article.Body {
		blank := piece.Blank(b.Text) && !isAtom(b)
		if joins.Next(&b, blank); blank {
			continue
		}
		ids[b.ID] = fmt.Sprintf("p%d", len(body)+1)
		b.ID = ids[b.ID]
		body = append(body, b)
	}
	s.Article.Body = body
	for i := range s.Comments {
		c := &s.Comments[i]
		c.ID, c.Block = fmt.Sprintf("c%d", i+1), ids[c.Block]
		if c.Gone {
			c.Range = editor.Range{}
		}
	}
	return s
}

// TestTrackedReadsBack: what was suggested and said in a story comes back as it was.
func TestTrackedReadsBack(t *testing.T) {
	for seed := range uint64(300) {
		s := suggested(seed)
		p, err := Read(tracked(t, s))
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for _, accept := range []bool{true, false} {
			if got, want := resolved(t, p.Story, accept), resolved(t, s, accept); got != want {
				t.Fatalf("seed %d, accepted %v:\ngot  %s\nwant %s\nof   %s", seed, accept, got, want, notation(s))
			}
		}
		want := numbered(s)
		if got := notation(p.Story); got != notation(want) {
			t.Fatalf("seed %d:\ngot  %s\nwant %s", seed, got, notation(want))
		}
		if !sameComments(p.Story.Comments, want.Comments) {
			t.Fatalf("seed %d: comments\n%+v\nwant\n%+v", seed, p.Story.Comments, want.Comments)
		}
	}
}

func sameComments(a, b []editor.Comment) bool {
	return slices.EqualFunc(a, b, func(x, y editor.Comment) bool {
		return x.Range == y.Range && x.Text == y.Text && x.Author == y.Author && x.At.Equal(y.At) && x.Body == y.Body && x.Resolved == y.Resolved && x.Gone == y.Gone &&
			reflect.DeepEqual(x.Replies, y.Replies)
	})
}

// resolved are the words of a story once all suggestions are accepted, or rejected.
func resolved(t *testing.T, s editor.Story, accept bool) string {
	t.Helper()
	d := doc.New(s)
	settle := d.Accept
	if !accept {
		settle = d.Reject
	}
	if _, err := settle(d.Suggestions()...); err != nil {
		t.Fatal(err)
	}
	a := d.Article()
	lines := []string{a.Headline, a.Standfirst}
	for _, b := range a.Body {
		if !piece.Blank(b.Text) || isAtom(b) {
			lines = append(lines, string(b.Kind)+" "+b.Words())
		}
	}
	return strings.ReplaceAll(strings.Join(lines, "/"), " ", "") // of an empty paragraph that is left out a space may stay
}

// notation writes a story with its suggestions on one line.
func notation(s editor.Story) string {
	var b strings.Builder
	write := func(text string, marks []editor.Mark) {
		edges := []int{0, len(text)}
		for _, m := range marks {
			edges = append(edges, m.Start, m.End)
		}
		slices.Sort(edges)
		edges = slices.Compact(edges)
		for i := 1; i < len(edges); i++ {
			over := covering(marks, edges[i-1], edges[i])
			slices.SortFunc(over, func(a, b editor.Mark) int { return strings.Compare(string(a.Kind), string(b.Kind)) })
			for _, m := range over {
				fmt.Fprintf(&b, "<%s%s %s %s>", m.Kind, m.Href, m.Author, m.At.Format("15:04"))
			}
			b.WriteString(text[edges[i-1]:edges[i]] + "|")
		}
	}
	write(s.Article.Headline, s.Article.HeadlineMarks)
	b.WriteString(" / ")
	write(s.Article.Standfirst, s.Article.StandfirstMarks)
	for i, block := range s.Article.Body {
		if piece.Blank(block.Text) && block.Image == nil && block.Kind != editor.Rule {
			continue
		}
		b.WriteString(" / ")
		for _, t := range flat(block.Break) {
			joins := i > 0 && (!isAtom(s.Article.Body[i-1]) || suggests(s.Article.Body[i-1].Break, t.Kind))
			if joins { // what joins nothing may have found no end of a paragraph to be tracked at
				fmt.Fprintf(&b, "¶%s %s %s ", t.Kind, t.Author, t.At.Format("15:04"))
			}
		}
		fmt.Fprintf(&b, "%s%d ", block.Kind, block.Level)
		write(block.Text, block.Marks)
		if block.Image != nil {
			fmt.Fprintf(&b, "%+v", *block.Image)
		}
	}
	return b.String()
}

// TestBreaks reads ends of paragraphs as Word tracks them: each line is what stands in
// a document, with "+" or "-" before the end that came or goes, and what the story has:
// the same signs before the blocks whose beginning came or goes.
func TestBreaks(t *testing.T) {
	for _, c := range []struct{ document, story string }{
		{"one|two", "one|two"},
		{"one+|two", "one|+two"},             // parted
		{"one-|two", "one|-two"},             // to be joined
		{"one|{new}+|two", "one|+{new}|two"}, // a new paragraph
		{"one+|{new}|", "one|+{new}"},        // the same behind the last
		{"one|[old]-|two", "one|-[old]|two"},
		{"one-|[old]|", "one|-[old]"},
		{"{new}+|one+|two", "+{new}|one|+two"},
		{"one+|{new}+|two", "one|+{new}|+two"},
		{"one|[old]-|{new}+|two", "one|-[old]|+{new}|two"},
		{"one-||two", "one|two"}, // an empty one goes
		{"one+|+|two", "one|+two"},
	} {
		var b strings.Builder
		for _, p := range strings.Split(c.document, "|") {
			end := ""
			switch {
			case strings.HasSuffix(p, "+"):
				end = `<w:ins w:id="1" w:author="Ann"/>`
			case strings.HasSuffix(p, "-"):
				end = `<w:del w:id="1" w:author="Ann"/>`
			}
			text := strings.TrimRight(p, "+-")
			run := `<w:r><w:t>` + strings.Trim(text, "{}[]") + `</w:t></w:r>`
			switch {
			case strings.HasPrefix(text, "{"):
				run = `<w:ins w:id="1" w:author="Ann">` + run + `</w:ins>`
			case strings.HasPrefix(text, "["):
				run = `<w:del w:id="1" w:author="Ann">` + run + `</w:del>`
			}
			fmt.Fprintf(&b, `<w:p><w:pPr><w:rPr>%s</w:rPr></w:pPr>%s</w:p>`, end, run)
		}
		p, err := Read(packedBody(t, b.String(), nil))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, b := range p.Story.Article.Body {
			text := b.Text
			for _, m := range b.Marks {
				text = map[editor.MarkKind]string{editor.Inserted: "{" + text + "}", editor.Deleted: "[" + text + "]"}[m.Kind]
			}
			if b.Break != nil {
				text = map[editor.MarkKind]string{editor.Inserted: "+", editor.Deleted: "-"}[b.Break.Kind] + text
			}
			got = append(got, text)
		}
		if s := strings.Join(got, "|"); s != c.story {
			t.Errorf("%s: %s, want %s", c.document, s, c.story)
		}
	}
}

// packedBody packs a body with other parts, each by its kind such as "comments".
func packedBody(t testing.TB, body string, parts map[string]string) []byte {
	t.Helper()
	var pack ooxml.Package
	for _, kind := range slices.Sorted(maps.Keys(parts)) {
		pack.Add(kind, "", parts[kind])
	}
	return written(t, func(b *bytes.Buffer) error {
		return pack.Write(b, `<w:document xmlns:w="`+ooxml.Word+`" xmlns:r="`+ooxml.Links+`" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body>`+body+`</w:body></w:document>`, ooxml.Core{})
	})
}
