package redline

import (
	"context"
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/diff"
	"stet/editor/format/docx/ooxml"
)

// vocabulary has what is hard on a writer: signs of XML, Markdown and CriticMarkup,
// spaces, line ends, control characters, combining and right-to-left letters.
var vocabulary = strings.Split("the bridge will close for nine weeks from Thursday council said in a statement critics were quick "+
	"<b> & &amp; \" ' {++ ++} {-- --} {~~ ~> ~~} {>> <<} {== ==} ++ -- ~~ > < } { * ** _ ` \\ [x](y) # 1. - + = | ! ]]> "+
	"é e\u0301 👩‍👩‍👧 جسر הגשר 橋が 閉鎖 \x01 \x0b x\x1fy well-known £41m 22,000 soft\u00adhyphen", " ")

func sentence(rng *rand.Rand, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = vocabulary[rng.Intn(len(vocabulary))]
	}
	text := strings.Join(words, " ")
	switch rng.Intn(12) {
	case 0:
		text = " " + text
	case 1:
		text += "  "
	case 2:
		text = strings.Replace(text, " ", "\n", 1)
	case 3:
		text = strings.Replace(text, " ", "\t", 1)
	}
	return text
}

func randomBlock(rng *rand.Rand, id int) editor.Block {
	b := editor.Block{ID: fmt.Sprintf("b%d", id), Kind: editor.Paragraph, Text: sentence(rng, 3+rng.Intn(25))}
	switch rng.Intn(13) {
	case 12:
		b.Kind, b.Text = editor.Row, strings.ReplaceAll(strings.ReplaceAll(b.Text, "\n", " "), "the ", "the\t")
	case 0:
		b.Kind, b.Level = editor.Heading, 2+rng.Intn(4)
	case 1:
		b.Kind = editor.Quote
	case 2:
		b.Kind, b.Level, b.Ordered = editor.Item, 1+rng.Intn(3), rng.Intn(2) == 0
	case 3:
		b.Kind, b.Text = editor.Rule, ""
	case 4:
		b.Kind, b.Text = editor.ImageBlock, ""
		b.Image = &editor.Image{File: fmt.Sprintf("p%d.jpg", rng.Intn(5)), Caption: sentence(rng, rng.Intn(6)), Credit: "A. Ek"}
	}
	return b
}

// unbarred writes the bars between the cells of rows as the tabs that they are in a story.
func unbarred(text string) string { return strings.ReplaceAll(text, " | ", "\t") }

func unbarredAll(lines []string) []string {
	var out []string
	for _, l := range lines {
		out = append(out, unbarred(l))
	}
	return out
}

// mark sets some words of a block apart.
func mark(rng *rand.Rand, b *editor.Block) {
	b.Marks = nil
	for _, kind := range []editor.MarkKind{editor.Strong, editor.Emphasis, editor.Link} {
		at := strings.IndexByte(b.Text, ' ')
		if at <= 0 || rng.Intn(3) > 0 {
			continue
		}
		m := editor.Mark{Start: 0, End: at, Kind: kind}
		if end := strings.LastIndexByte(b.Text, ' '); rng.Intn(2) == 0 && end > at {
			m.Start, m.End = at+1, end
		}
		if kind == editor.Link {
			m.Href = "https://example.org/?a=1&b={x}"
		}
		if m.Start < m.End {
			b.Marks = append(b.Marks, m)
		}
	}
}

// randomPair makes two versions of a story.
func randomPair(rng *rand.Rand) (before, after editor.Story) {
	a := editor.Article{Headline: sentence(rng, rng.Intn(8)), Standfirst: sentence(rng, rng.Intn(8)), Language: []string{"en", "ar", ""}[rng.Intn(3)]}
	for i := range rng.Intn(9) {
		b := randomBlock(rng, i)
		mark(rng, &b)
		a.Body = append(a.Body, b)
	}
	before.Article = a
	after = before.Clone()
	next := 100
	for range rng.Intn(7) {
		mutate(rng, &after.Article, &next)
	}
	if n := len(after.Article.Body); n > 0 {
		b := after.Article.Body[rng.Intn(n)]
		after.Comments = []editor.Comment{{ID: "c", Author: "Ann", Body: "Sure? {>>", Range: editor.Range{Block: b.ID, Start: 0, End: len(b.Text)},
			Replies: []editor.Reply{{Author: "Bo", Body: "Yes <<}"}}}}
		before.Facts = []editor.Fact{{ID: "f", Kind: editor.Figure, Status: editor.Verified, Text: "nine weeks", Range: editor.Range{Block: b.ID}}}
	}
	return before, after
}

