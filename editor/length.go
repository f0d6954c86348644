package editor

// Length says how long a text is: in words, and in characters (grapheme
// clusters) with and without white space.
type Length struct{ Words, Characters, Letters int }

// Plus returns both lengths together.
func (l Length) Plus(m Length) Length {
	return Length{l.Words + m.Words, l.Characters + m.Characters, l.Letters + m.Letters}
}

// WordsPerMinute is how fast an adult reads a text to himself (Brysbaert 2019:
// 238 words of non-fiction a minute).
const WordsPerMinute = 238

// Minutes returns how long it takes to read, in whole minutes; at least one
// where there is anything.
func (l Length) Minutes() int {
	if l.Words == 0 {
		return 0
	}
	return max(1, (l.Words+WordsPerMinute/2)/WordsPerMinute)
}
