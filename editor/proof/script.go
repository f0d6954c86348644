package proof

import "unicode"

// scripts are what languages are written in, but for those in Latin letters.
var scripts = map[string]*unicode.RangeTable{
	"ar": unicode.Arabic, "fa": unicode.Arabic, "ur": unicode.Arabic,
	"be": unicode.Cyrillic, "bg": unicode.Cyrillic, "kk": unicode.Cyrillic, "ky": unicode.Cyrillic, "mk": unicode.Cyrillic,
	"mn": unicode.Cyrillic, "ru": unicode.Cyrillic, "sr": unicode.Cyrillic, "uk": unicode.Cyrillic,
	"bn": unicode.Bengali, "el": unicode.Greek, "gu": unicode.Gujarati, "he": unicode.Hebrew, "yi": unicode.Hebrew,
	"hi": unicode.Devanagari, "mr": unicode.Devanagari, "ne": unicode.Devanagari, "hy": unicode.Armenian, "ka": unicode.Georgian,
	"ko": unicode.Hangul, "ta": unicode.Tamil, "te": unicode.Telugu, "th": unicode.Thai,
}

// alien reports whether a word begins with a letter of a script that the language
// is not written in: its dictionary has nothing to say of such a word. Serbian,
// and others that are written in two scripts, take both.
func alien(word, lang string) bool {
	script := scripts[base(lang)]
	for _, r := range word {
		if !unicode.IsLetter(r) {
			continue
		}
		latin := unicode.Is(unicode.Latin, r)
		if script == nil {
			return !latin
		}
		return !unicode.Is(script, r) && !(latin && base(lang) == "sr")
	}
	return false
}
