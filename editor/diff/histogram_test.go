package diff

import (
	"math/rand"
	"reflect"
	"strings"
	"testing"
)

func TestHistogram(t *testing.T) {
	quiet := strings.Repeat("Nothing happened here at all. ", 20)
	before := story(body(quiet, "It was raining.", quiet, "# Weather", storm))
	after := story(body(quiet, "It was snowing hard.", quiet))
	c := compare(t, before, after)
	bars := c.Histogram(10)
	for i, b := range bars {
		want := Bar{}
		switch i {
		case 4:
			want = Bar{Added: 2, Removed: 1, Changes: []int{0}}
		case 9:
			want = Bar{Removed: c.Removed - 1, Changes: []int{1, 2}}
		}
		if !reflect.DeepEqual(b, want) {
			t.Errorf("stretch %d is %+v, want %+v", i, b, want)
		}
	}
	if got := (&Comparison{}).Histogram(10); got != nil {
		t.Errorf("of nothing: %+v", got)
	}
}

// TestHistogramCountsEveryWord on random stories.
func TestHistogramCountsEveryWord(t *testing.T) {
	for seed := range int64(300) {
		before, after := randomPair(rand.New(rand.NewSource(seed)))
		c := compare(t, before, after)
		added, removed, listed := 0, 0, map[int]bool{}
		for _, b := range c.Histogram(7) {
			added, removed = added+b.Added, removed+b.Removed
			for _, i := range b.Changes {
				if i >= len(c.Changes) || listed[i] {
					t.Errorf("seed %d: change %d", seed, i)
				}
				listed[i] = true
			}
		}
		if added != c.Added || removed != c.Removed {
			t.Errorf("seed %d: %d added, %d removed; want %d, %d", seed, added, removed, c.Added, c.Removed)
		}
	}
}
