package reuse

// Shelf is a set of texts in memory that others are compared with.
type Shelf struct {
	texts  []*Text
	prints map[Print][]int32 // the texts that have one
}

// NewShelf returns a shelf with texts; a Passage names each by its place.
func NewShelf(texts ...*Text) *Shelf {
	s := &Shelf{texts: texts, prints: map[Print][]int32{}}
	for i, t := range texts {
		for _, p := range t.Prints() {
			s.prints[p] = append(s.prints[p], int32(i))
		}
	}
	return s
}

// Find returns the passages that t shares with the texts of the shelf, in the order
// of t.
func (s *Shelf) Find(t *Text) []Passage {
	hits := t.NewHits()
	var others []int64
	for _, p := range t.Queries() {
		others = others[:0]
		for _, i := range s.prints[p] {
			others = append(others, int64(i))
		}
		hits.Add(p, others[:min(len(others), Common)])
	}
	c := NewComparison(t)
	for _, i := range hits.Candidates() {
		c.With(int(i), s.texts[i])
	}
	return c.Passages()
}
