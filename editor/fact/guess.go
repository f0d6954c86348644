package fact

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/prose"
)

// Guess says which kind of fact some words look like: a quotation or a number
// or date where that is half of them, a law, a cause, an attribution, any
// number or date in them, a name; otherwise a claim.
func Guess(words string) editor.FactKind {
	words = strings.TrimSpace(words)
	if quotes := prose.Quotes([]string{words}); len(quotes) > 0 && 2*(quotes[0].End-quotes[0].Start) >= len(words) {
		return editor.Quotation
	}
	lower := strings.ToLower(words)
	if isLaw(words) {
		return editor.Law
	}
	entities := slices.DeleteFunc(prose.Entities(words, time.Time{}), func(e prose.Entity) bool {
		return e.Kind == editor.Date && !e.Telling(words)
	})
	kind, covered := heaviest(entities)
	switch {
	case kind != "" && 2*covered >= len(words):
		return kind
	case holds(lower, "because", "led to", "caused", "due to", "as a result", "owing to", "blamed on"):
		return editor.Causal
	case holds(lower, "according to", "said", "says", "told"):
		return editor.Attribution
	case kind != "":
		return kind
	case isName(words):
		return editor.Name
	}
	return editor.Claim
}

// heaviest returns the kind that is easiest to settle among some entities, the
// first of equals, and how many bytes the entities cover together.
func heaviest(entities []prose.Entity) (kind editor.FactKind, covered int) {
	for _, e := range entities {
		if covered += e.End - e.Start; kind == "" || weights[e.Kind] > weights[kind] {
			kind = e.Kind
		}
	}
	return kind, covered
}

// holds reports whether text holds one of the phrases as whole words.
func holds(text string, phrases ...string) bool {
	padded := " " + strings.Join(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }), " ") + " "
	for _, p := range phrases {
		if strings.Contains(padded, " "+p+" ") {
			return true
		}
	}
	return false
}

// isLaw reports whether words name a statute or a part of one.
func isLaw(words string) bool {
	if strings.Contains(words, "§") {
		return true
	}
	fields := strings.Fields(words)
	for i, w := range fields {
		switch strings.Trim(w, ".,;:()") {
		case "Act", "Bill", "Directive", "Regulation", "Amendment", "Constitution", "Statute":
			return len(fields) > 1 && len(fields) < 12
		case "Article", "Section", "Clause", "article", "section":
			return i+1 < len(fields) && unicode.IsDigit(rune(fields[i+1][0])) && len(fields) < 12
		}
	}
	return false
}

// isName reports whether words are a name: one to six words, the first and the
// last with a capital, and most between.
func isName(words string) bool {
	fields := strings.Fields(words)
	if len(fields) == 0 || len(fields) > 6 || strings.ContainsAny(words, "!?;:") {
		return false
	}
	capitals := 0
	for _, w := range fields {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			capitals++
		}
	}
	last, _ := utf8.DecodeRuneInString(fields[len(fields)-1])
	return capitals*2 > len(fields) && unicode.IsUpper(last)
}
