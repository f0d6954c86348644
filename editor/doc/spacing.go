package doc

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
)

// Whole words that are moved keep the spaces right by themselves: where they are
// taken away one of the two spaces left over goes too, where they are put they
// stand between words and get a space on either side that has none. Anything
// else, such as the half of a word, is moved as it is.

// whole reports whether the blocks, copied between two positions, are whole words.
func (d *Doc) whole(from, to Pos, blocks []editor.Block) bool {
	return len(blocks) > 0 && !atom(blocks[0].Kind) && !atom(blocks[len(blocks)-1].Kind) &&
		d.beside(from) == from && d.beside(to) == to &&
		slices.ContainsFunc(blocks, func(b editor.Block) bool { return isWord(b.Text) })
}

// beside returns the nearer edge of the word that at lies in, at where it lies in
// none.
func (d *Doc) beside(at Pos) Pos {
	start, end := wordAround(d.byID[at.Block].Text, at.Offset)
	if at.Offset-start <= end-at.Offset {
		return Pos{at.Block, start}
	}
	return Pos{at.Block, end}
}

// blank reports whether no more than spaces lie between two positions of a block.
func (d *Doc) blank(from, to Pos) bool {
	return from.Block == to.Block && from.Offset <= to.Offset &&
		strings.TrimSpace(d.byID[from.Block].Text[from.Offset:to.Offset]) == ""
}

// closeUp mends the space where whole words were removed between two positions.
func (b *batch) closeUp(from, to Pos) {
	from, _ = b.change.Map.Pos(from, false)
	to, _ = b.change.Map.Pos(to, true)
	b.mend(from, to)
}

// spaced mends the spaces at either end of whole words that were put at a place,
// and returns where sel, their selection or the caret behind them, lies then.
func (b *batch) spaced(at Pos, sel Selection) Selection {
	done := len(b.change.Map)
	b.mend(sel.Head, sel.Head)
	b.mend(at, at)
	if b.err != nil {
		return sel
	}
	head, _ := b.change.Map[done:].Pos(sel.Head, false)
	head.Offset = ceil(b.d.byID[head.Block].Text, head.Offset)
	if sel.Empty() {
		return Caret(head)
	}
	anchor, _ := b.change.Map[done:].Pos(sel.Anchor, true)
	anchor.Offset = floor(b.d.byID[anchor.Block].Text, anchor.Offset)
	return Selection{anchor, head}
}

// mend puts right the space where the texts before and behind have come together:
// between two words there is one, before a comma or at the end of a paragraph none.
// Words that are on their way out do not count. The two positions differ where
// what stood between them is only suggested to go.
func (b *batch) mend(before, behind Pos) {
	d := b.d
	if b.err != nil || !d.meet(before, behind) {
		return
	}
	at, to := d.live(before, true), d.live(behind, false)
	p, q := d.byID[at.Block], d.byID[to.Block]
	left, right := p.Text[:at.Offset], q.Text[to.Offset:]
	switch {
	case !IsGrapheme(p.Text, at.Offset) || !IsGrapheme(q.Text, to.Offset):
	case strings.HasPrefix(right, " ") && NextGrapheme(right, 0) == 1 && (left == "" || opens(left) || endsBlank(left)):
		b.cut(q, to.Offset, to.Offset+1)
	case strings.HasSuffix(left, " ") && (right == "" || closes(right) || beginsBlank(right)):
		b.cut(p, at.Offset-1, at.Offset)
	case touch(left, right):
		b.replace(editor.Range{Block: p.ID, Start: at.Offset, End: at.Offset}, " ", nil, false)
	}
}

// meet reports whether the text before one position goes on behind the other.
func (d *Doc) meet(before, behind Pos) bool {
	if d.byID[before.Block] == nil || d.byID[behind.Block] == nil {
		return false
	}
	joins := d.byID[behind.Block].Break
	return before.Block == behind.Block || joins != nil && joins.Kind == editor.Deleted
}

func endsBlank(text string) bool   { return strings.TrimRightFunc(text, unicode.IsSpace) != text }
func beginsBlank(text string) bool { return strings.TrimLeftFunc(text, unicode.IsSpace) != text }

// What opens stands close to the word behind it, what closes to the word before.
const (
	openers = "([{“‘«„‚¿¡"
	closers = ",.;:!?…)]}”’»%"
)

// opens reports whether no space belongs behind text, for the mark it ends with.
func opens(text string) bool {
	r, n := utf8.DecodeLastRuneInString(text)
	if r == '"' || r == '\'' { // the same mark opens and closes
		before := text[:len(text)-n]
		return before == "" || endsBlank(before) || opens(before)
	}
	return strings.ContainsRune(openers, r)
}

// closes reports whether no space belongs before text, for the mark it begins with.
func closes(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	if r == '"' || r == '\'' {
		behind := text[n:]
		return behind == "" || beginsBlank(behind) || closes(behind)
	}
	return strings.ContainsRune(closers, r)
}

// touch reports whether a space is missing between two texts. Beside a dash or a
// slash it is a matter of taste.
func touch(left, right string) bool {
	l, _ := utf8.DecodeLastRuneInString(left)
	r, _ := utf8.DecodeRuneInString(right)
	quote := func(r rune) bool { return r == '"' || r == '\'' }
	ends := parts(l) || strings.ContainsRune(closers, l) || quote(l) && !opens(left)
	begins := parts(r) || strings.ContainsRune(openers, r) || unicode.Is(unicode.Sc, r) || quote(r) && !closes(right)
	return left != "" && right != "" && ends && begins
}

// parts reports whether r belongs to a word that spaces part from others.
func parts(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)) &&
		!unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan)
}
