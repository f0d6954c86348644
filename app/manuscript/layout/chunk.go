package layout

import (
	"encoding/binary"
	"math"
	"strings"
)

// A paragraph is shaped in chunks of a line or three, so that a key costs no more
// in a long one. Chunks end behind a space between plain words, where nothing
// but kerning with the space is lost, and at places that depend only on the
// words before them: an edit moves no seam but those beside it.
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
		if text[i-1] != ' ' || !plain(text[i]) || !plain(text[i-2]) {
			continue
		}
		last = i
		if 'a' <= text[i] && text[i] <= 'u' && seam(text[i-9:i-1]) { // the space kerns with few of these
			return i
		}
	}
	if last > 0 {
		return last
	}
	for i := min(chunkLast, len(text)-1); i > chunkMin; i-- { // a very long word
		if plain(text[i]) && plain(text[i-1]) {
			return i
		}
	}
	return len(text)
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
