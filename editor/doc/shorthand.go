package doc

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
)

// Shorthand makes formatting of the Markdown that ends at the caret, as its last
// character has just been typed: "## " at the beginning of a paragraph, **words**,
// [words](address), a line of "---" that Enter has ended. It is an undo step of
// its own, so that Undo gives the characters back. It returns false, and changes
// nothing, where there is no such Markdown: always in the headline and the
// standfirst.
func (d *Doc) Shorthand(sel Selection) (Selection, bool) {
	at := sel.Head
	if !sel.Empty() || d.Check(at) != nil || reserved(at.Block) || atom(d.byID[at.Block].Kind) {
		return sel, false
	}
	p := d.byID[at.Block]
	if at.Offset == 0 {
		return d.shortRule(sel, p)
	}
	switch p.Text[at.Offset-1] {
	case ' ':
		return d.shortKind(sel, p)
	case ')':
		return d.shortLink(sel, p)
	case '*', '_', '~', '`':
		return d.shortMark(sel, p)
	}
	return sel, false
}

// shortKinds are the beginnings of a line that make it another kind of block. A
// heading within a story begins at level 2: the headline is the first.
var shortKinds = map[string]editor.Block{
	"# ":    {Kind: editor.Heading, Level: 2},
	"## ":   {Kind: editor.Heading, Level: 2},
	"### ":  {Kind: editor.Heading, Level: 3},
	"#### ": {Kind: editor.Heading, Level: 4},
	"- ":    {Kind: editor.Item, Level: 1},
	"* ":    {Kind: editor.Item, Level: 1},
	"1. ":   {Kind: editor.Item, Level: 1, Ordered: true},
	"1) ":   {Kind: editor.Item, Level: 1, Ordered: true},
	"> ":    {Kind: editor.Quote},
}

func (d *Doc) shortKind(sel Selection, p *para) (Selection, bool) {
	n := sel.Head.Offset
	as, ok := shortKinds[p.Text[:n]]
	if !ok || p.Kind != editor.Paragraph && (p.Kind != editor.Heading || as.Kind != editor.Heading) {
		return sel, false
	}
	return d.short(sel, func(b *batch) Pos {
		b.do(Replace{Range: editor.Range{Block: p.ID, End: n}})
		b.do(Reshape{Block: p.ID, Kind: as.Kind, Level: as.Level, Ordered: as.Ordered})
		return Pos{p.ID, 0}
	})
}

// shortRules are lines that stand for a rule: three hyphens may have become a dash
// while they were typed.
var shortRules = map[string]bool{"---": true, "***": true, "___": true, "—": true, "–-": true}

// shortRule looks at the paragraph before the one that Enter has begun.
func (d *Doc) shortRule(sel Selection, p *para) (Selection, bool) {
	before := d.blocks[p.at-1]
	if before.Kind != editor.Paragraph || !shortRules[before.Text] {
		return sel, false
	}
	return d.short(sel, func(b *batch) Pos {
		b.do(Splice{After: d.blocks[before.at-1].ID, Remove: []string{before.ID},
			Insert: b.stamped([]editor.Block{{ID: editor.NewID(), Kind: editor.Rule}})})
		return sel.Head
	})
}

// shortMarks are the characters around words that set them apart, the longer ones
// first.
var shortMarks = []struct {
	around string
	kind   editor.MarkKind
}{
	{"**", editor.Strong}, {"__", editor.Strong}, {"~~", editor.Strike},
	{"*", editor.Emphasis}, {"_", editor.Emphasis}, {"`", editor.Code},
}

func (d *Doc) shortMark(sel Selection, p *para) (Selection, bool) {
	text := p.Text[:sel.Head.Offset]
	for _, m := range shortMarks {
		from, to, ok := between(text, m.around)
		if !ok || !plainWords(p.Marks, from, len(text)) {
			continue
		}
		n := len(m.around)
		return d.short(sel, func(b *batch) Pos {
			b.do(Replace{Range: editor.Range{Block: p.ID, Start: to, End: to + n}})
			b.do(Replace{Range: editor.Range{Block: p.ID, Start: from - n, End: from}})
			b.do(SetMark{Range: editor.Range{Block: p.ID, Start: from - n, End: to - n}, Kind: m.kind, On: true})
			return Pos{p.ID, to - n}
		})
	}
	return sel, false
}

// between returns the words between the last two stretches of the characters
// around, the second of which ends the text. Those inside a word, as in
// snake_case, and those beside a space, as in 2 * 3 * 4, stand for themselves.
func between(text, around string) (from, to int, ok bool) {
	to = len(text) - len(around)
	if !strings.HasSuffix(text, around) {
		return 0, 0, false
	}
	open := strings.LastIndex(text[:to], around)
	if open < 0 {
		return 0, 0, false
	}
	from = open + len(around)
	if from >= to || strings.Contains(text[from:to], "\n") {
		return 0, 0, false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:open])
	first, _ := utf8.DecodeRuneInString(text[from:to])
	last, _ := utf8.DecodeLastRuneInString(text[from:to])
	itself, _ := utf8.DecodeRuneInString(around)
	stands := open > 0 && (before == itself || unicode.IsLetter(before) || unicode.IsDigit(before)) ||
		first == itself || last == itself || unicode.IsSpace(first) || unicode.IsSpace(last)
	return from, to, !stands
}

// plainWords reports whether none of [from, to) is code or on its way out.
func plainWords(marks []editor.Mark, from, to int) bool {
	for _, m := range marks {
		if (m.Kind == editor.Code || m.Kind == editor.Deleted) && m.Start < to && from < m.End {
			return false
		}
	}
	return true
}

// shortLink makes a link of [words](address). The bracket that was typed ends it
// only once those within the address are closed.
func (d *Doc) shortLink(sel Selection, p *para) (Selection, bool) {
	text := p.Text[:sel.Head.Offset]
	turn := strings.LastIndex(text, "](")
	if turn < 0 {
		return sel, false
	}
	open, address := strings.LastIndex(text[:turn], "["), text[turn+2:len(text)-1]
	href, err := editor.ParseLink(address)
	if open < 0 || open+1 == turn || err != nil || strings.Contains(text[open:], "\n") ||
		strings.Count(address, "(") != strings.Count(address, ")") || !plainWords(p.Marks, open, len(text)) {
		return sel, false
	}
	return d.short(sel, func(b *batch) Pos {
		b.do(Replace{Range: editor.Range{Block: p.ID, Start: turn, End: len(text)}})
		b.do(Replace{Range: editor.Range{Block: p.ID, Start: open, End: open + 1}})
		b.do(SetMark{Range: editor.Range{Block: p.ID, Start: open, End: turn - 1}, Kind: editor.Link, Href: href, On: true})
		return Pos{p.ID, turn - 1}
	})
}

// short does the steps as one undo step; do returns where the caret goes. What is
// typed next has none of the marks just put.
func (d *Doc) short(sel Selection, do func(*batch) Pos) (Selection, bool) {
	next := d.MarksAt(sel)
	b := d.edit(Formatting, sel)
	at := do(b)
	if _, err := b.commit(Caret(at)); err != nil {
		return sel, false
	}
	d.Settle()
	d.pending = pending{at, next}
	return Caret(at), true
}
