package credit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word or a single mark of punctuation at the bytes [start, end).
type token struct {
	text       string
	start, end int
	word       bool
}

// tokens cuts s into words and punctuation. Apostrophes, hyphens, ampersands
// and full stops inside a word belong to it, and so does the full stop of an
// initial or an abbreviation: "O’Brien", "AT&T", "N.Y.", "Jr.".
func tokens(s string) []token {
	out := make([]token, 0, len(s)/5+1)
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		switch {
		case isLetter(r):
			end := wordEnd(s, at)
			out = append(out, token{s[at:end], at, end, true})
			at = end
		case unicode.IsSpace(r):
			at += size
		default:
			out = append(out, token{s[at : at+size], at, at + size, false})
			at += size
		}
	}
	return out
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// wordEnd returns where the word that begins at start ends.
func wordEnd(s string, start int) int {
	at, piece := start, start // piece: behind the last full stop
	for at < len(s) {
		r, size := utf8.DecodeRuneInString(s[at:])
		if isLetter(r) {
			at += size
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[at+size:])
		if !isLetter(next) || at+size >= len(s) {
			break
		}
		if r == '.' {
			// "N.Y", "nytimes.com", but not "reporting.Jane".
			if at-piece > 3 && !unicode.IsLower(next) {
				break
			}
			piece = at + 1
		} else if r == '/' && at == start+1 && unicode.IsUpper(rune(s[start])) && unicode.IsUpper(next) && !leadsOn(s[at+1:]) {
			// "G/O Media"
		} else if !isApostrophe(r) && r != '-' && r != '‑' && r != '&' && r != '_' {
			break
		}
		at += size
	}
	if next, size := utf8.DecodeRuneInString(s[at:]); isApostrophe(next) && at > start && s[at-1] == 's' && leadsToName(s[at+size:]) {
		return at + size // "Dunmore Girls' Wrestling"
	}
	if at < len(s) && s[at] == '.' && isAbbreviation(s[start:at], s[piece:at]) {
		at++
	}
	return at
}

// leadsOn reports a second letter right behind the first.
func leadsOn(rest string) bool {
	_, size := utf8.DecodeRuneInString(rest)
	r, _ := utf8.DecodeRuneInString(rest[size:])
	return isLetter(r)
}

// leadsToName reports a space and a capital.
func leadsToName(rest string) bool {
	name, spaced := strings.CutPrefix(rest, " ")
	return spaced && unicode.IsUpper(firstRune(name))
}

var abbreviations = words(`jr sr st dr mr mrs ms prof gov sen rep lt gen col capt sgt spc pfc pvt cpl cmdr adm maj brig msgt tsgt ssgt rev hon inc ltd co corp bros
	jan feb mar apr jun jul aug sept sep oct nov dec ala ariz ark calif colo conn del fla ga ill ind kan ky
	la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo`)

func isAbbreviation(word, piece string) bool {
	return utf8.RuneCountInString(piece) == 1 && unicode.IsLetter(firstRune(piece)) || abbreviations[strings.ToLower(word)]
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// named is a run of tokens [from, to) that spells an organisation.
type named struct {
	from, to int
	outlet   int // its index
	words    int // in the folded name, without "the"
	the      bool
}

// organisations finds the longest names of organisations in toks, from left to
// right. Single words are found as well; whether one stands for the
// organisation there is for the caller to judge. In running text, a name
// begins with a word that has a capital, "the" aside.
func (o *Outlets) organisations(toks []token, running bool) []named {
	if o == nil {
		return nil
	}
	folded := make([]string, len(toks))
	var out []named
	for from := 0; from < len(toks); {
		if running && !beginsName(toks, from) {
			from++
			continue
		}
		one, ok := o.at(toks, folded, from)
		if ok {
			out = append(out, one)
			from = one.to
		} else {
			from++
		}
	}
	return out
}

func beginsName(toks []token, from int) bool {
	return toks[from].word && innerCapital(toks[from].text) ||
		toks[from].text == "the" && from+1 < len(toks) && innerCapital(toks[from+1].text)
}

// at finds the longest name that begins with the token at from; folded keeps
// the words that have been folded. A name may run across a slash or brackets, "Asbury (N.J.) Park Press", not across a comma.
func (o *Outlets) at(toks []token, folded []string, from int) (named, bool) {
	if !toks[from].word {
		return named{}, false
	}
	best, found := named{}, false
	if strings.Contains(toks[from].text, ".") {
		if i := o.byDomain(toks[from].text); i >= 0 {
			best, found = named{from, from + 1, i, 1, false}, true
		}
	}
	key := ""
	for to := from + 1; to <= min(len(toks), from+o.longest+4); to++ {
		t := toks[to-1]
		if !t.word && !strings.Contains("/()-&", t.text) {
			break
		}
		if folded[to-1] == "" && (t.word || t.text == "&") {
			folded[to-1] = fold(t.text)
		}
		if folded[to-1] == "" {
			continue
		}
		key = strings.TrimPrefix(key+" "+folded[to-1], " ")
		if !o.begins(compact(key)) {
			break
		}
		if i := o.byKey(key); i >= 0 {
			bare := withoutThe(key)
			best, found = named{from, to, i, len(strings.Fields(bare)), bare != key}, true
		}
	}
	return best, found
}
