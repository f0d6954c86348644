package format

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor/format/piece"
)

// line is one line of a plain text as received; number counts from 1.
type line struct {
	text   string // trimmed
	indent int    // white space before it, in characters
	number int
}

// paragraph is one or more lines that belong together.
type paragraph struct {
	text   string // lines joined by spaces
	raw    string // lines as received
	number int    // of its first line
	lines  int
	indent int
	start  bool // first of its group: a blank line or the file's start is above
	links  []anchored
	row    bool // of a table
}

// words counts the words of a paragraph by white space.
func (p paragraph) words() int { return len(strings.Fields(p.text)) }

// splitParagraphs reads text as paragraphs: blank lines separate them; within
// a group each line stands for itself, unless the text is hard wrapped, which
// the width returned says (0 where it is not).
func splitParagraphs(text string) (all []paragraph, width int) {
	groups := lineGroups(text)
	width = wrapWidth(groups)
	last := strings.Count(text, "\n") + 1
	for _, g := range groups {
		first := len(all)
		for i, l := range g {
			if i > 0 && (bothQuoted(g[i-1], l) || width > 0 && continues(g[i-1], l, g, width, last)) {
				p := &all[len(all)-1]
				p.text = join(p.text, l.text)
				p.raw += "\n" + l.text
				p.lines++
				continue
			}
			all = append(all, paragraph{text: l.text, raw: l.text, number: l.number, lines: 1, indent: l.indent, start: len(all) == first})
		}
	}
	return all, width
}

// join puts a wrapped line behind the text before it, closing up a word that
// was divided at a soft hyphen.
func join(before, after string) string {
	if b, ok := strings.CutSuffix(before, "\u00ad"); ok {
		return b + after
	}
	return before + " " + after
}

func lineGroups(text string) [][]line {
	var groups [][]line
	var g []line
	for i, raw := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(raw)
		if piece.Blank(trimmed) {
			if g != nil {
				groups = append(groups, g)
			}
			g = nil
			continue
		}
		left := strings.TrimLeftFunc(raw, unicode.IsSpace)
		g = append(g, line{trimmed, utf8.RuneCountInString(raw[:len(raw)-len(left)]), i + 1})
	}
	if g != nil {
		groups = append(groups, g)
	}
	return groups
}

// opensByIndent reports whether a line is indented in a group that has lines
// which are not, and so begins a paragraph.
func opensByIndent(l line, group []line) bool {
	return l.indent >= 2 && slices.ContainsFunc(group, func(o line) bool { return o.indent == 0 })
}

func bothQuoted(above, below line) bool {
	return strings.HasPrefix(above.text, ">") && strings.HasPrefix(below.text, ">")
}

// Text is hard wrapped where the lines that have another below them end near
// one column, between 40 and 100.
const minWidth, maxWidth, ragged = 40, 100, 18

func wrapWidth(groups [][]line) int {
	var lengths []int
	for _, g := range groups {
		for i, l := range g[:len(g)-1] {
			if opensByIndent(g[i+1], g) {
				continue // the last line of a paragraph may be short
			}
			if n := utf8.RuneCountInString(l.text); strings.Contains(l.text, " ") && !isMarker(l.text) {
				lengths = append(lengths, n+l.indent)
			}
		}
	}
	if len(lengths) < 2 {
		return 0
	}
	slices.Sort(lengths)
	width := lengths[(len(lengths)*19)/20]
	if width < minWidth || width > maxWidth {
		return 0
	}
	near := 0
	for _, n := range lengths {
		if n >= width-ragged {
			near++
		}
	}
	if near*10 < len(lengths)*6 {
		return 0
	}
	return width
}

// edgeLines is how many lines of a file, from either end, may be about the story. Whether
// each of half a million is would take a minute to say.
const edgeLines = 300

// continues reports whether below belongs to the paragraph of above: above is
// filled, so that the first word of below no longer fitted, or it is long and
// breaks off within a sentence. A lone indent opens a paragraph. Last is the number of
// the file's last line.
func continues(above, below line, group []line, width, last int) bool {
	if isMarker(below.text) && (isMarker(above.text) || !isMarker(group[0].text)) {
		return false
	}
	if opensByIndent(below, group) && !isMarker(above.text) {
		return false
	}
	if (below.number <= edgeLines || below.number > last-edgeLines) && (isAbout(above.text) || isAbout(below.text)) {
		return false
	}
	if _, opens := readOpening(below.text); opens && below.number <= headLines {
		return false
	}
	length := utf8.RuneCountInString(above.text) + above.indent
	first, _, _ := strings.Cut(below.text, " ")
	if length+1+utf8.RuneCountInString(first) > width && length >= width/2 {
		return true
	}
	r, _ := utf8.DecodeRuneInString(below.text)
	return length >= width*6/10 && (!endsSentence(above.text) && unicode.IsLower(r))
}

var marker = regexp.MustCompile(`^(?:[-*•·‣▪] |\d{1,3}[.)] |>|#{1,6} )`)

func isMarker(text string) bool { return marker.MatchString(text) }

// referring matches the signs of footnotes that a text ends in.
var referring = regexp.MustCompile(`(?:\[\d{1,4}\])+$`)

// endsSentence reports whether text ends as a sentence does, with closing
// quotation marks, brackets and signs of footnotes allowed behind the stop.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, " ")
	text = strings.TrimSuffix(text, referring.FindString(text[max(0, len(text)-64):]))
	text = strings.TrimRight(text, "\"'”’»“)] ")
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…:。！？", r)
}

// isProse reports whether p reads as running text rather than as a line about
// the article: long, or a sentence.
func (p paragraph) isProse() bool {
	n := p.words()
	return n > 25 || n >= 10 && endsSentence(p.text)
}
