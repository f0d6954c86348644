package format

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// opening is the dateline at the start of a story: the words up to its dash.
type opening struct {
	prefix        string // as received, with the dash and the space behind it
	place, agency string
	date          string // ISO where the year is known, otherwise as received
}

// datelineShape: a place, perhaps its country, perhaps a date, perhaps an
// agency in brackets, then a dash. The words are judged afterwards.
var datelineShape = regexp.MustCompile(`^([\p{L}][^()—–:;!?"“]{1,60}?)?\s*(?:[(/]([\p{L}][^()/]{1,40})[)/])?\s*(?:[-–—―]{1,2}\s+|—\s*|:\s+)`)

// acronyms are words in capitals that open sentences but are no places.
var acronyms = wordSet(`nato unesco unicef opec nasa interpol covid asean update breaking watch live exclusive analysis opinion editorial
	correction corrected factbox explainer video photos gallery review interview note editor's obituary comment column quiz podcast`)

// agencies are what wire copy carries in brackets or as its last word.
var agencies = wordSet(`ap afp reuters reuter upi dpa apa efe ansa tass itar-tass xinhua pti ani ians kyodo yonhap bernama aap ntb tt stt
	ritzau belga anp lusa pap ctk mti interfax pa bloomberg cnn kna epd afx sid sda ats`)

// readOpening finds the dateline that text opens with. It wants a place in
// capitals, or an agency in brackets, or a date, and a new sentence behind the
// dash, so that "NATO - the alliance" stays prose.
func readOpening(text string) (opening, bool) {
	m := datelineShape.FindStringSubmatch(text)
	if m == nil || len(m[0]) == len(text) {
		return opening{}, false
	}
	o := opening{prefix: m[0], agency: strings.TrimSpace(m[2])}
	if rest := text[len(m[0]):]; !startsSentence(rest) || rest == strings.ToUpper(rest) && len(rest) > 1 && strings.ContainsFunc(rest, unicode.IsUpper) {
		return opening{}, false
	}
	head := strings.Trim(m[1], " ,.")
	wire := agencies[strings.ToLower(o.agency)]
	if o.agency != "" && !wire && !isName(o.agency, true) {
		return opening{}, false
	}
	o.place, o.date = splitOpening(head)
	colon := strings.HasSuffix(strings.TrimSpace(m[0]), ":")
	switch {
	case head == "":
		return o, wire && !colon
	case o.place == "":
		return o, o.date != "" && o.agency != ""
	case colon && !(wire && isPlace(o.place)):
		return opening{}, false
	case isCapitalPlace(o.place):
		return o, true
	}
	return o, isPlace(o.place) && len(strings.Fields(o.place)) <= 4 && (wire || o.date != "" && !colon)
}

// splitOpening parts "NEW YORK, April 24" into place and date.
func splitOpening(head string) (place, day string) {
	parts := strings.Split(head, ",")
	for i := range parts {
		tail := strings.TrimSpace(strings.Join(parts[i:], ","))
		if d, ok := wholeDate(tail); ok {
			return strings.TrimSpace(strings.Join(parts[:i], ",")), dayOf(d, tail)
		}
	}
	// "LONDON April 24" has no comma.
	words := strings.Fields(head)
	for i := 1; i < len(words); i++ {
		tail := strings.Join(words[i:], " ")
		if d, ok := wholeDate(tail); ok && month(words[i]) > 0 {
			return strings.Trim(strings.Join(words[:i], " "), ", "), dayOf(d, tail)
		}
	}
	return head, ""
}

// dayOf returns the calendar day of a date, or its words where the day is not known in
// full, or their weekday is not its own: somebody has to say which of them is right.
func dayOf(d date, words string) string {
	iso := d.ISO()
	if day, err := time.Parse(time.DateOnly, iso); err != nil || contradicts(words, day.Weekday()) {
		return words
	}
	return iso
}

// contradicts reports whether words name another weekday than that one.
func contradicts(words string, is time.Weekday) bool {
	for _, w := range strings.FieldsFunc(words, func(r rune) bool { return !unicode.IsLetter(r) }) {
		for d := time.Sunday; d <= time.Saturday; d++ {
			if len(w) > 2 && strings.HasPrefix(d.String(), w) && d != is {
				return true
			}
		}
	}
	return false
}

// isCapitalPlace reports whether the first part of a place is all capitals, as
// in "PARIS, Texas" or "WASHINGTON, D.C.".
func isCapitalPlace(place string) bool {
	first, _, _ := strings.Cut(place, ",")
	first = strings.TrimSpace(first)
	letters := 0
	for _, r := range first {
		if unicode.IsLower(r) || unicode.IsDigit(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	for _, w := range strings.Fields(strings.ToLower(first)) {
		if acronyms[strings.Trim(w, ".")] {
			return false
		}
	}
	return letters >= 4 && len(strings.Fields(first)) <= 3 && isPlace(place)
}

// isPlace reports whether the words may be a place: few, each with a capital
// or a particle.
func isPlace(place string) bool {
	words := strings.Fields(place)
	if len(words) == 0 || len(words) > 6 || acronyms[strings.ToLower(strings.Trim(words[0], ","))] {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !particles[strings.ToLower(w)] && !unicode.Is(unicode.Lo, r) && w != "and" && w != "/" && w != "am" {
			return false
		}
	}
	return true
}

func startsSentence(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " \"'“‘„«»¿¡("))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.Is(unicode.Lo, r)
}
