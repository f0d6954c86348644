package reuse

import "slices"

// The words of a shingle, and the shingles of which one is kept: two texts with
// shingle+window-1 words in common share a print.
const (
	shingle = 4
	window  = 5
)

// Print is the hash of four words that follow each other, in 35 bits.
type Print uint64

// PrintBits is how many bits of a Print are used.
const PrintBits = 35

// shingles returns the print of every four words, in order.
func (t *Text) shingles() []Print {
	n := len(t.words) - shingle + 1
	if n <= 0 {
		return nil
	}
	all := make([]Print, n)
	for i := range all {
		h := uint64(0)
		for _, w := range t.words[i : i+shingle] {
			h = h*0x9e3779b97f4a7c15 + w.hash
		}
		all[i] = Print(mix(h) >> (64 - PrintBits))
	}
	return all
}

// Prints returns the prints that a text is found by: of every window shingles the
// least. They are sorted, each once.
func (t *Text) Prints() []Print {
	all := t.shingles()
	if len(all) == 0 {
		return nil
	}
	kept := make([]Print, 0, len(all)*2/(window+1)+1)
	at := -1
	for from := 0; from == 0 || from+window <= len(all); from++ {
		some := all[from:min(from+window, len(all))]
		if at < from { // the least has gone out: look for it anew
			at = from
			for i, p := range some {
				if p <= all[at] {
					at = from + i
				}
			}
		} else if last := from + len(some) - 1; all[last] <= all[at] {
			at = last
		} else {
			continue
		}
		kept = append(kept, all[at])
	}
	slices.Sort(kept)
	return slices.Compact(kept)
}

// Of a text longer than atLength words, what is kept of it is looked up alone. Of others
// all prints are looked up but those past seldomKept, of which a window with other
// neighbours hardly ever keeps one: they are half of all, and a sixteenth of what is
// kept. Each that is looked up is a place on the disk to read.
const (
	atLength   = 5000
	seldomKept = Print(1 << PrintBits / 2)
)

// Queries returns the prints to look a text up by, sorted: more than are kept of it, for
// what is kept of another text depends on its other words. Those that are kept are among
// them: word for word nothing escapes those.
func (t *Text) Queries() []Print {
	kept := t.Prints()
	if len(t.words) > atLength {
		return kept
	}
	for _, p := range t.shingles() {
		if p < seldomKept {
			kept = append(kept, p)
		}
	}
	slices.Sort(kept)
	return slices.Compact(kept)
}
