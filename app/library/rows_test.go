package library

import (
	"fmt"
	"slices"
	"testing"

	"stet/app/control"
	"stet/editor"
)

// served is a view on so many stories whose rows come when they are told to.
type served struct {
	*View
	asked []int64
}

func serve(t *testing.T, n int) *served {
	t.Helper()
	v, _, _ := shown(t)
	s := &served{View: v}
	v.OnRows = func(numbers []int64) {
		if s.asked != nil {
			t.Error("asked for rows while others are on their way")
		}
		s.asked = numbers
	}
	v.SetStories(In(editor.Checking), numbers(0, n), stories(0, min(n, page)))
	return s
}

// answer gives what was asked for, and returns how much that was.
func (s *served) answer() int {
	var some []editor.Summary
	for _, number := range s.asked {
		some = append(some, stories(int(number-1), 1)...)
	}
	return s.give(some)
}

func (s *served) give(some []editor.Summary) int {
	asked := s.asked
	s.asked = nil
	if len(asked) > 0 {
		s.SetRows(asked, some)
	}
	return len(asked)
}

// blanks counts the rows in sight that are not at hand.
func (v *View) blanks() int {
	n := 0
	from, to := v.stories.Sight()
	for i := from; i < to; i++ {
		if _, ok := v.rows.at(i); !ok {
			n++
		}
	}
	return n
}

func TestRowsComeAsTheyComeIntoSight(t *testing.T) {
	v := serve(t, 100_000)
	if v.answer() > 0 {
		t.Error("asked for rows that are at hand")
	}
	for _, jump := range []float32{-4_000_000, -2_000, -2_000, 3_000_000, -1e9, 1e9} {
		v.stories.Scroll(jump)
		if n := v.answer(); n > 2*page+20 {
			t.Errorf("after %v: %d rows asked for", jump, n)
		}
		if v.blanks() > 0 || v.answer() > 0 {
			t.Errorf("after %v: %d rows in sight are not at hand", jump, v.blanks())
		}
	}
}

// TestFarRowsAreLetGo: a list that was scrolled from end to end holds what is
// near its sight.
func TestFarRowsAreLetGo(t *testing.T) {
	v := serve(t, 10_000)
	for range 100 {
		v.stories.Scroll(-9000)
		for v.answer() > 0 {
		}
		if v.blanks() > 0 {
			t.Fatal("rows in sight are not at hand")
		}
	}
	if n := len(v.rows.atHand); n > mostAtHand {
		t.Errorf("%d rows are at hand", n)
	}
}

// TestRowsThatDoNotCome: a story may be gone, and the disk may fail.
func TestRowsThatDoNotCome(t *testing.T) {
	v := serve(t, 1000)
	v.stories.Select(500)
	v.asked = nil
	v.SetRows(nil, nil) // they could not be read
	if v.asked != nil {
		t.Error("asks again at once for what could not be read")
	}
	v.stories.Scroll(-10)
	if v.give(nil) == 0 {
		t.Error("after a failure nothing is asked for again")
	}
	if v.asked != nil {
		t.Errorf("asks for ever for %d that are gone", len(v.asked))
	}
	v.OnOpen = func(s editor.Summary) { t.Errorf("opens %+v, which is not there", s) }
	v.press(500)
}

// TestListedAnewInItsPlace: stories come and go while the middle is in sight.
func TestListedAnewInItsPlace(t *testing.T) {
	v := serve(t, 1000)
	v.stories.Select(500)
	v.answer()
	v.stories.Scroll(-33)
	i, y := v.stories.Place()
	at := v.rows.order[i]
	order := slices.Concat([]int64{2001, 2002}, numbers(7, 993))
	v.SetStories(In(editor.Checking), order, stories(400, 200))
	if j, now := v.stories.Place(); v.rows.order[j] != at || now != y {
		t.Errorf("story %d stood at %v, now story %d stands at %v", at, y, v.rows.order[j], now)
	}
	if chosen := v.rows.order[v.stories.Selected()]; chosen != 501 {
		t.Errorf("story %d is chosen", chosen)
	}
	// What was in sight first is gone: the next one that is there keeps its place.
	order = slices.DeleteFunc(order, func(n int64) bool { return n == at })
	v.SetStories(In(editor.Checking), order, stories(400, 200))
	if j, now := v.stories.Place(); v.rows.order[j] != at+1 || now > y {
		t.Errorf("story %d stands at %v", v.rows.order[j], now)
	}
}

// TestNewStoriesComeInAtTheTop: a list that shows its newest shows the newer.
func TestNewStoriesComeInAtTheTop(t *testing.T) {
	v := serve(t, 1000)
	v.SetStories(In(editor.Checking), append([]int64{2001}, v.rows.order...), append(stories(2000, 1), stories(0, 99)...))
	if i, _ := v.stories.Place(); i != 0 {
		t.Errorf("story %d is at the top", i)
	}
	row := v.used[v.stories.Object(0)]
	if row == nil || row.headline.Words() != fmt.Sprintf("Harbour bridge repair bill climbs again, part %d", 2000) || row.State() != control.Plain {
		t.Error("the newest is not in sight")
	}
}

// TestAnotherViewIsShownFromItsTop: with the open story in sight, where that is
// near.
func TestAnotherViewIsShownFromItsTop(t *testing.T) {
	v := serve(t, 1000)
	v.SetOpen(2030)
	v.stories.Scroll(-20_000)
	v.asked = nil
	v.views.Choose(slices.Index(editor.Statuses, editor.Ready))
	if len(v.InSight()) > 0 {
		t.Error("the stories of one view are said to be in sight of another")
	}
	v.SetStories(In(editor.Ready), numbers(2000, 20), stories(2000, 20))
	if i, y := v.stories.Place(); i != 0 || y != 0 {
		t.Errorf("story %d stands at %v", i, y)
	}
	v.views.Choose(slices.Index(editor.Statuses, editor.Spiked))
	v.SetStories(In(editor.Spiked), numbers(2000, 60), stories(2000, 60))
	if from, to := v.stories.Sight(); from > 29 || to <= 29 || v.stories.Selected() != 29 {
		t.Errorf("%d to %d are in sight, %d is chosen", from, to, v.stories.Selected())
	}
}

func TestShortSlug(t *testing.T) {
	for slug, want := range map[string]string{
		"bridge":                       "BRIDGE",
		"harbour-bridge-bill":          "HARBOUR-BRIDGE",
		"antidisestablishmentarian":    "ANTIDISESTABLI…",
		"η-γέφυρα-του-λιμανιού":        "Η-ΓΈΦΥΡΑ-ΤΟΥ",
		"портовый-мост-закроют":        "ПОРТОВЫЙ-МОСТ",
		"достопримечательности-мира":   "ДОСТОПРИМЕЧАТЕ…",
		"جسر-الميناء-يغلق-تسعة-أسابيع": "جسر-الميناء",
		"": "",
	} {
		if got := shortSlug(slug); got != want {
			t.Errorf("%q is shown as %q, want %q", slug, got, want)
		}
	}
}
