package layout

// Heights keeps the heights of blocks one below the other, whole pixels, as a
// Fenwick tree: a height can be changed and a block found by how far down it
// lies in logarithmic time.
type Heights struct {
	each []int
	tree []int // tree[i] sums the i&-i heights that end with the i-th, from 1
}

// Reset makes the heights these.
func (h *Heights) Reset(each []int) {
	h.each = append(h.each[:0], each...)
	h.tree = append(h.tree[:0], make([]int, len(each)+1)...)
	for i, v := range each {
		i++
		h.tree[i] += v
		if up := i + i&-i; up < len(h.tree) {
			h.tree[up] += h.tree[i]
		}
	}
}

// Len returns the number of blocks.
func (h *Heights) Len() int { return len(h.each) }

// Get returns the height of the i-th block.
func (h *Heights) Get(i int) int { return h.each[i] }

// Set changes the height of the i-th block.
func (h *Heights) Set(i, height int) {
	by := height - h.each[i]
	h.each[i] = height
	if by == 0 {
		return
	}
	for i++; i < len(h.tree); i += i & -i {
		h.tree[i] += by
	}
}

// Above returns the height of the first i blocks together.
func (h *Heights) Above(i int) int {
	sum := 0
	for ; i > 0; i &= i - 1 {
		sum += h.tree[i]
	}
	return sum
}

// Total returns the height of all blocks.
func (h *Heights) Total() int { return h.Above(len(h.each)) }

// Find returns the block that lies y below the top, and how far into it: the
// first for a negative y, the last for one beyond the end.
func (h *Heights) Find(y int) (block, into int) {
	if len(h.each) == 0 {
		return 0, 0
	}
	step := 1
	for step*2 < len(h.tree) {
		step *= 2
	}
	for y = max(0, y); step > 0; step /= 2 {
		if next := block + step; next < len(h.tree) && h.tree[next] <= y {
			block = next
			y -= h.tree[next]
		}
	}
	if block == len(h.each) {
		return block - 1, y + h.each[block-1]
	}
	return block, y
}
