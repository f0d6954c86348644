package report

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// withheldWords stand for words that would tell of what is not to be known.
const withheldWords = "[withheld]"

// veil finds names and numbers that must not be told, however they are written: names
// by whole words, in capitals or not, with accents or without, whatever stands between
// the words or if nothing does; numbers by their digits, through the signs that people
// group them with.
type veil struct {
	names   map[string][][]string // by their first word, as spell writes them
	numbers []string              // digits only
	row     int                   // digits in a row that give a number away
}

// shortestNumber is how many digits make a number that belongs to somebody.
const shortestNumber = 5

// hide hides a name, or whatever words say who somebody is.
func (v *veil) hide(name string) {
	words := spell(name)
	if len(words) == 0 {
		return
	}
	v.add(words)
	if together := strings.Join(words, ""); len(words) > 1 && !alone(words[0]) {
		v.add([]string{together})
	}
}

func (v *veil) add(words []string) {
	if v.names == nil {
		v.names = map[string][][]string{}
	}
	v.names[words[0]] = append(v.names[words[0]], words)
}

// number hides the numbers in a text that have so many digits.
func (v *veil) number(text string, least int) {
	for _, n := range numerals.FindAllString(text, -1) {
		if n = digits(n); len(n) >= least {
			v.numbers = append(v.numbers, n)
		}
	}
}

// over returns text with withheldWords in the place of what is hidden.
func (v *veil) over(text string) string { return covered(text, v.spots(text)) }

// overMessage is over for what a rule says: between quotation marks stand words of the
// story, elsewhere names as they are written. A word there in small letters is the
// rule's own: "check it again" names no Ms Check.
func (v *veil) overMessage(said string) string {
	return covered(said, slices.DeleteFunc(v.spots(said), func(s []int) bool {
		words, before := said[s[0]:s[1]], said[:s[0]]
		return strings.IndexFunc(words, unicode.IsLower) >= 0 && words == strings.ToLower(words) && strings.Count(before, "“") <= strings.Count(before, "”")
	}))
}

// covered returns text with withheldWords over those bytes, in their order.
func covered(text string, spots [][]int) string {
	if len(spots) == 0 {
		return text
	}
	var b strings.Builder
	from := 0
	for _, s := range spots {
		if s[0] >= from {
			b.WriteString(text[from:s[0]] + withheldWords)
		}
		from = max(from, s[1])
	}
	return b.String() + text[from:]
}

// tells reports whether anything that is hidden can be read in a text.
func (v *veil) tells(text string) bool { return len(v.spots(text)) > 0 }

// stretch and lap are how many bytes of a file are searched at once, since recordings
// are large, and how many of them again with the next.
const stretch, lap = 1 << 20, 256

// readIn reports whether anything that is hidden can be read in a file as it lies
// there. What is packed or drawn in it is not.
func (v *veil) readIn(file []byte) bool {
	for len(file) > stretch {
		if v.tells(string(file[:stretch])) {
			return true
		}
		file = file[stretch-lap:]
	}
	return v.tells(string(file))
}

// spots are the bytes of a text that tell, by where they begin.
func (v *veil) spots(text string) [][]int {
	var out [][]int
	if len(v.numbers) > 0 {
		for _, at := range numerals.FindAllStringIndex(text, -1) {
			if v.given(digits(text[at[0]:at[1]])) {
				out = append(out, at)
			}
		}
	}
	if len(v.names) > 0 {
		out = append(out, v.named(wordsOf(text))...)
	}
	slices.SortFunc(out, slices.Compare)
	return out
}

// named are the bytes of hidden names among words.
func (v *veil) named(words []word) [][]int {
	var out [][]int
	for i, w := range words {
		for _, name := range v.names[w.said] {
			if n := len(name); n <= len(words)-i && slices.EqualFunc(name, words[i:i+n], func(s string, w word) bool { return s == w.said }) {
				out = append(out, []int{w.start, words[i+n-1].end})
			}
		}
	}
	return out
}

// given reports whether digits give a hidden number away: they have enough in a row
// of it, since the code of a country comes and goes.
func (v *veil) given(said string) bool {
	for _, n := range v.numbers {
		row := min(v.row, len(n))
		for i := 0; i+row <= len(n); i++ {
			if strings.Contains(said, n[i:i+row]) {
				return true
			}
		}
	}
	return false
}

// numerals are digits, also in groups.
var numerals = regexp.MustCompile(`[\p{Ps}+]*[0-9](?:[\s\p{Zs}\p{Pd}\p{Ps}\p{Pe}.,/_+]*[0-9]){4,}`)

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// word is a word of a text, by its bytes, and as names are compared.
type word struct {
	start, end int
	said       string
}

// wordsOf are the runs of letters and digits of a text. In scripts without spaces
// between words every letter is one.
func wordsOf(text string) []word {
	var out []word
	start := -1
	end := func(at int) {
		if start >= 0 {
			if said := spelt(text[start:at]); said != "" {
				out = append(out, word{start, at, said})
			}
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case !inWord(r):
			end(i)
		case unspaced(r):
			end(i)
			out = append(out, word{i, i + utf8.RuneLen(r), string(r)})
		case start < 0:
			start = i
		}
	}
	end(len(text))
	return out
}

// inWord reports whether a rune is part of a word, or of its letters.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && unicode.In(r, unicode.L, unicode.N, unicode.M, unicode.Cf)
}

// spell writes a text as the words that are compared.
func spell(text string) []string {
	var out []string
	for _, w := range wordsOf(text) {
		out = append(out, w.said)
	}
	return out
}

// spelt is a word in lower case, without accents and what does not show.
func spelt(w string) string {
	if strings.IndexFunc(w, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return strings.ToLower(w)
	}
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
			return -1
		}
		return r
	}, norm.NFKD.String(w)))
}

// unspaced are the letters of scripts that put no spaces between words.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) && !unicode.Is(unicode.M, r)
}

func alone(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unspaced(r)
}
