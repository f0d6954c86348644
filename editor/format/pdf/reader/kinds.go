package reader

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"stet/editor"
)

var (
	bullets  = "•▪‣◦●○■–—-*·➢✓"
	numbered = regexp.MustCompile(`^\(?(\d{1,3})[.)]$`)
	footnote = regexp.MustCompile(`^(?:\d{1,3}|[*†‡§]{1,3})(?:\s|\p{L}|[“"‘(])`)
)

// marker reports whether a word stands before an entry of a list.
func marker(word string) bool {
	return utf8.RuneCountInString(word) == 1 && strings.Contains(bullets, word) || numbered.MatchString(word)
}

// footnotes sets the notes at the feet of pages aside: small, at the end of a page, and
// beginning with a sign.
func (r *reading) footnotes() {
	var kept []*paragraph
	for i := 0; i < len(r.paragraphs); i++ {
		p := r.paragraphs[i]
		if p.row() || !r.atFoot(p) || !footnote.MatchString(p.text()) {
			kept = append(kept, p)
			continue
		}
		from := len(r.notes)
		r.notes = append(r.notes, p)
		for i+1 < len(r.paragraphs) && r.atFoot(r.paragraphs[i+1]) && r.paragraphs[i+1].first().page == p.first().page {
			i++
			r.notes = append(r.notes, r.paragraphs[i])
		}
		slices.SortStableFunc(r.notes[from:], downwards)
	}
	r.paragraphs = r.rejoined(kept)
}

// downwards orders paragraphs of a column as they stand on the page: some programs write its
// notes from the last.
func downwards(a, b *paragraph) int {
	if !over(a.first().Box, b.first().Box) {
		return 0
	}
	return cmp.Compare(a.first().base, b.first().base)
}

// rejoined joins paragraphs that a note at the foot of a page stood between.
func (r *reading) rejoined(all []*paragraph) []*paragraph {
	if len(r.notes) == 0 {
		return all
	}
	lead := r.leading()
	var out []*paragraph
	for _, p := range all {
		if n := len(out); n > 0 && out[n-1].last().page != p.first().page && goesOn(out[n-1], p.first(), lead) {
			out[n-1].lines = append(out[n-1].lines, p.lines...)
			continue
		}
		out = append(out, p)
	}
	return out
}

// atFoot reports whether a paragraph is small and low on its page, with nothing of the
// size of running text below it.
func (r *reading) atFoot(p *paragraph) bool {
	page := r.pages[p.first().page]
	if p.size > 0.93*r.body || p.first().base < 0.5*page.high {
		return false
	}
	return !slices.ContainsFunc(page.lines, func(l *line) bool {
		return l.base > p.last().base && over(l.Box, p.first().Box) && l.size > 0.93*r.body
	})
}

// kinds says what each paragraph is.
func (r *reading) kinds() {
	r.headings()
	r.lists()
}

// headings finds the paragraphs that are set larger than running text, or in bold. The
// headline comes first, whatever stands above it: that is about the story.
func (r *reading) headings() {
	for _, p := range r.paragraphs {
		p.kind = editor.Paragraph
		if r.isHeading(p) {
			p.kind, p.level = editor.Heading, r.level(p)
		}
	}
	if n := r.headline(); n > 0 {
		h := r.paragraphs[n]
		r.paragraphs = slices.Insert(slices.Delete(r.paragraphs, n, n+1), 0, h)
	}
	r.mergeHeadline()
}

// level is the rank of a heading, by how much larger than running text it is.
func (r *reading) level(p *paragraph) int {
	switch {
	case p.size > 1.4*r.body:
		return 2
	case p.size > 1.13*r.body:
		return 3
	}
	return 4
}

func (r *reading) isHeading(p *paragraph) bool {
	text := p.text()
	letters := utf8.RuneCountInString(text)
	if p.row() || letters > 220 || letters < 2 || len(p.lines) > 5 || !strings.ContainsFunc(text, isLetter) {
		return false
	}
	large := p.size > 1.13*r.body
	if !large && !(p.bold && p.size > 0.95*r.body && len(p.lines) <= 3) {
		return false
	}
	return large && p.size > 1.5*r.body || !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ",")
}

func isLetter(c rune) bool { return c > 0x7f || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// headline returns the index of the largest heading in the upper part of the first page
// with text, -1 for none.
func (r *reading) headline() int {
	best := -1
	for i, p := range r.paragraphs {
		if p.first().page != r.paragraphs[0].first().page {
			break
		}
		if p.kind != editor.Heading || p.first().base > 0.7*r.pages[p.first().page].high || p.size < 1.2*r.body {
			continue
		}
		if best < 0 || p.size > 1.05*r.paragraphs[best].size {
			best = i
		}
	}
	return best
}

// mergeHeadline joins the lines of a headline that were set apart.
func (r *reading) mergeHeadline() {
	for len(r.paragraphs) > 1 {
		a, b := r.paragraphs[0], r.paragraphs[1]
		if a.kind != editor.Heading || b.kind != editor.Heading || !near(a.size, b.size) || a.bold != b.bold || a.last().page != b.first().page ||
			b.first().base-a.last().base > 1.6*a.size || b.first().base < a.last().base || len(a.text())+len(b.text()) > 240 {
			return
		}
		a.lines = append(a.lines, b.lines...)
		r.paragraphs = slices.Delete(r.paragraphs, 1, 2)
	}
}

// lists finds entries of lists: behind a bullet, or behind numbers that follow each other.
func (r *reading) lists() {
	number := func(p *paragraph) int {
		m := numbered.FindStringSubmatch(p.first().words[0].Text)
		if m == nil || len(p.first().words) < 2 {
			return 0
		}
		n, _ := strconv.Atoi(m[1])
		return n
	}
	for i, p := range r.paragraphs {
		first := p.first().words[0].Text
		if p.kind != editor.Paragraph || p.row() || !marker(first) || len(p.first().words) < 2 {
			continue
		}
		n := number(p)
		if n == 0 && numbered.MatchString(first) {
			continue
		}
		follows := n > 0 && i > 0 && number(r.paragraphs[i-1]) == n-1 && n > 1
		leads := n > 0 && i+1 < len(r.paragraphs) && number(r.paragraphs[i+1]) == n+1
		if n > 0 && !follows && !leads || strings.ContainsAny(first, "–—") {
			continue
		}
		p.kind, p.level, p.ordered = editor.Item, 1, n > 0
		p.cut = len(first)
	}
	r.depths()
}

// depths says how deep entries lie, by how far their marks are set in.
func (r *reading) depths() {
	for from := 0; from < len(r.paragraphs); {
		to := from
		for to < len(r.paragraphs) && r.paragraphs[to].kind == editor.Item {
			to++
		}
		var lefts []float64
		for _, p := range r.paragraphs[from:to] {
			lefts = append(lefts, p.first().Left)
		}
		slices.Sort(lefts)
		for _, p := range r.paragraphs[from:to] {
			edge := lefts[0]
			for _, left := range lefts {
				if left > edge+5 && left < p.first().Left+1 {
					edge = left
					p.level++
				}
			}
		}
		from = to + 1
	}
}

// pictureLabel begins a line below a picture.
var pictureLabel = regexp.MustCompile(`(?i)^(?:photo|picture|image|figure|fig\.|foto|bild|abbildung|abb\.|crédit photo|photograph)\b`)

// note keeps how many of something were put elsewhere.
func (r *reading) note(n int, one, many string) {
	switch n {
	case 0:
	case 1:
		r.piece.Note("1 "+one, "", 0)
	default:
		r.piece.Note(fmt.Sprintf("%d %s", n, many), "", 0)
	}
}
