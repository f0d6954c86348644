package diff

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
)

// A side is one of the two texts under comparison: its paragraphs in order and,
// where they are needed, their tokens.
type side struct {
	text  string
	paras []para
	toks  []token
	opens []opening // for each token
}

// A para is the paragraph text[start:end]. Key is what else tells it apart or
// ties it to its counterpart: its kind (two empty paragraphs of different kinds
// are not the same) and, where there is one, a block's ID or a picture's file.
type para struct {
	start, end int
	kind, id   string
	lo, hi     int32   // its tokens
	bag        []int32 // its words by number, sorted
	worth      int32   // of its words
	words      int
	hash       uint64 // of all its tokens
}

// picture reports whether the paragraph is a picture's caption.
func (p *para) picture() bool { return strings.HasPrefix(p.kind, string(editor.ImageBlock)+" ") }

// read fills in the tokens of paragraphs [lo, hi) and what is counted of them.
func (s *side) read(lex *lexicon, lo, hi int) {
	for i := lo; i < hi; i++ {
		p := &s.paras[i]
		p.lo = int32(len(s.toks))
		s.toks = lex.scan(s.text, p.start, p.end, s.toks)
		p.hi = int32(len(s.toks))
		s.openings(p)
		for _, t := range s.toks[p.lo:p.hi] {
			if lex.word(t.id) {
				p.bag = append(p.bag, t.id)
				p.worth += lex.weight[t.id]
			}
		}
		p.hash = hashTokens(s.toks[p.lo:p.hi])
		p.words = len(p.bag)
		slices.Sort(p.bag)
	}
}

// region is a paragraph with the space that follows it.
func (s *side) region(i int) string {
	if i+1 < len(s.paras) {
		return s.text[s.paras[i].start:s.paras[i+1].start]
	}
	return s.text[s.paras[i].start:]
}

// paraOf returns the paragraph that token i lies in.
func (s *side) paraOf(i int32) int {
	at := int(s.toks[i].start)
	return sort.Search(len(s.paras), func(k int) bool { return s.paras[k].end > at })
}

// bytes returns the text of one token.
func (s *side) bytes(t token) string { return s.text[t.start:t.end] }

// sameRegion reports whether two paragraphs need no comparison at all.
func sameRegion(a *side, i int, b *side, j int) bool {
	return a.paras[i].kind == b.paras[j].kind && a.region(i) == b.region(j)
}

// paragraphs cuts plain text: blank lines always part paragraphs, other line
// ends do so unless the line was wrapped there.
func paragraphs(text string) []para {
	var out []para
	var prev string // the line before, "" where it was blank
	for at := 0; at < len(text); {
		line := text[at:]
		next := len(text)
		if n := strings.IndexByte(line, '\n'); n >= 0 {
			line, next = line[:n], at+n+1
		}
		trimmed := strings.TrimFunc(line, unicode.IsSpace)
		switch {
		case trimmed == "":
		case prev != "" && wrapped(prev, trimmed):
			out[len(out)-1].end = at + len(strings.TrimSuffix(line, "\r"))
		default:
			p := para{start: at, end: at + len(strings.TrimSuffix(line, "\r"))}
			if trimmed[0] == '#' {
				p.kind = string(editor.Heading)
			}
			out = append(out, p)
		}
		prev, at = trimmed, next
	}
	if len(out) == 0 && text != "" {
		return []para{{start: 0, end: len(text)}}
	}
	if len(out) > 0 {
		out[0].start = 0
	}
	return out
}

// The widths between which lines are taken to have been wrapped.
const wrapFrom, wrapTo = 62, 110

// wrapped reports whether the end of line looks like a wrap: the first word of
// next had no room, and next does not begin a list item or heading.
func wrapped(line, next string) bool {
	n := utf8.RuneCountInString(line)
	if n > wrapTo || beginsItem(next) {
		return false
	}
	word, _, _ := strings.Cut(next, " ")
	return n+1+utf8.RuneCountInString(word) >= wrapFrom
}

// beginsItem reports the marks that open list items, headings, quotations and
// table rows in plain text, and numbered points.
func beginsItem(line string) bool {
	word, _, _ := strings.Cut(line, " ")
	switch word {
	case "*", "-", "+", "•", "–", ">", "#", "##", "###", "####", "|", ":":
		return true
	}
	digits := strings.TrimRight(word, ".)")
	return digits != word && len(digits) <= 3 && strings.Trim(digits, "0123456789") == ""
}
