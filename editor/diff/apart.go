package diff

import "strings"

// Apart parts the words of a run that is to be marked from the space around them
// that is better left as it is: behind what went, and on either side of what came,
// a line through it would tie them to their neighbours. Where all is space, all is
// marked.
func (r Run) Apart() (before, words, behind string) {
	words = strings.TrimRight(r.Text, " ")
	if words == "" {
		return "", r.Text, ""
	}
	behind = r.Text[len(words):]
	if r.Op == Insert || r.Op == MoveIn {
		words = strings.TrimLeft(words, " ")
	}
	return r.Text[:len(r.Text)-len(behind)-len(words)], words, behind
}
