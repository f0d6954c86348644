package rtf

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
)

// Files of converters, and of people who set headings by hand, have no styles and no
// lists. What a paragraph is shows in how it is set, where that is clear.

// normalSize is that of words of which nobody says it, in half points.
const normalSize = 24

// seen is how the words of a paragraph are set.
type seen struct {
	letters, bold int
	size          int // of all of them, -1 where they differ
	left          int // of an entry of a list, in twips
}

// look notes how words of the body are set.
func (s *seen) look(words string, size int, bold bool) {
	n := len(strings.Fields(words))
	if n == 0 {
		return
	}
	if s.letters > 0 && s.size != size {
		size = -1
	}
	s.size = size
	s.letters += n
	if bold {
		s.bold += n
	}
}

// hung matches what stands before the entry of a list whose lines hang below it.
var hung = regexp.MustCompile(`^(?:[•·▪◦●○■*o–—-]|(\(?(?:\d{1,3}|[a-z])[.)]))\t\s*`)

// hanging returns how many bytes the mark of an entry of a list takes before its words,
// and whether it counts; 0 for any other paragraph.
func (p para) hanging(words string) (n int, counts bool) {
	m := hung.FindStringSubmatchIndex(words)
	if m == nil || p.first >= 0 || m[1] == len(words) {
		return 0, false
	}
	return m[1], m[2] >= 0
}

// guess finds the depth of the entries of lists, and the headings, of a file that has
// none by style.
func (r *reader) guess() {
	body := r.piece.Story.Article.Body
	r.depths(body)
	sizes, most, normal := map[int]int{}, 0, 0
	for _, b := range body {
		if b.Kind == editor.Heading {
			return
		}
		if s := r.seen[b.ID]; s.size > 0 {
			if sizes[s.size] += s.letters; sizes[s.size] > most {
				most, normal = sizes[s.size], s.size
			}
		}
	}
	prose, found := false, 0
	for i := range body {
		b := &body[i]
		if level := r.level(body, i, normal, prose); level > 0 {
			b.Kind, b.Level = editor.Heading, level
			b.Marks = withoutStrong(b.Marks)
			found++
		}
		prose = prose || b.Kind == editor.Paragraph && len(b.Text) > 80
	}
	r.piece.Count(found, "line read as a heading by how it is set", "lines read as headings by how they are set")
}

// level is the rank of a paragraph as a heading, 0 for none: one that is set larger than
// running text and in bold, or much larger; or a short one in bold between text that is
// not.
func (r *reader) level(body []editor.Block, i, normal int, prose bool) int {
	b := body[i]
	s := r.seen[b.ID]
	end, _ := utf8.DecodeLastRuneInString(b.Text)
	if b.Kind != editor.Paragraph || s.size <= 0 || i == len(body)-1 || s.letters > 20 || strings.ContainsRune(".,;:", end) || signed.MatchString(b.Text) ||
		!strings.ContainsFunc(b.Text, unicode.IsLetter) {
		return 0
	}
	bold := s.bold == s.letters
	next := r.seen[body[i+1].ID]
	switch size := float64(s.size) / float64(normal); {
	case size > 1.4, size > 1.13 && bold && i == 0:
		return 2
	case size > 1.13 && bold:
		return 3
	case size > 0.99 && bold && prose && s.letters <= 10 && end != '?' && next.bold == 0 && next.letters > s.letters:
		return 4
	}
	return 0
}

// signed matches a by-line, which may be set as large as a heading.
var signed = regexp.MustCompile(`^(?i:by|von|par|por|di|words by|text by)\s+\p{Lu}`)

func withoutStrong(marks []editor.Mark) []editor.Mark {
	var out []editor.Mark
	for _, m := range marks {
		if m.Kind != editor.Strong {
			out = append(out, m)
		}
	}
	return out
}

// quoted reports whether a paragraph is set in and begins as a quotation does.
func (p para) quoted(words string) bool {
	return p.left >= 360 && p.first >= 0 && strings.IndexAny(words, "“„«\"") == 0
}

// depths says how deep entries lie whose lines hang, by how far they are set in.
func (r *reader) depths(body []editor.Block) {
	var lefts []int
	for i := range body {
		s, ok := r.seen[body[i].ID]
		if body[i].Kind != editor.Item || !ok || s.left == 0 {
			lefts = nil
			continue
		}
		for len(lefts) > 0 && lefts[len(lefts)-1] >= s.left {
			lefts = lefts[:len(lefts)-1]
		}
		lefts = append(lefts, s.left)
		body[i].Level = min(len(lefts), 9)
	}
}
