package reader

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
)

// paragraph is the lines of one block.
type paragraph struct {
	lines []*line
	size  float64
	bold  bool

	kind    editor.BlockKind
	level   int
	ordered bool
	cut     int // bytes of a list's mark before its words
}

func (p *paragraph) first() *line { return p.lines[0] }
func (p *paragraph) last() *line  { return p.lines[len(p.lines)-1] }

// row reports whether a paragraph is a row of a table.
func (p *paragraph) row() bool { return p.first().columns != nil }

// text is the words as they stand, lines joined by spaces.
func (p *paragraph) text() string {
	var all []string
	for _, l := range p.lines {
		all = append(all, l.text())
	}
	return strings.Join(all, " ")
}

// measure finds the size of running text, the columns that lines stand in, and which
// words have a hyphen of their own.
func (r *reading) measure() {
	letters := map[float64]int{}
	r.hyphened, r.whole = map[string]bool{}, map[string]bool{}
	for _, p := range r.pages {
		for i, l := range p.lines {
			letters[math.Round(l.size*4)/4] += utf8.RuneCountInString(l.text())
			l.left, l.right = column(p.lines, i)
			for k, w := range l.words {
				word := bare(w.Text)
				if k < len(l.words)-1 && strings.Contains(word, "-") {
					r.hyphened[word] = true
				}
				if k < len(l.words)-1 || !divided(w.Text) {
					r.whole[word] = true
				}
			}
		}
	}
	most := 0
	for size, n := range letters {
		if n > most || n == most && size < r.body {
			most, r.body = n, size
		}
	}
}

// column returns the edges of the column that a line stands in: those of its neighbours of
// about its size, as far as they stand over each other.
func column(lines []*line, i int) (left, right float64) {
	l := lines[i]
	left, right = l.Left, l.Right
	for _, step := range []int{-1, 1} {
		for k, n := i+step, 0; k >= 0 && k < len(lines) && n < 12; k, n = k+step, n+1 {
			o := lines[k]
			if !over(o.Box, l.Box) || math.Abs(o.base-lines[k-step].base) > 3*l.size {
				break
			}
			if near(o.size, l.size) && o.columns == nil {
				left, right = min(left, o.Left), max(right, o.Right)
			}
		}
	}
	return left, right
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.07*max(a, b) }

// bare is a word in lower case without the marks around it.
func bare(word string) string {
	return strings.ToLower(strings.TrimFunc(word, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }))
}

// divided reports whether a word may go on in the next line.
func divided(word string) bool {
	r, size := utf8.DecodeLastRuneInString(word)
	before, _ := utf8.DecodeLastRuneInString(word[:len(word)-size])
	return (r == '-' || r == '\u00ad' || r == '‐') && unicode.IsLetter(before)
}

// join makes paragraphs of the lines of all pages.
func (r *reading) join() {
	lead := r.leading()
	var last *paragraph
	for _, p := range r.pages {
		for _, l := range p.lines {
			if last != nil && goesOn(last, l, lead) {
				last.lines = append(last.lines, l)
				continue
			}
			last = &paragraph{lines: []*line{l}, size: l.size, bold: l.bold}
			r.paragraphs = append(r.paragraphs, last)
		}
	}
}

// leading returns how far lines of a size are apart, as a share of it, by what is usual
// among those of the file.
func (r *reading) leading() func(size float64) float64 {
	steps := map[int][]float64{}
	for _, p := range r.pages {
		for i := 1; i < len(p.lines); i++ {
			a, b := p.lines[i-1], p.lines[i]
			if step := b.base - a.base; near(a.size, b.size) && b.columns == nil && over(a.Box, b.Box) && step > 0.5*a.size && step < 2.5*a.size {
				k := int(math.Round(a.size))
				steps[k] = append(steps[k], step)
			}
		}
	}
	return func(size float64) float64 {
		all := steps[int(math.Round(size))]
		if len(all) < 3 {
			return 1.25 * size
		}
		slices.Sort(all)
		return all[len(all)*2/5]
	}
}

// goesOn reports whether a line is the next of a paragraph.
func goesOn(p *paragraph, l *line, lead func(float64) float64) bool {
	a := p.last()
	if p.row() || l.columns != nil {
		return false
	}
	if !near(a.size, l.size) || p.bold != l.bold && len(p.lines) > 0 && (p.bold || !hangs(p)) {
		return false
	}
	if marker(l.words[0].Text) && len(l.words) > 1 {
		return false
	}
	if n, err := strconv.Atoi(p.first().words[0].Text); err == nil && len(p.first().words) > 2 && len(l.words) > 2 && l.words[0].Text == strconv.Itoa(n+1) {
		return false // the next note
	}
	if len(p.lines) == 1 && l.page == 0 && signed.MatchString(a.text()) && begins(l) {
		return false
	}
	ends := endsSentence(a.text())
	early := fits(a, l) && (ends || begins(l))
	indented := l.Left > l.left+0.7*l.size && !hangs(p) && l.Left > a.Left+0.7*l.size
	below := l.page == a.page && l.base > a.base && over(a.Box, l.Box)
	switch {
	case below && l.base-a.base > 1.3*lead(l.size):
		return false
	case below && len(p.lines) > 1 && near(l.left, p.first().Left) && l.Left > p.lines[1].Left+0.7*l.size:
		return false
	case below:
		return !indented && !early
	case l.page == a.page && math.Abs(l.base-a.base) < 0.3*l.size: // beside it: a table
		return false
	case l.page == a.page && over(a.Box, l.Box) && len(l.words) > 1 && footnote.MatchString(l.text()): // above it: notes in the order that a program has written them
		return false
	}
	return !ends && !indented && !fits(a, l) && !p.heading() // in the next column, or on the next page
}

// signed matches a by-line that names people and says nothing else: it stands alone however
// close the text comes.
var signed = regexp.MustCompile(`^(?:By|BY|Von|Par|Por|Di|Door|Av|Af)(?: (?:and|und|et|y|e|en|och|og|de|van|von|\p{Lu}[\p{L}.'’-]*),?){2,12}$`)

// heading reports whether a paragraph looks set apart so far.
func (p *paragraph) heading() bool { return p.bold }

// hangs reports whether the lines of a paragraph hang below its first: an entry of a list.
func hangs(p *paragraph) bool { return marker(p.first().words[0].Text) }

// fits reports whether the first word of the next line would have had room in a line: it
// ended there because somebody wanted it to.
func fits(a, next *line) bool {
	first := next.words[0]
	return a.Right+0.35*a.size+(first.Right-first.Left) < a.right-0.3*a.size
}

// begins reports whether a line could be the first of a sentence.
func begins(l *line) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(l.words[0].Text, "“”\"'‘’«»„([¿¡—–-"))
	return !unicode.IsLower(r)
}

// endsSentence reports whether a text ends as a sentence does.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, " ”\"’'»)]0123456789*†")
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, ":") || strings.HasSuffix(text, "…") || strings.HasSuffix(text, "。")
}
