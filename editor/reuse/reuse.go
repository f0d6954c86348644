// Package reuse finds the passages that one text shares with others: word for
// word, with small changes, and whatever was done to their letters to hide it.
//
// A text is read as words that are folded (see Read) and fingerprinted: of every
// run of five shingles of four words the least hash is kept, as in Schleimer,
// Wilkerson and Aiken, Winnowing (SIGMOD 2003), so that two texts with eight
// words in common always share a print. Those that share some are candidates
// (Hits.Candidates); each is then aligned with the text, word by word (Text.Shared).
// What was put into other words throughout is not found, and nobody should be
// told that it would be.
//
// Offsets are bytes into the UTF-8 texts. Nothing here keeps any state but Shelf,
// which may be read from several goroutines once it is filled.
package reuse

import "stet/editor/prose"

// Least is how many words, one after the other, are always a passage. Fewer are one
// where they are a sentence that says something, more where some are changed.
const Least = 12

// Passage is a run of words that a text shares with another.
type Passage struct {
	prose.Span            // in the text
	Source     int        // which of the others
	There      prose.Span // in the other
	Words      int        // of the text
	Same       int        // how many of them stand in the other, too
	Kind       Kind
}

// Alike is the part of the words that are the same, from 0 to 1.
func (p Passage) Alike() float64 {
	if p.Words == 0 {
		return 0
	}
	return float64(p.Same) / float64(p.Words)
}

// Kind says what a shared passage is.
type Kind string

// The kinds. Only what is Lifted is anybody's fault.
const (
	Lifted      Kind = "lifted"
	Quoted      Kind = "quoted"      // nearly all of it stands in quotation marks
	Credited    Kind = "credited"    // the text says there, or in its credit, whose words they are
	Boilerplate Kind = "boilerplate" // a notice that many others have at the same place
	Own         Kind = "own"         // the same by-line, or a story that this one goes on from
	Wire        Kind = "wire"        // the other is agency copy
	Release     Kind = "release"     // the other is a press release
)
