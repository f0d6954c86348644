package store

import (
	"reflect"
	"testing"

	"stet/editor"
)

func TestOutlets(t *testing.T) {
	l := newLibrary(t)
	if own, err := l.Outlets(t.Context()); err != nil || own != nil {
		t.Errorf("to begin with: %+v, %v", own, err)
	}
	want := []editor.Outlet{{Name: "Coast News Agency", Kind: editor.Agency, Domain: "coast.example", Aliases: []string{"Coast News", "CNA"}}}
	for range 2 {
		if err := l.SetOutlets(t.Context(), want); err != nil {
			t.Fatal(err)
		}
	}
	if own, err := l.Outlets(t.Context()); err != nil || !reflect.DeepEqual(own, want) {
		t.Errorf("kept %+v, %v", own, err)
	}
}
