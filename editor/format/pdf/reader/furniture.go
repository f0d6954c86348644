package reader

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Furniture is what stands on every page and belongs to none: running heads and feet,
// page numbers.

const edge = 0.13 // of a page's height, above and below

var (
	pageNumber = regexp.MustCompile(`(?i)^[-–—|·\s]*(?:page|p\.|seite|s\.|página|pagina|side|sida)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|von|de|sur|di|van|av)\s*\d{1,4})?[-–—|·\s]*$`)
	justURL    = regexp.MustCompile(`^(?:https?|file)://\S+(?:\s+\d+\s*/\s*\d+)?$`)
)

// furniture takes it away and says so.
func (r *reading) furniture() {
	seen := map[string]map[int]bool{}
	for i := range r.pages {
		p := &r.pages[i]
		for _, foot := range []bool{false, true} {
			all := p.fromEdge(foot)
			for n, l := range all {
				if !p.atEdge(all, n, foot) {
					break
				}
				k := key(l)
				if seen[k] == nil {
					seen[k] = map[int]bool{}
				}
				seen[k][p.number] = true
			}
		}
	}
	enough := 2
	if len(r.pages) > 5 {
		enough = 3
	}
	var texts []string
	numbers, repeated := 0, 0
	for i := range r.pages {
		p := &r.pages[i]
		gone := map[*line]bool{}
		for _, l := range append(p.furniture(false, seen, enough), p.furniture(true, seen, enough)...) {
			if gone[l] {
				continue
			}
			gone[l] = true
			text := l.text()
			if isNumber(text) {
				numbers++
				continue
			}
			repeated++
			if len(texts) < 6 && !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
		p.lines = slices.DeleteFunc(p.lines, func(l *line) bool { return gone[l] })
	}
	r.piece.Left(numbers, "page number", "page numbers", "part of the pages, not of the story")
	if repeated > 0 {
		r.piece.Note(fmt.Sprintf("running heads and feet left out (%d lines): they stand on several pages", repeated), strings.Join(texts, "\n"), 0)
	}
}

func isNumber(text string) bool { return pageNumber.MatchString(text) || justURL.MatchString(text) }

// furniture returns the lines at the head or the foot of a page that belong to its
// furniture: page numbers, and what was seen on enough pages and stands off from the text.
func (p *page) furniture(foot bool, seen map[string]map[int]bool, enough int) []*line {
	all := p.fromEdge(foot)
	n := 0
	for n < len(all) && p.atEdge(all, n, foot) && (isNumber(all[n].text()) || len(seen[key(all[n])]) >= enough) {
		n++
	}
	if n == len(all) {
		return all
	}
	for n > 0 && math.Abs(all[n-1].base-all[n].base) < 1.6*all[n-1].size {
		n--
	}
	return all[:n]
}

// fromEdge returns the lines of a page from its head, or from its foot.
func (p *page) fromEdge(foot bool) []*line {
	all := slices.Clone(p.lines)
	slices.SortStableFunc(all, func(a, b *line) int {
		if foot {
			a, b = b, a
		}
		return cmp.Compare(math.Round(a.base), math.Round(b.base))
	})
	return all
}

// atEdge reports whether a line of all, sorted from an edge, is near it, or is as near as
// any.
func (p *page) atEdge(all []*line, n int, foot bool) bool {
	if math.Abs(all[n].base-all[0].base) < 2 {
		return true
	}
	if foot {
		return all[n].base > (1-edge)*p.high
	}
	return all[n].base < edge*p.high
}

// key is the same for lines that say the same at the same place, but for their numbers.
func key(l *line) string {
	words := strings.Map(func(c rune) rune {
		if unicode.IsDigit(c) {
			return '#'
		}
		return unicode.ToLower(c)
	}, strings.Join(strings.Fields(l.text()), " "))
	for strings.Contains(words, "##") {
		words = strings.ReplaceAll(words, "##", "#")
	}
	return fmt.Sprintf("%s @%.0f/%.0f", words, math.Round(l.base/4), math.Round(l.size))
}
