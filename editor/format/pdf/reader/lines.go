package reader

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"stet/editor/format/pdf/pdfium"
)

// page is a page with its lines.
type page struct {
	number     int
	wide, high float64
	lines      []*line
	links      []pdfium.Link
	pictures   []pdfium.Picture
	turned     int // words that do not stand upright
	had        int // lines before its furniture was taken away
}

// line is words beside each other. Size and base are those of most of its letters.
type line struct {
	pdfium.Box
	page       int
	words      []pdfium.Word
	size, base float64
	bold       bool    // all of it
	right      float64 // edge of the column it stands in
	left       float64
	set        map[[2]float64]int // letters by their size and base
	columns    []int              // of a row of a table: in which each word stands
}

func newPage(n int, p pdfium.Page) page {
	out := page{number: n, wide: p.Wide, high: p.High, links: p.Links, pictures: p.Pictures}
	var l *line
	for _, w := range p.Words {
		if w.Turned {
			out.turned++
			continue
		}
		if strings.Trim(w.Text, "\u00ad") == "" {
			w.Text = "-"
		}
		if l == nil || !l.goesOn(w) {
			l = &line{Box: w.Box, page: n, bold: true, set: map[[2]float64]int{}}
			out.lines = append(out.lines, l)
		}
		w.Glued = w.Glued || l.raises(w)
		l.add(w)
	}
	out.had = len(out.lines)
	return out
}

// add puts a word at the end of a line, whose size and base are those of most of its
// letters.
func (l *line) add(w pdfium.Word) {
	l.words = append(l.words, w)
	l.Left, l.Right, l.Top, l.Bottom = min(l.Left, w.Left), max(l.Right, w.Right), min(l.Top, w.Top), max(l.Bottom, w.Bottom)
	l.bold = l.bold && w.Bold
	here := [2]float64{w.Size, w.Base}
	l.set[here] += utf8.RuneCountInString(w.Text)
	if len(l.words) == 1 || l.set[here] > l.set[[2]float64{l.size, l.base}] {
		l.size, l.base = w.Size, w.Base
	}
}

// goesOn reports whether a word is the next of a line.
func (l *line) goesOn(w pdfium.Word) bool {
	last := l.words[len(l.words)-1]
	size := max(l.size, w.Size)
	if math.Abs(w.Base-l.base) > 0.45*size || w.Left < last.Right-0.5*size {
		return false
	}
	gap := 1.7 * size
	if len(l.words) == 1 && marker(last.Text) {
		gap = 5 * size
	}
	return w.Left-last.Right < gap
}

// raises reports whether a word is the sign of a footnote, close behind another word and
// above the line.
func (l *line) raises(w pdfium.Word) bool {
	if len(l.words) == 0 || strings.Trim(w.Text, "0123456789*†‡,") != "" {
		return false
	}
	last := l.words[len(l.words)-1]
	return utf8.RuneCountInString(last.Text) > 1 && !strings.ContainsAny(last.Text, "0123456789") && w.Left-last.Right < 0.13*l.size && last.Base-w.Base > 0.1*l.size
}

func (l *line) text() string {
	var b strings.Builder
	for i, w := range l.words {
		b.WriteString(l.before(i) + w.Text)
	}
	return b.String()
}

// over reports whether two lines stand over each other, at least in part.
func over(a, b pdfium.Box) bool { return a.Left < b.Right && b.Left < a.Right }

// ordered returns lines as they are read. The order of the file is the writer's own, and
// is kept unless it jumps about, or goes across columns.
func ordered(lines []*line) []*line {
	jumps, across, words := 0, 0, 0
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if b.Bottom < a.Top && b.Left < a.Left+a.size {
			jumps++
		}
		if math.Abs(a.base-b.base) < 0.3*a.size && b.Left > a.Right {
			across++
			words += len(a.words) + len(b.words)
		}
	}
	columns := across > 4 && across > len(lines)/3 && words > 8*across // and no table
	if jumps <= 1+len(lines)/12 && !columns {
		return lines
	}
	return cut(slices.Clone(lines), 0)
}

// cut orders lines by the gaps between them: columns first, then what stands above what.
func cut(lines []*line, depth int) []*line {
	if len(lines) < 2 || depth > 40 {
		return byPlace(lines)
	}
	if left, right := split(lines, func(l *line) (float64, float64) { return l.Left, l.Right }, 0.8); right != nil {
		return append(cut(left, depth+1), cut(right, depth+1)...)
	}
	if above, below := split(lines, func(l *line) (float64, float64) { return l.Top, l.Bottom }, 0.4); below != nil {
		return append(cut(above, depth+1), cut(below, depth+1)...)
	}
	return byPlace(lines)
}

// split parts lines at their widest gap on one axis, where it is as wide as so much of
// their size.
func split(lines []*line, span func(*line) (from, to float64), most float64) (before, after []*line) {
	slices.SortStableFunc(lines, func(a, b *line) int {
		fa, _ := span(a)
		fb, _ := span(b)
		return cmp.Compare(fa, fb)
	})
	_, end := span(lines[0])
	at, widest := 0, 0.0
	for i, l := range lines[1:] {
		from, to := span(l)
		if gap := from - end; gap > widest && gap > most*l.size {
			at, widest = i+1, gap
		}
		end = max(end, to)
	}
	if at == 0 {
		return lines, nil
	}
	return slices.Clone(lines[:at]), slices.Clone(lines[at:])
}

func byPlace(lines []*line) []*line {
	slices.SortStableFunc(lines, func(a, b *line) int {
		if math.Abs(a.base-b.base) < 0.4*max(a.size, b.size) {
			return cmp.Compare(a.Left, b.Left)
		}
		return cmp.Compare(a.base, b.base)
	})
	return lines
}
