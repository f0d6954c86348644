package prose

// cause reads the words that claim one thing to be the effect of another:
// "because of", "caused by", "led to". They say where the claim is made, not how
// far it reaches. "Because" by itself opens reasons of every kind, and is none.
func (s *scanner) cause(i int) (int, string) {
	t, u := s.at(i), s.at(i+1)
	switch {
	case u.line:
	case t.any("because", "owing", "due", "thanks") && u.any("of", "to"):
		if t.is("due") && s.isInfinitive(i+2) || t.is("because") != u.is("of") {
			return i, "" // due to close on Monday
		}
		return i + 2, ""
	case t.any("caused", "triggered", "sparked", "prompted") && u.is("by"), t.any("led", "leads", "leading") && u.is("to"), t.any("blamed", "blames") && u.any("on", "for"), t.any("resulted", "resulting") && u.any("in", "from"):
		return i + 2, ""
	case t.is("as") && u.is("a") && s.at(i+2).is("result") && s.at(i+3).is("of"):
		return i + 4, ""
	}
	return i, ""
}

// isInfinitive reports whether the word at token i is a verb in its plain form
// behind "to", going by the few that "due to" is followed by.
func (s *scanner) isInfinitive(i int) bool {
	return s.at(i).any("be", "begin", "start", "close", "open", "end", "expire", "appear", "meet", "take", "return", "go", "speak", "leave", "arrive", "play", "face", "give", "retire", "finish", "visit", "make", "run", "come", "hold", "publish", "vote", "launch", "land", "sign")
}
