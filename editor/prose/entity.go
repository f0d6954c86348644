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
// A word has to have one of the roles that heads lists; a number, or a mark that
// can lead one, only where heads lists written, too.
type reading struct {
	kind  editor.FactKind
	heads role
	read  func(s *scanner, i int) (next int, value string)
}

// readings are in order of precedence: of two that cover the same words the
// earlier one wins, of two that do not the longer.
var readings = []reading{
	{editor.Money, written | counting | symbol | currency | nation, (*scanner).money},
	{editor.Percent, written | counting, (*scanner).percent},
	{editor.Age, written | counting | aged, (*scanner).age},
	{editor.Time, written | numeral | oclock, (*scanner).moment},
	{editor.Date, written | counting | weekday | month | ordinal | deictic | shift | stage | vague | unit | season | holiday | era, (*scanner).date},
	{editor.Duration, written | counting | shift | vague | unit | limit, (*scanner).duration},
	{editor.Calculation, written | numeral | multiple | limit, (*scanner).comparison},
	{editor.Superlative, superlative | ordinal | extreme, (*scanner).superlative},
	{editor.Rank, written | ordinal | ranking, (*scanner).rank},
	{editor.Figure, written | counting | crowd, (*scanner).figure},
	{editor.Causal, effect, (*scanner).cause},
}

// counting are the roles of words that a number can begin with: two, million,
// a third, half.
const counting = numeral | scale | article | fraction

// idle are the roles of words that nothing begins with.
const idle = daypart | share | measure | ambiguous | determiner

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
	as := s.heads(i)
	if as == 0 {
		return i, "", ""
	}
	for _, r := range readings {
		if as&r.heads == 0 {
			continue
		}
		if end, v := r.read(s, i); end > next {
			next, kind, value = end, r.kind, v
		}
	}
	return next, kind, value
}

// heads are the roles in which token i can begin something, or 0.
func (s *scanner) heads(i int) role {
	t := s.at(i)
	switch {
	case t.class == number:
		return written
	case t.class == mark:
		if t.role != 0 || isApostropheToken(t) || len(t.lower) > 1 && vulgar[t.lower] != "" {
			return t.role&^idle | written
		}
		return 0
	case t.role&^idle == article && !s.leads(i+1):
		return 0
	}
	return t.role &^ idle
}

// leads reports whether token i can go on with what "the" or "a" began: it has
// a part to play itself, or a hyphen joins it to its article.
func (s *scanner) leads(i int) bool {
	t := s.at(i)
	return t.class == number || t.role != 0 || t.class == mark && (isApostropheToken(t) || !t.gap)
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