func mutate(rng *rand.Rand, a *editor.Article, next *int) {
	n := len(a.Body)
	if n == 0 || rng.Intn(6) == 0 {
		at := rng.Intn(n + 1)
		b := randomBlock(rng, *next)
		*next++
		a.Body = append(a.Body[:at:at], append([]editor.Block{b}, a.Body[at:]...)...)
		return
	}
	i := rng.Intn(n)
	b := &a.Body[i]
	switch rng.Intn(9) {
	case 0:
		a.Body = append(a.Body[:i:i], a.Body[i+1:]...)
	case 1: // moved
		one := *b
		rest := append(a.Body[:i:i], a.Body[i+1:]...)
		at := rng.Intn(len(rest) + 1)
		a.Body = append(rest[:at:at], append([]editor.Block{one}, rest[at:]...)...)
	case 2: // split
		if at := strings.IndexByte(b.Text, ' '); at > 0 && b.Kind != editor.ImageBlock {
			second := editor.Block{ID: fmt.Sprintf("b%d", *next), Kind: b.Kind, Level: b.Level, Ordered: b.Ordered, Text: b.Text[at+1:]}
			*next++
			b.Text, b.Marks = b.Text[:at], nil
			a.Body = append(a.Body[:i+1:i+1], append([]editor.Block{second}, a.Body[i+1:]...)...)
		}
	case 3: // joined
		if i+1 < n && b.Image == nil && a.Body[i+1].Image == nil {
			b.Text, b.Marks = b.Text+" "+a.Body[i+1].Text, nil
			a.Body = append(a.Body[:i+1:i+1], a.Body[i+2:]...)
		}
	case 4:
		mark(rng, b)
	case 5:
		if b.Kind == editor.Paragraph {
			b.Kind = editor.Quote
		}
	case 6:
		a.Headline, a.Byline = sentence(rng, rng.Intn(8)), sentence(rng, 2)
	case 7:
		if b.Image != nil {
			p := *b.Image
			p.Caption, p.Alt = sentence(rng, 4), "Rocks"
			b.Image = &p
		}
	default:
		words := strings.Split(b.Text, " ")
		if len(words) > 2 {
			words[rng.Intn(len(words))] = sentence(rng, 1+rng.Intn(3))
			b.Text, b.Marks = strings.Join(words, " "), nil
		}
	}
}

// redlineOf compares two stories.
func redlineOf(t testing.TB, before, after editor.Story) Redline {
	t.Helper()
	c, err := diff.Compare(context.Background(), before, after)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 23, 12, 4, 0, 0, time.UTC)
	return Redline{Comparison: c, Before: Side{"r9 After legal", 9, Signature{"Legal", at.Add(-time.Hour)}, before},
		After: Side{"r14 Copy edit", 14, Signature{`M. "Mi" Ilves`, at}, after}}
}

// paragraphs is how a story reads, a line each: headline, standfirst, by-line and
// body, as far as there are words.
func paragraphs(s editor.Story) []string {
	var out []string
	for _, text := range []string{s.Article.Headline, s.Article.Standfirst, s.Article.Byline} {
		if text != "" {
			out = append(out, ooxml.Printable(text))
		}
	}
	for _, b := range s.Article.Body {
		text := b.Text
		if b.Image != nil {
			text = pictureHead(&b) + b.Image.Caption + pictureTail(&b)
		}
		out = append(out, ooxml.Printable(text))
	}
	return out
}
