package reuse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold writes a word as it is compared: in lower case, without diacritics,
// ligatures and what does not show. A word that reads as Latin letters, whatever
// alphabets they were taken from, becomes those.
func fold(word string) string {
	if s, plain := lower(word); plain {
		return s
	}
	runes := []rune(norm.NFKD.String(word))
	latin := true
	for _, r := range runes {
		_, looks := lookAlikes[r]
		latin = latin && (looks || !unicode.IsLetter(r) || unicode.Is(unicode.Latin, r))
	}
	var b strings.Builder
	for _, r := range runes {
		if s, ok := lookAlikes[r]; ok && latin {
			b.WriteString(s)
		} else if inWord(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// lower does so for a word of ASCII letters and digits.
func lower(word string) (string, bool) {
	upper := false
	for i := range len(word) {
		switch c := word[i]; {
		case c >= utf8.RuneSelf || !inWord(rune(c)):
			return "", false
		case c <= 'Z' && c >= 'A':
			upper = true
		}
	}
	if upper {
		word = strings.ToLower(word)
	}
	return word, true
}

// inWord reports whether a rune shows as part of a word, letters in circles and
// squares among them.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return (unicode.In(r, unicode.L, unicode.N, unicode.Mc) || 'Ⓐ' <= r && r <= 'ⓩ' || '🄰' <= r && r <= '🅉') && !invisible(r)
}

// invisible reports whether a rune takes no room of its own: soft hyphens, joiners,
// marks of direction, variation selectors and combining marks, and the fillers of
// Hangul, which are letters to Unicode; and NUL, with which words are blanked out.
func invisible(r rune) bool {
	if r < 0xAD {
		return r == 0
	}
	switch r {
	case 0x115F, 0x1160, 0x3164, 0xFFA0:
		return true
	}
	return unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me)
}

// alone reports whether a rune is a word by itself, in scripts that put no spaces
// between words.
func alone(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) &&
		inWord(r)
}

// lookAlikes are letters that are taken for Latin ones, as lower case: after
// Unicode's confusables (https://www.unicode.org/Public/security/latest/confusables.txt),
// those of single letters that fonts for news draw alike; and letters that Unicode
// does not take apart but people type without.
var lookAlikes = func() map[rune]string {
	all := map[rune]string{'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'þ': "th", 'Þ': "th"}
	for latin, others := range map[string]string{
		"a": "аαɑАΑ", "b": "ЬЪƄƅВΒᏴ", "c": "сϲᴄСϹ", "d": "ԁđðɗĐÐԀ", "e": "еєҽеЕΕ", "f": "ƒϜ", "g": "ɡցɢԌ",
		"h": "һհħНΗĦҺ", "i": "іıιɩӏІΙӀ", "j": "јϳЈ", "k": "кκᴋКΚ", "l": "łŁǀ", "m": "мᴍМΜ", "n": "ոпηɴΝ",
		"o": "оοօøσᴏОΟØՕ", "p": "рρРΡ", "q": "ԛգԚ", "r": "гᴦ", "s": "ѕꜱЅՏ", "t": "тτᴛТΤ", "u": "υսᴜՍ",
		"v": "ѵνᴠѴ", "w": "ԝѡᴡԜ", "x": "хχХΧ", "y": "уүγყʏУΥҮ", "z": "ᴢΖ",
	} {
		for _, r := range others {
			all[r] = latin
		}
	}
	return all
}()
