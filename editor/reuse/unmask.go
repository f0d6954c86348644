package reuse

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Unmask returns a text as it reads: without marks that do not show, what they turn round
// turned round, and with the Latin letters that others in it only look like. Masks names
// what was in the way, empty where the text is what it seems. Scripts that are written
// from the right or need joiners keep theirs, and words of other alphabets their letters.
func Unmask(text string) (plain string, masks []string) {
	runes := turned([]rune(text))
	foreign := false // letters that cannot pass for Latin
	latin := false
	for _, r := range runes {
		_, looks := lookAlikes[r]
		is := unicode.Is(unicode.Latin, r)
		latin = latin || is
		foreign = foreign || unicode.IsLetter(r) && !is && !looks
	}
	var out strings.Builder
	for i := 0; i < len(runes); {
		end := i + 1
		for end < len(runes) && !unicode.IsSpace(runes[end]) && !unicode.IsSpace(runes[i]) {
			end++
		}
		word := runes[i:end]
		mixed := latin && !foreign || slices.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
		for _, r := range word {
			switch as, looks := lookAlikes[r]; {
			case hides(r) && (!foreign || !helps(r)):
			case looks && mixed && !unicode.Is(unicode.Latin, r):
				if unicode.IsUpper(r) {
					as = strings.ToUpper(as)
				}
				masks = append(masks, "“"+string(r)+"” for “"+as+"”")
				out.WriteString(as)
			default:
				out.WriteRune(r)
			}
		}
		i = end
	}
	for _, r := range text {
		if hides(r) && (!foreign || !helps(r)) {
			masks = append(masks, fmt.Sprintf("U+%04X", r))
		}
	}
	slices.Sort(masks)
	return out.String(), slices.Compact(masks)
}

// hides reports a mark of format: of direction, a joiner, a soft hyphen.
func hides(r rune) bool { return unicode.Is(unicode.Cf, r) }

// helps reports the marks that other scripts are written with.
func helps(r rune) bool { return r == '\u200c' || r == '\u200d' || r == '\u200e' || r == '\u200f' }

// turned turns round what stands between a mark that overrides the direction to the left
// and the one that ends it, or the end: so it is seen.
func turned(runes []rune) []rune {
	for i, r := range runes {
		if r != '\u202e' {
			continue
		}
		end := i + 1
		for end < len(runes) && runes[end] != '\u202c' {
			end++
		}
		slices.Reverse(runes[i+1 : end])
	}
	return runes
}
