package store

import (
	"reflect"
	"testing"

	"stet/editor"
)

func TestHowADeskChecksIsKept(t *testing.T) {
	l := newLibrary(t)
	if d, err := l.FactDesk(t.Context()); err != nil || !reflect.DeepEqual(d, editor.FactDesk{}) {
		t.Fatalf("%+v %v", d, err)
	}
	want := editor.FactDesk{Gates: map[editor.Gate]editor.Severity{editor.GateCovered: editor.Warns},
		Kinds: []editor.DeskTerm{{ID: "figure:turnout", Label: "Turnout"}}}
	for range 2 {
		if err := l.SetFactDesk(t.Context(), want); err != nil {
			t.Fatal(err)
		}
	}
	if d, err := l.FactDesk(t.Context()); err != nil || !reflect.DeepEqual(d, want) {
		t.Errorf("%+v %v", d, err)
	}
}
