package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// Sentences returns the sentences of text. They tile it: each starts where the
// one before ends, and trailing white space belongs to the sentence before it
// (Span.Trim takes it off). The boundaries are Unicode's (UAX #29) without
// those behind abbreviations, initials and ordinals, and without those before
// a lower-case letter, so that “Why?” he asked. is one sentence. The mark of a footnote
// behind a full stop, as in "Friday.[1] Passengers", belongs to the sentence before it.
func Sentences(text string) []Span {
	var out []Span
	bounds := edges{text: text}
	for s := sentences.FromString(text); s.Next(); {
		next := Span{s.Start(), s.End()}
		if n := len(out); n > 0 {
			if end := pastNotes(text, next); end > next.Start && bounds.edge(end, 1) == end {
				out[n-1].End, next.Start = end, end
				if next.Empty() {
					continue
				}
			}
		}
		if n := len(out); n > 0 && (bounds.edge(next.Start, 1) != next.Start || joins(text, out[n-1], next)) {
			out[n-1].End = next.End
		} else {
			out = append(out, next)
		}
	}
	return out
}

// pastNotes returns where the marks of footnotes at the head of a run end, and the white
// space behind them; where there are none, the head. Unicode's boundary lies behind the
// bracket of the first one.
func pastNotes(text string, next Span) int {
	at := next.Start
	if before, bracket := strings.CutSuffix(text[:at], "["); bracket && before != "" && !endsInSpace(before) {
		at--
	} else if at == 0 || endsInSpace(text[:at]) {
		return next.Start
	}
	from := at
	for at < next.End {
		size := noteMark(text[at:next.End])
		if size == 0 {
			break
		}
		at += size
	}
	if at == from {
		return next.Start
	}
	rest := text[at:next.End]
	return at + len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
}

func endsInSpace(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(r)
}

// noteMark returns the length of the mark that s begins with, such as "[12]", "[*]" or
// "²", 0 where it begins with none.
func noteMark(s string) int {
	if inner, ok := strings.CutPrefix(s, "["); ok {
		end := strings.IndexByte(inner[:min(len(inner), 5)], ']')
		if end < 1 || strings.Trim(inner[:end], "0123456789*†‡") != "" {
			return 0
		}
		return end + 2
	}
	r, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r) {
		return size
	}
	return 0
}

// joins reports whether the boundary between two runs is none to a reader.
func joins(text string, before, after Span) bool {
	head := before.Of(text)
	body := strings.TrimRightFunc(head, unicode.IsSpace)
	if strings.ContainsAny(head[len(body):], "\n\r\u2028\u2029") {
		return false
	}
	tail := strings.TrimLeftFunc(after.Of(text), isOpening)
	next, _ := utf8.DecodeRuneInString(tail)
	if unicode.IsLower(next) && len(tail) == after.End-after.Start {
		return len(body) < len(head) || !strings.HasSuffix(body, ".")
	}
	if body == "" {
		return true
	}
	if !strings.HasSuffix(body, ".") {
		return false
	}
	word := lastWord(strings.TrimSuffix(body, "."))
	return abbreviates(word, firstWord(tail), next)
}

// abbreviates reports whether the dot behind word is an abbreviation's, given
// the word that follows.
func abbreviates(word, following string, next rune) bool {
	lower := strings.ToLower(word)
	switch {
	case word == "":
		return false
	case isInitials(word):
		return !starters[following]
	case titles[lower]:
		return unicode.IsLetter(next)
	case numbered[lower]:
		return unicode.IsDigit(next)
	case shortened[lower]:
		return !starters[following]
	}
	return isDay(word) && look(strings.ToLower(following)).is(month)
}

// isInitials reports whether word is one letter, or letters with dots between
// them: the J of J., the U.S of U.S.
func isInitials(word string) bool {
	for part := range strings.SplitSeq(word, ".") {
		r, size := utf8.DecodeRuneInString(part)
		if size != len(part) || !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

func isDay(word string) bool {
	return len(word) < 3 && strings.Trim(word, "0123456789") == "" && word != ""
}

func lastWord(s string) string {
	return s[strings.LastIndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || isOpening(r) })+1:]
}

func firstWord(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s)
	}
	return s[:end]
}

func isOpening(r rune) bool { return strings.ContainsRune("“‘\"'«‹„‚([—–-", r) }

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	// titles stand before a name: their dot never ends a sentence.
	titles = set(`mr mrs ms mx messrs dr drs prof rev hon fr sr sra gen lt col maj capt cmdr adm sgt cpl pvt
		gov sen rep reps sens supt insp det pres sec atty st ste mt ft vs v viz cf eg ie esp approx
		mme mlle herr frau dipl ing bzw ca bspw sog vgl`)
	// numbered stand before a number.
	numbered = set(`no nos nr p pp art sec vol ch fig par abs str lit`)
	// shortened may end a sentence: they do where a word follows that opens one.
	shortened = set(`jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
		inc corp co ltd plc bros llc cos assn dept univ est min max jr etc al ave blvd rd hwy
		ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
		penn tenn tex va vt wash wis wyo usw evtl ggf inkl zzt`)
	// starters are words that, with a capital, nearly always open a sentence.
	starters = set(`The A An He She It They We I You This That These Those There His Her Its Their Our My But And Or So
		Yet In On At By For From With After Before When While If As Since Although Though However Meanwhile Then Now
		What Who Why How Where Some Many Most Several One No Not Asked Still Also Instead Der Die Das Es Er Sie Wir
		Ein Eine Aber Und`)
)
