package prose

import "strings"

// reach is how many words before a weekday may say that it lies ahead.
const reach = 14

// looksAhead reports whether the clause around the weekday at token i is about
// what is to come: "will meet Monday", "is scheduled to close Monday", "as soon
// as Tuesday", "On Tuesday the court will". What was said, planned or had been
// due before is behind us, and the nearest such word decides.
func (s *scanner) looksAhead(i int) bool {
	if s.at(i+1).any("'s", "was", "were") || s.happened(i-1) {
		return false
	}
	for j := i - 1; j >= 0 && i-j <= reach && !s.endsClause(j); j-- {
		t := s.at(j)
		switch {
		case t.any("until", "till"):
			return s.at(j-1).class == word && !s.at(j-1).is("up")
		case t.any("soon", "early", "late") && s.at(j-1).is("as") && s.at(j+1).is("as") && j+2 == i:
			return true
		case promises[t.lower], t.is("to") && s.at(j-1).any("is", "are", "set", "about", "agreed"):
			return !s.isPast(j)
		case intends[t.lower]:
			return !s.isPast(j)
		case reported[t.lower]:
			return false
		}
	}
	return s.opensClause(i) && s.promisedBehind(i)
}

// happened reports whether the word at token j, right before a weekday, is a
// verb in the past: "closed Wednesday", but not "will be closed Wednesday".
func (s *scanner) happened(j int) bool {
	if s.at(j).is("on") {
		j--
	}
	t := s.at(j)
	return strings.HasSuffix(t.lower, "ed") && !intends[t.lower] && !s.at(j-1).any("be", "to", "get")
}

// endsClause reports whether a clause ends at token j.
func (s *scanner) endsClause(j int) bool {
	t := s.at(j)
	return t.class == mark && !t.any(",", "-", "'", "’", "$", "%", "(", ")", "\"", "“", "”", ".") ||
		t.is(".") && s.at(j+1).upper && !titles[s.at(j-1).lower] && len(s.at(j-1).lower) > 1 ||
		s.at(j+1).line
}

// isPast reports whether what is promised at token j was so before: "had been
// scheduled to".
func (s *scanner) isPast(j int) bool {
	for k := j - 1; k >= 0 && k >= j-4; k-- {
		if s.at(k).any("had", "previously", "originally", "initially", "would've") {
			return true
		}
	}
	return false
}

// opensClause reports whether the weekday at token i opens its clause: "On
// Tuesday the ...".
func (s *scanner) opensClause(i int) bool {
	if s.at(i-1).any("on", "by", "come") {
		i--
	}
	before := s.at(i - 1)
	return i == 0 || s.at(i).line || before.class == mark && !before.any(",", "-", "$")
}

// promisedBehind reports whether the first verb behind the weekday at token i
// looks ahead.
func (s *scanner) promisedBehind(i int) bool {
	for j := i + 1; j < len(s.tokens) && j-i <= reach && !s.endsClause(j); j++ {
		if t := s.at(j); t.any("will", "shall") || t.any("is", "are") && s.at(j+1).any("scheduled", "expected", "due", "set") {
			return true
		} else if reported[t.lower] || t.any("was", "were", "had", "has", "have", "did") {
			return false
		}
	}
	return false
}

var (
	// promises say by themselves that something is still to come.
	promises = set("will shall 'll tomorrow upcoming would")
	// intends are words of plans; with a weekday behind them it is that of the plan.
	intends = set("plan plans planned planning scheduled schedule schedules due expected expects expect hopes hope hoping intends intend prepares preparing slated poised likely postponed deadline")
	// reported are verbs of what has happened: the weekday is theirs.
	reported = set("said says told announced reported added stated testified wrote issued released met began ended voted approved rejected signed arrived died killed found ruled was were did")
)
