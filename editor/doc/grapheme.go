package doc

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// NextGrapheme returns the end of the grapheme cluster that at lies in or
// before, as UAX #29 has it; len(text) at the end.
func NextGrapheme(text string, at int) int {
	at = clamp(text, at)
	_, end := cluster(text, at)
	return end
}

// PrevGrapheme returns the start of the grapheme cluster that ends at or holds
// at; 0 at the beginning.
func PrevGrapheme(text string, at int) int {
	at = clamp(text, at)
	if at == 0 {
		return 0
	}
	start, _ := cluster(text, at-1)
	return start
}

// IsGrapheme reports whether no grapheme cluster lies across the offset at.
func IsGrapheme(text string, at int) bool { return at >= 0 && at <= len(text) && floor(text, at) == at }

// floor and ceil return the grapheme boundary at, or next before and after, at.
func floor(text string, at int) int {
	if at = clamp(text, at); at == len(text) {
		return at
	}
	start, _ := cluster(text, at)
	return start
}

func ceil(text string, at int) int {
	if at = clamp(text, at); at == len(text) {
		return at
	}
	start, end := cluster(text, at)
	if start == at {
		return at
	}
	return end
}

// cluster returns the grapheme cluster that holds the byte at.
func cluster(text string, at int) (start, end int) {
	if at >= len(text) {
		return len(text), len(text)
	}
	start = certain(text, at)
	if end = start + 1; end < len(text) && at == start && text[start] < utf8.RuneSelf && text[start] != '\r' && text[end] < utf8.RuneSelf {
		return start, end
	}
	it := graphemes.FromString(text[start:])
	for it.Next() {
		end = start + len(it.Value())
		if at < end {
			return start, end
		}
		start = end
	}
	return len(text), len(text)
}

// certain returns a boundary at or before at that needs no look at the text
// before it, so that a long paragraph is not read from its beginning.
func certain(text string, at int) int {
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	for !sure(text, at) {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at
}

// sure reports whether a boundary at at shows from the runes beside it.
func sure(text string, at int) bool {
	if at == 0 || at == len(text) {
		return true
	}
	cur, _ := utf8.DecodeRuneInString(text[at:])
	prev, _ := utf8.DecodeLastRuneInString(text[:at])
	return plain(cur) && !(prev == '\r' && cur == '\n') && !unicode.Is(prepend, prev)
}

// plain reports whether r always begins a cluster, unless a letter that joins
// forward stands before it.
func plain(r rune) bool {
	switch {
	case r < 0x300:
		return r != '©' && r != '®'
	case r < 0x530:
		return r >= 0x370 && r < 0x483 || r >= 0x48a // Greek, Cyrillic
	case r < 0x3041:
		return r >= 0x5d0 && r <= 0x5ea || r >= 0x620 && r <= 0x64a // Hebrew, Arabic
	}
	return r <= 0x3096 || r >= 0x30a1 && r <= 0x30fa || r >= 0x3400 && r <= 0x4dbf || r >= 0x4e00 && r <= 0x9fff || r == utf8.RuneError
}

// prepend holds the characters of Grapheme_Cluster_Break=Prepend, Unicode 16
// (GraphemeBreakProperty.txt).
var prepend = &unicode.RangeTable{
	R16: []unicode.Range16{{0x0600, 0x0605, 1}, {0x06dd, 0x06dd, 1}, {0x070f, 0x070f, 1},
		{0x0890, 0x0891, 1}, {0x08e2, 0x08e2, 1}, {0x0d4e, 0x0d4e, 1}},
	R32: []unicode.Range32{{0x110bd, 0x110bd, 1}, {0x110cd, 0x110cd, 1}, {0x111c2, 0x111c3, 1},
		{0x113d1, 0x113d1, 1}, {0x1193f, 0x1193f, 1}, {0x11941, 0x11941, 1}, {0x11a3a, 0x11a3a, 1},
		{0x11a84, 0x11a89, 1}, {0x11d46, 0x11d46, 1}, {0x11f02, 0x11f02, 1}},
}

// snapper returns what moves an offset off the inside of a grapheme cluster,
// to its end, around an edit that has written [from, to): only there can
// boundaries have moved.
func snapper(text string, from, to int) func(int) int {
	start := certain(text, from)
	for !sure(text, to) {
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	return func(at int) int {
		if start < at && at < to {
			return ceil(text, at)
		}
		return at
	}
}

func clamp(text string, at int) int { return max(0, min(at, len(text))) }
