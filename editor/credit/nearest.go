package credit

// Nearest returns the canonical name of the one organisation that name may be
// a misspelling of: one slip of the pen in a name of five to seven letters,
// two in a longer one. Shorter and generic names ("Times") are near nobody,
// and two candidates at the same distance are none.
func (o *Outlets) Nearest(name string) (string, bool) {
	if one, ok := o.Canonical(name); ok {
		return one, true
	}
	key := withoutThe(fold(name))
	if o == nil || generic(key) {
		return "", false
	}
	key = compact(key)
	best, at, tie := slips(key)+1, -1, false
	for known, i := range o.joined {
		d := distance(key, known, best+1)
		switch {
		case d < best:
			best, at, tie = d, i, false
		case d == best && at >= 0 && i != at:
			tie = true
		}
	}
	if at < 0 || tie {
		return "", false
	}
	return o.all[at].Name, true
}

// slips is how many letters may be wrong in a name of this length.
func slips(key string) int {
	switch n := len([]rune(key)); {
	case n < 5:
		return 0
	case n < 8:
		return 1
	}
	return 2
}

// distance counts the letters to insert, delete, replace or swap with their
// neighbour to turn a into b (optimal string alignment). It may give up with
// limit as soon as the answer cannot be smaller.
func distance(a, b string, limit int) int {
	s, t := []rune(a), []rune(b)
	if d := len(s) - len(t); d >= limit || -d >= limit {
		return limit
	}
	var before, last []int
	row := make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(s); i++ {
		before, last, row = last, row, make([]int, len(t)+1)
		row[0] = i
		least := i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least >= limit {
			return limit
		}
	}
	return row[len(t)]
}
