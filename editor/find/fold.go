package find

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// folded is text in the form in which it is compared: accents as characters of
// their own and, unless it is compared exactly, letters small and marks plain.
type folded struct {
	text string
	// at holds, for each byte of text and for its end, where in the original it
	// begins; -1 inside what one character has become. It is nil where each byte
	// stands for itself.
	at []int32
}

// original returns the offset in the original text, -1 where that would cut a
// character.
func (f folded) original(at int) int {
	if f.at == nil {
		return at
	}
	return int(f.at[at])
}

// fold folds text; exact leaves capitals and typographic marks as they are.
func fold(text string, exact bool) folded {
	if ascii(text) {
		if exact {
			return folded{text: text}
		}
		return folded{text: strings.ToLower(text)}
	}
	out, at := make([]byte, 0, len(text)+8), make([]int32, 0, len(text)+9)
	letters := cases.Fold()
	for i := 0; i < len(text); {
		n, piece := 1, text[i:i+1]
		if loose := text[i] < utf8.RuneSelf && (i+1 == len(text) || text[i+1] < utf8.RuneSelf); !loose {
			n = max(1, norm.NFD.NextBoundaryInString(text[i:], true))
			piece = norm.NFD.String(text[i : i+n])
		}
		if !exact {
			piece = small(piece, letters)
		}
		for j := range len(piece) {
			if j == 0 {
				at = append(at, int32(i))
			} else {
				at = append(at, -1)
			}
		}
		out = append(out, piece...)
		i += n
	}
	return folded{string(out), append(at, int32(len(text)))}
}

// small returns one character with its marks as it is compared.
func small(piece string, letters cases.Caser) string {
	if len(piece) == 1 {
		if c := piece[0]; 'A' <= c && c <= 'Z' {
			return capitals[c-'A' : c-'A'+1]
		}
		return piece
	}
	if plain, ok := typed[piece]; ok {
		return plain
	}
	return norm.NFD.String(letters.String(piece))
}

const capitals = "abcdefghijklmnopqrstuvwxyz"

// typed maps typographic marks to what a keyboard has for them.
var typed = map[string]string{
	"‘": "'", "’": "'", "‛": "'", "ʼ": "'", "“": `"`, "”": `"`, "„": `"`, "‟": `"`,
	"\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ",
}

func ascii(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
