package control

import (
	"math/rand/v2"
	"testing"
)

// TestStack compares a stack with adding up one by one.
func TestStack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 2, 255, 256, 257, 773} {
		var s stack
		s.reset(n, 25)
		heights := make([]float32, n)
		for i := range heights {
			heights[i] = 25
		}
		for range n / 2 {
			i, height := r.IntN(n), float32(10+r.IntN(90))
			s.set(i, height)
			heights[i] = height
		}
		y := float32(0)
		for i, height := range heights {
			if s.top(i) != y || s.at(y) != i || s.at(y+height-1) != i {
				t.Fatalf("of %d, item %d begins at %v, want %v; there is item %d", n, i, s.top(i), y, s.at(y))
			}
			y += height
		}
		if s.top(n) != y || s.at(y) != n || s.at(-5) != 0 {
			t.Errorf("%d items end at %v, want %v; there is item %d", n, s.top(n), y, s.at(y))
		}
	}
}
