package desk

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func someTabs(n int) []StoryTab {
	var all []StoryTab
	for i := range n {
		all = append(all, StoryTab{ID: fmt.Sprint(i), Name: fmt.Sprint("Story ", i)})
	}
	return all
}

func TestStoryTabs(t *testing.T) {
	b := NewStoryTabs()
	var told []string
	tell := func(what string) func(string) { return func(id string) { told = append(told, what+" "+id) } }
	b.OnFront, b.OnKeep, b.OnClose = tell("front"), tell("keep"), tell("close")
	b.OnMenu = func(id string, _ fyne.Position) { told = append(told, "menu "+id) }
	show(t, b, 600, storyTabsHeight)
	b.Set([]StoryTab{{ID: "a", Name: "Quay", Unfiled: true}, {ID: "b", Passing: true}, {ID: "c", Name: "Bus", Failed: true}}, "b")
	b.tabs[0].Tapped(nil)
	b.tabs[1].Tapped(nil)
	b.tabs[1].cross.Tapped(nil)
	b.tabs[2].MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonTertiary})
	b.tabs[2].TappedSecondary(&fyne.PointEvent{})
	if want := []string{"front a", "keep b", "close b", "close c", "menu c"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
	var names []string
	for _, tab := range b.tabs {
		names = append(names, tab.name.Words())
	}
	if want := []string{"• Quay", "Untitled story", "✕ Bus"}; !slices.Equal(names, want) {
		t.Errorf("says %q, want %q", names, want)
	}
	told = nil
	b.tabs[2].MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	b.Set(b.Tabs(), "c") // as the window does
	b.tabs[2].Tapped(nil)
	b.tabs[2].Tapped(nil)
	if want := []string{"front c", "front c", "keep c"}; !slices.Equal(told, want) {
		t.Errorf("pressed twice it tells %q, want %q", told, want)
	}
	b.Set(b.Tabs(), "b")
	if b.tabs[0].cross.Visible() || !b.tabs[1].cross.Visible() {
		t.Error("the cross is not on the tab in front alone")
	}
	b.tabs[0].MouseIn(nil)
	if !b.tabs[0].cross.Visible() {
		t.Error("the tab under the pointer has no cross")
	}
}

// TestManyStoryTabs: the one in front is always in sight, and every other is in
// sight or in the menu.
func TestManyStoryTabs(t *testing.T) {
	b := NewStoryTabs()
	show(t, b, 600, storyTabsHeight)
	for _, n := range []int{1, 2, 5, 6, 30} {
		for front := range n {
			b.Set(someTabs(n), fmt.Sprint(front))
			seen := 0
			for i, tab := range b.tabs {
				if tab.Hidden {
					if i == front {
						t.Fatalf("%d stories: number %d is in front and not in sight", n, front)
					}
					continue
				}
				seen++
				if end := tab.Position().X + tab.Size().Width; tab.Position().X < 0 || end > 600.5 || tab.Size().Width < storyTabLeast-0.5 {
					t.Fatalf("%d stories: tab %d reaches from %v to %v", n, i, tab.Position().X, end)
				}
			}
			if len(b.hidden()) != n-seen || b.more.Hidden != (seen == n) {
				t.Fatalf("%d stories, %d in sight, %d in the menu", n, seen, len(b.hidden()))
			}
		}
	}
}

// TestDraggingAStoryTab takes the first tab to the end and back, past tabs that
// change their stories meanwhile.
func TestDraggingAStoryTab(t *testing.T) {
	b := NewStoryTabs()
	show(t, b, 600, storyTabsHeight)
	b.Set(someTabs(4), "0")
	b.OnMove = func(id string, by int) {
		all, from := b.Tabs(), b.index(id)
		moved := all[from]
		all = slices.Insert(slices.Delete(slices.Clone(all), from, from+1), from+by, moved)
		b.Set(all, "0")
	}
	b.OnFront = func(string) {}
	order := func() string {
		var ids string
		for _, tab := range b.Tabs() {
			ids += tab.ID
		}
		return ids
	}
	held := b.tabs[0]
	for _, c := range []struct {
		x    float32
		want string
	}{{20, "0123"}, {160, "1023"}, {310, "1203"}, {590, "1230"}, {900, "1230"}, {310, "1203"}, {20, "0123"}} {
		held.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(c.x, 10)}})
		if order() != c.want {
			t.Errorf("dragged to %v the order is %s, want %s", c.x, order(), c.want)
		}
	}
	held.DragEnd()
	b.tabs[1].Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(-140, 10)}})
	if order() != "1023" {
		t.Errorf("another one dragged: %s", order())
	}
}
