package layout

import (
	"encoding/binary"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// A paragraph is shaped in chunks of a line or three, so that a key costs no more
// in a long one. Chunks end behind a space between words, where nothing but
// kerning with the space is lost, and at places that depend only on the words
// before them: an edit moves no seam but those beside it. What has no spaces is
// cut within, at such places too; only a single grapheme cluster is never cut.
const (
	chunkMin  = 80
	chunkMax  = 240
	chunkFrom = 260 // texts up to here stay whole
	chunkLast = 3 << 10
)

// chunks cuts text.
func chunks(text string) []string {
	if len(text) <= chunkFrom {
		return []string{text}
	}
	var out []string
	for len(text) > chunkFrom {
		n := chunkEnd(text)
		out = append(out, text[:n])
		text = text[n:]
	}
	if text == "" {
		return out
	}
	return append(out, text)
}

// chunkEnd returns the length of the first chunk of a text longer than one.
func chunkEnd(text string) int {
	last := 0
	for i := chunkMin; i < len(text) && i < chunkLast; i++ {
		if i >= chunkMax && last > 0 {
			return last
		}
		if text[i-1] != ' ' || !begins(text[i:]) || !ends(text[:i-1]) {
			continue
		}
		last = i
		kerned := text[i] < 'a' || 'u' < text[i] && text[i] < utf8.RuneSelf // with the space
		if !kerned && seam(text[i-9:i-1]) {
			return i
		}
	}
	if last > 0 {
		return last
	}
	return cut(text)
}

// cut returns the length of the first chunk of a text that begins without a space.
func cut(text string) int {
	last := 0
	for i := chunkMin; i < len(text) && i < chunkLast; i++ {
		if !simple(text, i) {
			continue
		}
		if last = i; i >= chunkMax && seam(text[i-8:i]) && seam(text[i-12:i-4]) {
			return i
		}
	}
	if last > 0 {
		return last
	}
	for g := graphemes.FromString(text); g.Next(); { // none is known to be a boundary
		if last = g.End(); last >= chunkMax {
			return last
		}
	}
	return len(text)
}

// begins reports whether a word of letters and digits begins text.
func begins(text string) bool {
	if text[0] < utf8.RuneSelf {
		return plain(text[0])
	}
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}

// ends reports whether one ends it.
func ends(text string) bool {
	if c := text[len(text)-1]; c < utf8.RuneSelf {
		return plain(c)
	}
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// simple reports whether a grapheme cluster begins at i of a script whose
// characters do not shape each other, as the Latin and the Chinese do.
func simple(text string, i int) bool {
	if text[i] < utf8.RuneSelf && text[i-1] < utf8.RuneSelf {
		return plain(text[i]) && plain(text[i-1])
	}
	if !utf8.RuneStart(text[i]) {
		return false
	}
	now, _ := utf8.DecodeRuneInString(text[i:])
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	return alone(now) && alone(before)
}

func alone(r rune) bool {
	switch {
	case r < 0x300:
		return unicode.IsLetter(r) || '0' <= r && r <= '9'
	case r < 0x530:
		return unicode.IsLetter(r) // Greek, Cyrillic
	}
	return r >= 0x3041 && r <= 0x3096 || r >= 0x30a1 && r <= 0x30fa || r >= 0x3400 && r <= 0x9fff
}

// plain reports whether c is an ASCII letter or digit.
func plain(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// seam picks one place in four by the eight bytes before it.
func seam(before string) bool {
	h := uint32(2166136261)
	for i := range len(before) {
		h = (h ^ uint32(before[i])) * 16777619
	}
	return h>>30 == 0
}

// cache keeps what was shaped lately: when the young half is full it becomes
// the old half, and the old half is forgotten.
type cache struct{ young, old map[string]*Shaped }

const cacheHalf = 8192

// shaped returns one chunk from the cache, or shapes it.
func (f *Fonts) shaped(text string, runs []Run) *Shaped {
	k := key(text, runs)
	c := &f.cache
	s := c.young[k]
	if s != nil {
		return s
	}
	if s = c.old[k]; s == nil {
		s = f.shape(text, runs)
	}
	if c.young == nil || len(c.young) >= cacheHalf {
		c.young, c.old = map[string]*Shaped{}, c.young
	}
	c.young[k] = s
	return s
}

// key spells a text with its runs as one string.
func key(text string, runs []Run) string {
	var b strings.Builder
	b.Grow(len(text) + 22*len(runs))
	var n [22]byte
	for _, r := range runs {
		binary.LittleEndian.PutUint32(n[0:], uint32(r.Start))
		binary.LittleEndian.PutUint32(n[4:], uint32(r.End))
		binary.LittleEndian.PutUint32(n[8:], math.Float32bits(r.Size))
		binary.LittleEndian.PutUint32(n[12:], math.Float32bits(r.Rise))
		binary.LittleEndian.PutUint32(n[16:], math.Float32bits(r.Track))
		n[20], n[21] = byte(r.Face), r.level
		b.Write(n[:])
	}
	b.WriteString(text)
	return b.String()
}
