package proof

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// marks are a language's quotation marks, outer and inner. Those of French have
// their space inside.
type marks struct{ open, close, inner, innerClose string }

var (
	english = marks{"“", "”", "‘", "’"}
	low     = marks{"„", "“", "‚", "‘"}
	guilles = marks{"«", "»", "“", "”"}
)

// quotation is the marks of each language, or of a language in one region.
var quotation = map[string]marks{
	"de": low, "cs": low, "sk": low, "sl": low, "bg": low, "is": low, "lt": low, "lv": low, "et": low,
	"de-ch": {"«", "»", "‹", "›"}, "de-li": {"«", "»", "‹", "›"},
	"fr": {"«\u202f", "\u202f»", "“", "”"}, "fr-ca": {"«\u00a0", "\u00a0»", "“", "”"}, "fr-ch": {"«\u202f", "\u202f»", "‹\u202f", "\u202f›"},
	"it": guilles, "it-ch": {"«", "»", "‹", "›"},
	"es": guilles, "pt": guilles, "pt-br": english, "ca": guilles, "gl": guilles, "el": guilles,
	"ru": {"«", "»", "„", "“"}, "uk": {"«", "»", "„", "“"}, "be": {"«", "»", "„", "“"},
	"nb": {"«", "»", "‘", "’"}, "nn": {"«", "»", "‘", "’"}, "no": {"«", "»", "‘", "’"},
	"da": {"»", "«", "›", "‹"},
	"sv": {"”", "”", "’", "’"}, "fi": {"”", "”", "’", "’"},
	"pl": {"„", "”", "‚", "’"}, "ro": {"„", "”", "«", "»"}, "hr": {"„", "”", "‚", "’"}, "sr": {"„", "”", "’", "’"},
	"hu": {"„", "”", "»", "«"},
}

// marksOf returns the marks of a language. The press of Spanish America sets
// English ones.
func marksOf(lang string) marks {
	tag := strings.ToLower(strings.ReplaceAll(lang, "_", "-"))
	if m, ok := quotation[tag]; ok {
		return m
	}
	if base(lang) == "es" && tag != "es" && tag != "es-es" {
		return english
	}
	if m, ok := quotation[base(lang)]; ok {
		return m
	}
	return english
}

// Smart says what a language sets for what has just been typed: it gets the text
// up to the caret, with the typed character at its end, and returns how many
// bytes at its end are to be replaced and by what. It returns false where the
// character may stand: most of the time, in addresses, and where an inch or a
// minute is meant.
func Smart(text, lang string) (cut int, with string, ok bool) {
	if text == "" || machine(lastRun(text)) && strings.ContainsFunc(lastRun(text), unicode.IsLetter) {
		return 0, "", false
	}
	before := text[:len(text)-1]
	switch text[len(text)-1] {
	case '"':
		m := marksOf(lang)
		return smartQuote(before, m.open, m.close, false)
	case '\'':
		m := marksOf(lang)
		return smartQuote(before, m.inner, m.innerClose, true)
	case '-':
		return smartDash(before, lang)
	}
	return 0, "", false
}

// lastRun is the end of a text behind its last space.
func lastRun(text string) string {
	return text[strings.LastIndexFunc(text, unicode.IsSpace)+1:]
}

// smartQuote sets a straight mark behind a text: an apostrophe between letters
// and where nothing is to be closed.
func smartQuote(before, open, close string, single bool) (int, string, bool) {
	last, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case opens(before, last):
		return 1, open, true
	case single && !pending(before, open, close):
		if unicode.IsDigit(last) {
			return 0, "", false // feet, or minutes
		}
		return 1, "’", true
	case single && elided(before):
		return 1, "’", true
	case unicode.IsDigit(last) && !pending(before, open, close):
		return 0, "", false // inches, or seconds
	}
	return 1, close, true
}

// elisions are the words that lose their end before a vowel, in French and its
// neighbours: an apostrophe behind them closes no quotation.
var elisions = strings.Fields("l d j m n s t c qu jusqu lorsqu puisqu quelqu aujourd un all dall dell nell sull quest quell com dov cos anch")

func elided(before string) bool {
	i := strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) })
	_, n := utf8.DecodeRuneInString(before[max(0, i):])
	if i >= 0 {
		before = before[i+n:]
	}
	return slices.Contains(elisions, strings.ToLower(before))
}

// opens reports whether a quotation begins behind a text that ends in a rune.
func opens(before string, last rune) bool {
	return before == "" || unicode.IsSpace(last) || slices.Contains([]rune("([{—–¡¿„“‘‚«‹"), last)
}

// pending reports whether a quotation was begun with a mark and is not ended.
func pending(before, open, close string) bool {
	open, close = strings.TrimSpace(open), strings.TrimSpace(close)
	if open == close {
		return strings.Count(before, open)%2 == 1
	}
	return strings.LastIndex(before, open) > strings.LastIndex(before, close)
}

// american is where a dash is as long as an m, and stands for two hyphens.
var american = []string{"en", "en-us", "en-ca", "en-ph"}

// smartDash sets two hyphens as a dash, and three as a long one. A line that
// begins with hyphens may become a rule, and stays.
func smartDash(before, lang string) (int, string, bool) {
	long := slices.Contains(american, strings.ToLower(lang))
	words := strings.TrimRight(before, "-–—")
	switch {
	case strings.TrimSpace(words) == "":
		return 0, "", false
	case strings.HasSuffix(before, "–"):
		return len("–") + 1, "—", true
	case !strings.HasSuffix(before, "-") || strings.HasSuffix(before, "--"):
		return 0, "", false
	case long:
		return 2, "—", true
	}
	return 2, "–", true
}
