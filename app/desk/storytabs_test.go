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
