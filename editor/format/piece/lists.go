package piece

import (
	"strconv"

	"stet/editor"
)

// Lists counts the entries of a body's lists, block by block. The zero value begins a body.
type Lists struct{ open []int } // the entries so far, by depth

// Next returns how deep a block lies in its list, from 1 on, and its number, 0 where
// nothing is counted: a bullet among the entries of a list begins another behind it. Both
// are 0 for a block of no list.
func (l *Lists) Next(b editor.Block) (depth, number int) {
	if b.Kind != editor.Item {
		l.open = l.open[:0]
		return 0, 0
	}
	depth = max(b.Level, 1)
	for len(l.open) < depth {
		l.open = append(l.open, 0)
	}
	l.open = l.open[:depth]
	if !b.Ordered {
		l.open[depth-1] = 0
		return depth, 0
	}
	l.open[depth-1]++
	return depth, l.open[depth-1]
}

// ItemMark is what stands before an entry of that number: "•" where nothing is counted.
func ItemMark(number int) string {
	if number > 0 {
		return strconv.Itoa(number) + "."
	}
	return "•"
}
