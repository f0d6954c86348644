package pdf

// sheet is the paper and what is left of it for words, in points.
type sheet struct {
	name           string // as fpdf has it
	wide, high     float64
	top, bottom    float64
	measure, inset float64 // of the column: its width, and where it begins
}

// The column holds 60 to 70 letters a line, as the window's does.
const (
	measure = 384
	top     = 68
	bottom  = 76
)

// sheetOf returns US Letter, or A4.
func sheetOf(letter bool) sheet {
	s := sheet{name: "A4", wide: 595.28, high: 841.89, top: top, bottom: bottom, measure: measure}
	if letter {
		s.name, s.wide, s.high = "Letter", 612, 792
	}
	s.inset = (s.wide - s.measure) / 2
	return s
}

// depth is how high a page's column is.
func (s sheet) depth() float64 { return s.high - s.top - s.bottom }

// row is one row of a page: a line of words, a rule, a picture. Above is the space above
// it, but for the first row of a page. Keep says that no page ends with it.
type row struct {
	above, height float64
	base          float64 // of the letters, below the row's top
	left          float64 // from the column's left edge
	runs          []run
	hang          []run // what stands before the line: a bullet, a number
	hangs         float64
	line, bar     bool // a rule across the column; a bar along its left edge
	picture       string
	wide          float64 // of the picture
	keep          bool
}

// paginate deals rows out to pages of a depth. Rows that are kept together go to the
// next page together, unless they are higher than one.
func paginate(rows []row, depth float64) [][]row {
	pages := [][]row{nil}
	used := 0.0
	turn := func() {
		pages = append(pages, nil)
		used = 0
	}
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n-1].keep {
			n++
		}
		if high := height(rows[:n], used == 0); used > 0 && used+high > depth {
			turn()
		}
		for _, r := range rows[:n] {
			if used > 0 && used+r.above+r.height > depth {
				turn()
			}
			if used == 0 {
				r.above = 0
			}
			used += r.above + r.height
			last := len(pages) - 1
			pages[last] = append(pages[last], r)
		}
		rows = rows[n:]
	}
	return pages
}

// height is what rows take up, without the space above them where they come first.
func height(rows []row, first bool) float64 {
	sum := 0.0
	for i, r := range rows {
		sum += r.height
		if i > 0 || !first {
			sum += r.above
		}
	}
	return sum
}
