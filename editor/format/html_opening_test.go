package format

import (
	"strings"
	"testing"
)

// TestPageOpening: a page's by-line and dateline are lifted as those of plain text are.
func TestPageOpening(t *testing.T) {
	text := strings.Repeat("The port weighs a toll on the bridge, and the board will vote on it on Monday. ", 3)
	for opening, want := range map[string][2]string{
		"PORT ANSEL, Nov. 24 – ":       {"PORT ANSEL", "Nov. 24"},
		"PORT ANSEL, Nov. 24, 2026 — ": {"PORT ANSEL", "2026-11-24"},
		"":                             {"", ""},
	} {
		a := decode(t, "a.html", "<!DOCTYPE html><html><head><title>Port Ansel weighs a toll</title></head><body><article><h1>Port Ansel weighs a toll</h1>"+
			"<p>By Dana Whitlock and Rui Okafor, Staff Writers</p><p>"+opening+text+"</p><p>"+text+"</p></article></body></html>").Article
		if len(a.Authors) != 2 || a.Authors[0].Name != "Dana Whitlock" || a.Authors[1].Name != "Rui Okafor" {
			t.Errorf("authors %v", a.Authors)
		}
		if got := [2]string{a.Dateline.Place, a.Dateline.Date}; got != want || len(a.Body) != 2 || !strings.HasPrefix(a.Body[0].Text, "The port") {
			t.Errorf("%q: dateline %q, text %q", opening, got, a.Body[0].Text)
		}
	}
}
