package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// column is where a column of a table begins, and how wide it is, in points.
type column struct{ left, wide float64 }

// The measures of tables, in points. A word wider than widestWord may be broken.
const (
	columnGap    = 10
	widestWord   = 74
	cellLeading  = 11.5
	cellRoom     = 4 // above the words of a row, and below
	wholeRowHigh = 20 * cellLeading
)

var (
	headCell = style{face: sansMedium, size: 8, ink: muted}
	bodyCell = style{face: sans, size: 8, ink: ink}
	headRule = rule{ink: ink, thick: 0.7}
)

func (t Table) set(s *setter) {
	s.below()
	cols := s.columns(t)
	head := s.cells(cols, t.Head, []style{headCell}, cellLeading)
	if len(head) > 0 {
		head[0].above = cellRoom
		head = append(head, row{above: 2, height: 1, line: &headRule})
	}
	for i := range head {
		head[i].keep = true // with the first row
	}
	rows := head
	for _, cells := range t.Rows {
		one := s.cells(cols, cells, []style{bodyCell}, cellLeading)
		if len(one) == 0 {
			one = []row{{height: cellLeading}}
		}
		one[0].above = max(cellRoom, t.High-height(one, true)-cellRoom)
		one = append(one, row{above: cellRoom, height: 1, line: &hairline})
		whole := height(one, true) <= wholeRowHigh
		for i := range one {
			one[i].again = head
			one[i].keep = i < len(one)-1 && (whole || i == 0 || i >= len(one)-3)
		}
		rows = append(rows, one...)
	}
	s.deal(&s.at, rows)
}

// cells sets a row of a table, each cell in its column; the last style goes for the
// cells that have none of their own.
func (s *setter) cells(cols []column, cells []string, styles []style, leading float64) []row {
	var rows []row
	for i, text := range cells {
		st := styles[min(i, len(styles)-1)]
		for n, l := range s.faces.lines([]run{{text: strings.TrimSpace(text), style: st}}, cols[i].wide) {
			if n == len(rows) {
				rows = append(rows, row{height: leading, base: leading/2 + 0.33*st.size})
			}
			rows[n].beside = append(rows[n].beside, placed{cols[i].left, l.runs})
		}
	}
	return rows
}

// columns lays the columns of a table beside each other, each as wide as its words want
// where there is no say of its own.
func (s *setter) columns(t Table) []column {
	if len(t.Shares) > 0 {
		var wide []float64
		free := s.sheet.measure - columnGap*float64(len(t.Shares)-1)
		for _, share := range t.Shares {
			wide = append(wide, free*share/sum(t.Shares))
		}
		return abreast(wide)
	}
	n := len(t.Head)
	for _, r := range t.Rows {
		n = max(n, len(r))
	}
	least, most := make([]float64, n), make([]float64, n)
	measure := func(cells []string, st style) {
		for i, text := range cells {
			most[i] = max(most[i], s.faces.wide([]run{{text: text, style: st}}))
			for _, word := range strings.Fields(text) {
				least[i] = max(least[i], min(s.faces.wide([]run{{text: word, style: st}}), widestWord))
			}
		}
	}
	measure(t.Head, headCell)
	for _, r := range t.Rows {
		measure(r, bodyCell)
	}
	free := s.sheet.measure - columnGap*float64(n-1)
	return abreast(share(least, most, free))
}

// share gives to each column at least its longest word, and deals out what is free above
// that by the root of what it wants, but to none more than that: short ones stay whole,
// and long ones do not take all of the rest. What nobody wants goes to all.
func share(least, most []float64, free float64) []float64 {
	wide := slices.Clone(least)
	free -= sum(least)
	if free < 0 { // not even the words fit
		for i := range wide {
			wide[i] += free * least[i] / sum(least)
		}
		return wide
	}
	order := make([]int, len(wide))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(most[i]-least[i], most[j]-least[j]) })
	roots := 0.0
	for i := range wide {
		roots += root(most[i] - least[i])
	}
	for _, i := range order {
		if r := root(most[i] - least[i]); r > 0 {
			more := min(most[i]-least[i], free*r/roots)
			wide[i] += more
			free, roots = free-more, roots-r
		}
	}
	for i, all := 0, sum(wide); i < len(wide) && all > 0; i++ {
		wide[i] += free * wide[i] / all
	}
	return wide
}

func root(v float64) float64 { return math.Sqrt(max(v, 0)) }

// abreast puts columns of such widths beside each other.
func abreast(wide []float64) []column {
	var out []column
	at := 0.0
	for _, w := range wide {
		out = append(out, column{at, w})
		at += w + columnGap
	}
	return out
}

func sum(all []float64) float64 {
	s := 0.0
	for _, v := range all {
		s += v
	}
	return s
}
