package format

import (
	"strings"
	"testing"
)

// TestSift leaves out lines of a site, and keeps what only looks like them.
func TestSift(t *testing.T) {
	const text = `<p>` + filler + filler + `</p><p>` + filler + `</p>`
	for _, c := range []struct {
		name, html string
		out        bool // whether the words "the line" are left out
	}{
		{"link to another page", text + `<p><a href="/x">Six ferries that the line never sailed again</a></p>` + text, true},
		{"sentence with a link", text + `<p>Six ferries that <a href="/x">the line</a> never sailed again.</p>` + text, false},
		{"list of links", text + `<ul><li><a href="/x">Ferries of the line</a></li><li>Boats: <a href="/y">what sails now</a></li></ul>` + text, true},
		{"list with words beside its links", text + `<ul><li><a href="/x">Ferries</a> of the line sail on Mondays and on Fridays</li><li>Boats do not sail</li></ul>` + text, false},
		{"by-line and time", `<p>By Jane Doe of the line, 25 April 2019, 10:14</p>` + text, true},
		{"quotation pulled out", text + `<blockquote>the night ferry back to the island, a decision of the line</blockquote><p>` + filler + `It was the night ferry back to the island, a decision of the line that angers.</p>`, false},
		{"quotation of its own", text + `<blockquote>It is our boat and we will sail it, as the line says</blockquote>` + text, false},
		{"comments below", text + text + text + `<h3>Comments</h3><p>Nobody asked the line.</p>`, true},
		{"heading in the text", text + `<h3>Comments</h3><p>Nobody asked the line, says the harbour board, and nobody will ask it before the winter comes.</p>` + text + text, false},
		{"who the author is", text + `<p>Jane Doe is a reporter for the line in Lindsay.</p>`, true},
		{"who somebody is", text + `<p>John Roe is a reporter for the line in Lindsay.</p>`, false},
		{"call for readers", text + `<p><em>Sign up to our newsletter about the line for all the news you need.</em></p>`, true},
		{"newsletter in the news", text + `<p>The newsletter of the line was sent to 400 people on Monday.</p>`, false},
		{"copyright", text + `<p>© 2019 the line. All rights reserved.</p>`, true},
		{"teaser among the paragraphs", text + `<a href="/x"><h3>Six ferries of the line</h3><p>What sails now, and what will never sail again.</p></a>` + text, true},
		{"teaser with its date beside", text + `<div><div><a href="/x"><h3>Six ferries of the line</h3></a><span>24 April 2019</span></div></div>` + text, true},
		{"linked heading of the text", text + `<a href="#line"><h3>What becomes of the line</h3></a>` + text, false},
		{"related article in its own mark-up", text + `<div><p>Related articles</p><article><ul><li><a href="/x">Ferries of the line</a></li></ul></article></div>` + text, true},
		{"box for another site's content", text + `<div><p>Recommended editorial content</p><p>Here you find a video of the line that completes the article.</p></div>` + text, true},
		{"kicker", `<p class="kicker">Harbour news of the line</p>` + text, true},
		{"credit of a picture that was not saved", `<p>Ann the line | Moment | Getty Images</p>` + text, true},
		{"words between bars", text + `<p>North | the line | Fares</p>` + text, false},
		{"place in a gallery", text + `<p>Image 1 of / 23</p><p>Photo: The Line, AP</p>` + text, true},
		{"by-line below the introduction", `<p>` + filler + `</p><p>By Jane Doe · the line · Posted: Apr 25, 2019 4:00 AM EDT</p>` + text, true},
		{"line above a player", text + `<p>WATCH | Six ferries of the line leave for the last time:</p>` + text, true},
		{"sentence with a bar", text + `<p>They watch | as if nothing sailed | the line leave.</p>` + text, false},
		{"entries of a live blog", text + `<p>20:42 Line Roe</p>` + text + `<p>20:19 Line Roe</p>` + text + `<p>19:39 The line is shut.</p><p>19:38KEY EVENT</p>` + text, false},
		{"who the author is, with a word before", text + `<p>Reporter Jane Doe is with the line in Lindsay.</p>`, true},
		{"invitation", text + `<p>Follow the line on <a href="/x">Instagram</a> and YouTube.</p>`, true},
		{"last words that only begin so", text + `<p>Follow the line and you will come to Lindsay.</p>`, false},
		{"stories of the site", text + text + text + text + `<h3>More Great Harbour Stories</h3><ul><li>How the line was <a href="/x">won</a> and lost</li></ul>`, true},
		{"what a paragraph introduces", text + text + text + `<p>More from the board:</p><p>The board will vote on the line on Monday at noon.</p>`, false},
		{"what links earn", text + `<p>We may earn a commission from links to the line on this page.</p>` + text, true},
		{"links with bold labels, under their title", text + `<h4>More of the line</h4><ul><li><b>A pretext?</b> <a href="/x">What the line is for</a></li><li><b>Boats:</b> <a href="/y">Who sails the line</a></li></ul>` + text, true},
		{"list under its title", text + `<h4>More of the line</h4><ul><li><a href="/x">The ferry</a> sails at noon and at six in the evening</li><li>The boat does not sail</li></ul>` + text, false},
		{"line for subscribers", text + `<p>This article is for subscribers of the line. Sign in to continue reading.</p>` + text, true},
		{"headline as readers see it", `<h2>Ferry vote divides the line</h2>` + text, true},
		{"time of an update", text + `<p>First published by the line on 25 April 2019</p>`, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := decode(t, "a.html", `<html><head><meta name="author" content="Jane Doe"></head><body><article><h1>Ferry vote divides island</h1>`+c.html+`</article></body></html>`)
			got := strings.ToLower(strings.Join(bodyTexts(d.Article), "\n"))
			if strings.Contains(got, "the line") == c.out {
				t.Errorf("body %q", got)
			}
		})
	}
}

// TestRelativeTime: how long ago something came out is no day, and no line of its text.
func TestRelativeTime(t *testing.T) {
	for line, want := range map[string]bool{
		"il y a 3 heures": true, "vor 20 Minuten": true, "for 3 timer siden": true, "3 hours ago": true, "hace 2 días": true, "2 saat önce": true, "5 min": true,
		"3 ferries ago": false, "3 hours ago the ferry sailed": false, "hours": false,
	} {
		if relativeTime.MatchString(line) != want {
			t.Errorf("%q is not %v", line, want)
		}
	}
}
