package control

import (
	"math"
	"math/bits"
)

// stack knows how far down each of many items stands. An item that nobody has
// looked at yet is guessed to be as high as any, so that a hundred thousand are
// as soon at hand as ten. Heights are in Fyne's pixels.
type stack struct {
	heights []float32
	known   []bool
	// sums[i] is the height of the items before i, as many of them as i's lowest
	// bit says: a Fenwick tree (Software: Practice and Experience 24/3, 1994), in
	// which changing one and adding up many take a step for each bit.
	sums []float64
}

// reset makes it a stack of n items, all of them guessed.
func (s *stack) reset(n int, guess float32) {
	s.heights, s.known, s.sums = make([]float32, n), make([]bool, n), make([]float64, n+1)
	for i := range s.heights {
		s.heights[i] = guess
		s.sums[i+1] = float64(guess) * float64((i+1)&-(i+1))
	}
}

func (s *stack) len() int { return len(s.heights) }

// set notes how high item i is.
func (s *stack) set(i int, height float32) {
	more := float64(height) - float64(s.heights[i])
	s.heights[i], s.known[i] = height, true
	for i++; i < len(s.sums); i += i & -i {
		s.sums[i] += more
	}
}

// top returns where item i begins; that of the item behind the last is the end
// of all.
func (s *stack) top(i int) float32 {
	y := 0.0
	for ; i > 0; i -= i & -i {
		y += s.sums[i]
	}
	return float32(y)
}

// at returns the item at y: the first whose end lies below it, or the number of
// items where there is none.
func (s *stack) at(y float32) int {
	rest, i := float64(y), 0
	for step := 1 << bits.Len(uint(s.len())); step > 0; step /= 2 {
		if next := i + step; next < len(s.sums) && s.sums[next] <= rest {
			rest, i = rest-s.sums[next], next
		}
	}
	return i
}

// wholePixels keeps a guess from adding up to places that a float32 cannot tell
// apart.
func wholePixels(height float32) float32 { return float32(math.Round(float64(height))) }
