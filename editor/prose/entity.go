package prose

import (
	"time"

	"stet/editor"
)

// Entity is a checkable run of words. Value says what the words mean in one
// spelling, or is "" where they do not say it in full:
//
//	figure       41000000, 2/3 (a fraction), 14/36 ("14 of its 36"), 700 km
//	money        GBP 41000000 (ISO 4217; a bare dollar sign is USD)
//	percent      93 %, 5/10 % (a range), 2 pp (percentage points)
//	date         2019-04-24, 2019-04, 2019, 2019-W17, 2019-Q3, 1990s, or two with a slash between
//	time         18:30, or 2019-04-24T18:30 where the day stands beside it
//	duration     P9W (ISO 8601)
//	age          34
//	rank         3
//
// Numbers are exact decimals; there are no floating-point numbers anywhere.
type Entity struct {
	Span
	Kind  editor.FactKind `json:"kind"`
	Value string          `json:"value,omitempty"`
}

// Telling reports whether the words of e, found in text, say enough to be
// checked: they have a value, or name a day or year that only the day of
// publication is wanting for. "Several years", "dozens" and "now" do not.
func (e Entity) Telling(text string) bool {
	if e.Value != "" || e.Kind != editor.Date {
		return e.Value != ""
	}
	for _, t := range tokenize(e.Of(text)) {
		if t.class == number || t.has(month|weekday|holiday) && t.upper || t.is("century") {
			return true
		}
	}
	return false
}

// reading is one way to read the words from token i on: it returns the index
// behind them and their value, or i where they cannot be read so.
// A word has to have one of the roles that heads lists, or be an opener.
type reading struct {
	kind  editor.FactKind
	heads role
	read  func(s *scanner, i int) (next int, value string)
}

// readings are in order of precedence: of two that cover the same words the
// earlier one wins, of two that do not the longer.
var readings = []reading{
	{editor.Money, counting | symbol | currency, (*scanner).money},
	{editor.Percent, counting, (*scanner).percent},
	{editor.Age, counting, (*scanner).age},
	{editor.Time, numeral, (*scanner).moment},
	{editor.Date, ^role(0), (*scanner).date},
	{editor.Duration, counting | shift | vague | unit, (*scanner).duration},
	{editor.Calculation, counting | multiple, (*scanner).comparison},
	{editor.Superlative, superlative | ordinal, (*scanner).superlative},
	{editor.Rank, ordinal, (*scanner).rank},
	{editor.Figure, counting, (*scanner).figure},
	{editor.Causal, 0, (*scanner).cause},
}

// counting are the roles of words that a number can begin with: two, million,
// a third, half.
const counting = numeral | scale | determiner | fraction

// Entities returns the figures, money, percentages, dates, times, durations,
// ages, ranks, superlatives, comparisons and causes in text, in order; no two overlap.
// day is the day the text was written or published (the zero Time where it is
// not known): a weekday means the most recent such day, "last month" the month
// before. Without a day such words have no Value.
func Entities(text string, day time.Time) []Entity { return entities(parse(text), day) }

func entities(p *parsed, day time.Time) []Entity {
	s := &scanner{text: p.text, tokens: p.tokens, day: day}
	var out []Entity
	for i := 0; i < len(s.tokens); {
		next, kind, value := s.longest(i)
		if next == i {
			i++
			continue
		}
		span := p.bounds.widen(Span{s.tokens[i].Start, s.tokens[next-1].End})
		if n := len(out); n == 0 || out[n-1].End <= span.Start {
			out = append(out, Entity{span, kind, value})
		}
		i = next
	}
	return out
}

// longest returns the longest reading of the words from token i on.
func (s *scanner) longest(i int) (next int, kind editor.FactKind, value string) {
	next = i
	t := &s.tokens[i]
	if t.class == mark && t.role == 0 && (len(t.lower) == 1 || vulgar[t.lower] == "") && !isApostropheToken(t) || t.class == word && t.role&^determiner == 0 && !t.does(opener) {
		return i, "", ""
	}
	any := t.class != word || t.does(opener) && t.role&^determiner == 0
	for _, r := range readings {
		if !any && t.role&r.heads == 0 {
			continue
		}
		if end, v := r.read(s, i); end > next {
			next, kind, value = end, r.kind, v
		}
	}
	return next, kind, value
}

func isApostropheToken(t *token) bool { return t.any("'", "’", "‘") }

// scanner walks over the tokens of a text.
type scanner struct {
	text   string
	tokens []token
	day    time.Time
}

// at returns token i; outside the text it returns a mark that matches nothing.
func (s *scanner) at(i int) *token {
	if i < 0 || i >= len(s.tokens) {
		return &outside
	}
	return &s.tokens[i]
}

// outside stands before and behind every text.
var outside = token{entry: &unknown, gap: true, line: true}

// tight reports whether token i is the mark m with no white space before it.
func (s *scanner) tight(i int, m string) bool {
	t := s.at(i)
	return t.is(m) && !t.gap
}

// hyphen skips the hyphen that joins token i to the word before it.
func (s *scanner) hyphen(i int) int {
	if t := s.at(i); t.any("-", "‐", "‑") && !t.gap && !s.at(i+1).gap {
		return i + 1
	}
	return i
}

// dot skips the full stop of an abbreviation.
func (s *scanner) dot(i int) int {
	if s.tight(i, ".") {
		return i + 1
	}
	return i
}

// glued reports whether token i stands against the letters, digits or hyphen
// before it, as the 19 of COVID-19 does.
func (s *scanner) glued(i int) bool {
	if i == 0 || s.at(i).gap {
		return false
	}
	before := s.at(i - 1)
	if before.any("-", "‑", "/", "_", "@", "#", "&") {
		return !before.gap && i >= 2 && (s.at(i-2).class != mark || before.any("@", "#", "_"))
	}
	return before.class != mark || before.any("@", "#", "_", "%", ":") && i >= 2 && !before.gap
}
