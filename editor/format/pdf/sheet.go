package pdf

// sheet is the paper and what is left of it for words, in points.
type sheet struct {
	name           string // as fpdf has it
	flat           bool   // on its side
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

// paperSheet is the sheet of what is no story: its column is as wide as the paper lets it.
func paperSheet(letter, flat bool) sheet {
	s := sheetOf(letter)
	s.top, s.bottom, s.inset = 54, 60, 46
	if flat {
		s.flat, s.wide, s.high = true, s.high, s.wide
	}
	s.measure = s.wide - 2*s.inset
	return s
}

// depth is how high a page's column is.
func (s sheet) depth() float64 { return s.high - s.top - s.bottom }

// row is one row of a page: a line of words, a rule, a picture. Above is the space above
// it, but for the first row of a page. Keep says that no page ends with it; again is what
// is set anew above it where a page begins with it: the head of a table.
type row struct {
	above, height float64
	base          float64 // of the letters, below the row's top
	left          float64 // from the column's left edge
	runs          []run
	beside        []placed // what stands in the same line: a bullet, the other cells of a table
	line          *rule
	bar           *bar
	picture       string
	wide          float64 // of the picture
	keep          bool
	again         []row
	y             float64 // below the column's top, once it is on a page
}

// placed is words at a distance from the column's left edge.
type placed struct {
	left float64
	runs []run
}

// rule is a line across the column, or across wide points of it.
type rule struct {
	ink   colour
	thick float64
	left  float64
	wide  float64 // 0 for the whole column
}

// bar is a bar beside words, at a distance from the column's left edge.
type bar struct {
	ink  colour
	left float64
}

// place is where the next row goes: on which page, and how far below the column's top.
type place struct {
	page int
	y    float64
}

// paginate deals rows out to pages of a depth.
func paginate(rows []row, depth float64) [][]row {
	d := dealer{depth: depth, pages: [][]row{nil}}
	d.deal(&place{}, rows)
	return d.pages
}

// dealer deals rows out to pages.
type dealer struct {
	depth float64
	pages [][]row
}

// deal sets rows from a place on, and moves it behind them. It returns where the first
// came to stand, and the place itself for no rows. Rows that are kept together go to the
// next page together, unless they are higher than one.
func (d *dealer) deal(at *place, rows []row) (from place) {
	from = *at
	first := true
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n-1].keep {
			n++
		}
		if high := height(rows[:n], at.y == 0); at.y > 0 && at.y+high > d.depth {
			d.turn(at)
		}
		for _, r := range rows[:n] {
			if at.y > 0 && at.y+r.above+r.height > d.depth {
				d.turn(at)
			}
			if at.y == 0 {
				for _, head := range r.again {
					d.put(at, head)
				}
			}
			d.put(at, r)
			if first {
				from, first = place{at.page, at.y - r.height}, false
			}
		}
		rows = rows[n:]
	}
	return from
}

// put sets one row.
func (d *dealer) put(at *place, r row) {
	if at.y == 0 {
		r.above = 0
	}
	r.y = at.y + r.above
	at.y = r.y + r.height
	d.pages[at.page] = append(d.pages[at.page], r)
}

// turn goes to the top of the next page.
func (d *dealer) turn(at *place) {
	at.page, at.y = at.page+1, 0
	if at.page == len(d.pages) {
		d.pages = append(d.pages, nil)
	}
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
