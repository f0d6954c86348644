package editor

import (
	"slices"
	"strings"
	"testing"
)

func TestGatesAsTheyCome(t *testing.T) {
	var d FactDesk
	for g, want := range map[Gate]Severity{GateSettled: Blocks, GateSourced: Warns, GateFourEyes: Off, GateCovered: Off, GateReopened: Blocks} {
		if got := d.Gate(g); got != want {
			t.Errorf("%s is %s", g, got)
		}
	}
	d.Gates = map[Gate]Severity{GateSettled: Warns, GateSourced: Off}
	if d.Gate(GateSettled) != Warns || d.Gate(GateSourced) != Off || d.Validate() != nil {
		t.Error("a desk cannot choose its gates")
	}
}

func TestDesksOwnWords(t *testing.T) {
	d := FactDesk{Kinds: []DeskTerm{{ID: "figure:turnout", Label: "Turnout"}}, Statuses: []DeskTerm{{ID: "verified:twice", Label: "Verified twice", Glyph: "✔"}}}
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	if kinds := d.FactKinds(); kinds[1] != "figure:turnout" || len(kinds) != len(FactKinds)+1 {
		t.Errorf("%v", kinds)
	}
	if all := d.FactStatuses(); slices.Index(all, "verified:twice") != slices.Index(all, Verified)+1 {
		t.Errorf("%v", all)
	}
	if term, ok := d.Term("verified:twice"); !ok || term.Label != "Verified twice" {
		t.Errorf("%v", term)
	}
}

func TestWhatNoDeskMayAskFor(t *testing.T) {
	for want, d := range map[string]FactDesk{
		"gate: \"nice\"":           {Gates: map[Gate]Severity{"nice": Blocks}},
		"block, warn, info":        {Gates: map[Gate]Severity{GateSettled: "maybe"}},
		"a word of its own":        {Kinds: []DeskTerm{{ID: "figure", Label: "x"}}},
		"kind: \"mood:bad\"":       {Kinds: []DeskTerm{{ID: "mood:bad", Label: "x"}}},
		"kind: \"figure:a b\"":     {Kinds: []DeskTerm{{ID: "figure:a b", Label: "x"}}},
		"it is there already":      {Kinds: []DeskTerm{{ID: "figure:a", Label: "x"}, {ID: "figure:a", Label: "y"}}},
		"a name to show":           {Statuses: []DeskTerm{{ID: "cut:later"}}},
		"one character":            {Statuses: []DeskTerm{{ID: "cut:later", Label: "Later", Glyph: "!!"}}},
		"status: \"verified:a:b\"": {Statuses: []DeskTerm{{ID: "verified:a:b", Label: "x"}}},
	} {
		if err := d.Validate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: wanted %q, got %v", d, want, err)
		}
	}
}
