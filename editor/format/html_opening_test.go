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

// TestPageLead: what stands beside the headline as its lead is the standfirst where it would
// be lost otherwise.
func TestPageLead(t *testing.T) {
	text := "<p>" + strings.Repeat("The port weighs a toll on the bridge, and the board will vote on it on Monday. ", 3) + "</p>"
	for beside, want := range map[string]string{
		`<p class="detail__excerpt">Ferries pay already, and so may cars by the end of the winter.</p>`: "Ferries pay already, and so may cars by the end of the winter.",
		`<p class="page-lead">By Jane Doe, 4 May 2026</p>`:                                              "",
		`<p class="detail__topic">Ferries pay already, and so may cars by the end of the winter.</p>`:   "",
	} {
		a := decode(t, "a.html", "<!DOCTYPE html><html><head><title>Port Ansel weighs a toll</title></head><body><header><h1>Port Ansel weighs a toll</h1>"+beside+"</header><article>"+
			text+text+text+text+"</article></body></html>").Article
		if a.Standfirst != want {
			t.Errorf("%s: standfirst %q, want %q", beside, a.Standfirst, want)
		}
	}
}

// TestPageSource: a publisher that gives its name in letters that its readers cannot read is
// called as behind the title.
func TestPageSource(t *testing.T) {
	text := "<p>" + strings.Repeat("The port weighs a toll on the bridge, and the board will vote on it on Monday. ", 3) + "</p>"
	for title, want := range map[string]string{
		"Port Ansel weighs a toll - Ansel Times": "Ansel Times",
		"Port Ansel weighs a toll - for cars":    "安塞爾時報",
		"安塞爾 - 時報":                               "安塞爾時報",
	} {
		a := decode(t, "a.html", `<!DOCTYPE html><html><head><title>`+title+`</title><meta property="og:title" content="`+title+`"><meta property="og:url" content="https://www.anseltimes.com/a"><meta property="og:site_name" content="安塞爾時報"></head><body><article><h1>Port Ansel weighs a toll</h1>`+
			text+text+"</article></body></html>").Article
		if a.Source != want {
			t.Errorf("%s: source %q, want %q", title, a.Source, want)
		}
	}
}
