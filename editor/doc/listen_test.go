package doc

import (
	"slices"
	"testing"
)

func TestListen(t *testing.T) {
	d := New(long(90, false))
	var told []string
	var stop func()
	d.Listen(func(Change) { told = append(told, "first") })
	stop = d.Listen(func(Change) { told = append(told, "second"); stop() })
	d.Listen(func(c Change) { told = append(told, "third") })
	d.OnChange = func(Change) { told = append(told, "owner") }
	at, err := d.Insert(Caret(d.Start()), "x")
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"first", "second", "third", "owner"}; !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
	told = nil
	stop() // once more does no harm
	if _, err := d.Insert(at, "y"); err != nil {
		t.Fatal(err)
	}
	if want := []string{"first", "third", "owner"}; !slices.Equal(told, want) {
		t.Errorf("after one has left: told %v, want %v", told, want)
	}
}
