package credit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters that Unicode does not decompose, as catalogues file them.
var unfoldable = map[rune]string{'ø': "o", 'ł': "l", 'đ': "d", 'ı': "i", 'ß': "ss", 'æ': "ae", 'œ': "oe"}

// fold reduces a name to what makes it the same name: lower case, no
// diacritics, no full stops or apostrophes ("N.Y." is "ny"), "&" as "and", and
// any other punctuation one space.
func fold(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	gap := false
	put := func(word string) {
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteString(word)
	}
	b.Grow(len(s))
	for _, r := range decomposed(s) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '.' || isApostrophe(r):
		case r == '&':
			gap = true
			put("and")
			gap = true
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			r = unicode.ToLower(r)
			if as, ok := unfoldable[r]; ok {
				put(as)
			} else {
				put("")
				b.WriteRune(r)
			}
		default:
			gap = true
		}
	}
	return b.String()
}

// isPlain reports one word that is folded as it stands, as most are.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func decomposed(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return norm.NFKD.String(s)
		}
	}
	return s
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '`' }

// compact is a folded name without its spaces.
func compact(folded string) string { return strings.ReplaceAll(folded, " ", "") }

// withoutThe is a folded name without a leading article.
func withoutThe(folded string) string { return strings.TrimPrefix(folded, "the ") }

// same reports whether two names are one name to a reader.
func same(a, b string) bool {
	return compact(withoutThe(fold(a))) == compact(withoutThe(fold(b)))
}
