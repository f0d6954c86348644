package credit

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

func TestTheCleanStoryPassesEveryRule(t *testing.T) {
	in := cleanInput(t)
	in.Known.Signed = &in.Story.Article
	in.Known.Reread = map[string]editor.Article{"HTML page": in.Story.Article}
	in.Known.Others = &Others{}
	result := Check(in)
	if len(result.Findings) > 0 || len(result.Passed) != len(Rules) {
		t.Errorf("%d of %d rules pass:\n%s", len(result.Passed), len(Rules), strings.Join(lines(result.Findings), "\n"))
	}
}

func TestEveryRuleHasItsOwnNameAndTitle(t *testing.T) {
	names := map[string]bool{}
	for _, r := range Rules {
		if names[r.Name] || names[r.Title] || r.Title == "" || !slices.Contains(editor.Severities, r.Severity) {
			t.Errorf("rule %q, %q, %q", r.Name, r.Title, r.Severity)
		}
		names[r.Name], names[r.Title] = true, true
		if !isWebAddress(r.Policy) {
			t.Errorf("%s follows %q", r.Name, r.Policy)
		}
	}
}

// republished returns a story as sites republish it: a credit line and nothing
// else that says whose it is.
func republishedInput(t testing.TB) Input {
	return Input{Outlets: outlets(t), Now: noon, Story: editor.Story{Article: editor.Article{
		Headline: "Leaders Meet at Sea as Talks Stall",
		Credit:   editor.Credit{Raw: "News credit : Nytimes", Canonical: "The New York Times"},
		Body: []editor.Block{
			{ID: "a", Kind: editor.Paragraph, Text: "The two leaders met on Thursday aboard a ferry, in waters that both countries claim."},
			{ID: "b", Kind: editor.Paragraph, Text: "“If the strait is open, everything is open,” said Peter K. Lindqvist, the director of the Institute for Straits. “And in the long run, that is what both of them want.”"},
			{ID: "c", Kind: editor.Paragraph, Text: "“There is no other way at the moment,” Mr. Lindqvist said on Wednesday. “So we sail.”"},
		},
	}}}
}

func TestRepublishedStory(t *testing.T) {
	result := Check(republishedInput(t))
	want := []string{
		"block byline “” The story has no by-line",
		"block licence “” The text is republished without a licence or usage terms; if it is your own, say who you are in Help › You and your desk",
		"block url “” The story does not link to the original",
		"block b:0-48 ““If the strait is open, everything is open,”” No fact says where the quote is from",
		"block b:117-175 ““And in the long run, that is what both of them want.”” No fact says where the quote is from",
		"block c:0-42 ““There is no other way at the moment,”” No fact says where the quote is from",
		"warn published “” The story has neither a publication date nor a date in its dateline",
		"warn credit.raw “News credit : Nytimes” The credit line is not in house form [Use “The New York Times”]",
		"warn a:23-31 “Thursday” The story has no date, so nobody can tell which day “Thursday” is",
		"warn c:65-74 “Wednesday” The story has no date, so nobody can tell which day “Wednesday” is",
	}
	if got := lines(result.Findings); !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestWaiversMatchByKey(t *testing.T) {
	in := republishedInput(t)
	in.Story.Waivers = []editor.Waiver{
		{Rule: "byline-present", Field: "byline", By: "Jo Lee", Reason: "syndicated unsigned"},
		{Rule: "relative-day", Text: "Thursday", By: "Jo Lee", Reason: "dated on the page"},
		{Rule: "link-present", Field: "url", Text: "https://gone.example", By: "Jo Lee", Reason: "another story"},
	}
	var waived []string
	for _, f := range Check(in).Findings {
		if f.Waived != nil {
			waived = append(waived, f.Rule+" "+f.Waived.Reason)
			if f.Stops() {
				t.Errorf("%s still stops the export", f.Rule)
			}
		}
	}
	if want := []string{"byline-present syndicated unsigned", "relative-day dated on the page"}; !slices.Equal(waived, want) {
		t.Errorf("waived %q, want %q", waived, want)
	}
	for _, r := range Check(in).Passed {
		if r.Name == "byline-present" {
			t.Error("a waived rule counts as passed")
		}
	}
}

func TestFindingsStandInDocumentOrder(t *testing.T) {
	in := cleanInput(t)
	a := &in.Story.Article
	a.Published, a.Byline, a.Embargo = time.Time{}, "by Marta Ilves", noon.Add(time.Hour)
	a.Standfirst = "It sails today"
	a.Body = append([]editor.Block{picture("i", editor.Image{})}, a.Body...)
	a.Body = append(a.Body, editor.Block{ID: "z", Kind: editor.Paragraph, Text: "“It was a decision taken in the open.”"})
	var got []string
	for _, f := range Check(in).Findings {
		got = append(got, string(f.Severity)+" "+f.Rule)
	}
	want := []string{"block embargo", "block image-credit", "block image-rights", "block quote-source", "warn byline-form", "warn date-present",
		"warn relative-day", "warn relative-day", "info quote-unattributed"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestCheckOfNothing(t *testing.T) {
	for range 2 {
		var keys []string
		for _, f := range Check(Input{}).Findings {
			keys = append(keys, f.Rule)
		}
		want := []string{"byline-present", "date-present", "link-present"}
		if !slices.Equal(keys, want) {
			t.Errorf("got %q", keys)
		}
	}
}

// TestPolicies: each rule leads to the page of whoever made it, in a language that desks
// read, and not to a copy of it or to a front page of the news.
func TestPolicies(t *testing.T) {
	copies := []string{"recehnews.com", "books.lib.uoguelph.ca", "slideshare.net", "blogspot."}
	abroad := regexp.MustCompile(`^/(?:ar|ru|ja|zh|es|de|fr)(?:/|$)`)
	for _, r := range Rules {
		u, err := url.Parse(r.Policy)
		if err != nil || u.Scheme != "https" || !strings.Contains(u.Host, ".") || strings.ContainsAny(r.Policy, " \n") {
			t.Errorf("%s follows %q", r.Name, r.Policy)
			continue
		}
		if abroad.MatchString(u.Path) || slices.ContainsFunc(copies, func(c string) bool { return strings.Contains(u.Host, c) }) || u.Host == "www.mediamatters.org" && len(u.Path) < 2 {
			t.Errorf("%s follows %s, which is no page of its maker's that an editor can read", r.Name, r.Policy)
		}
	}
}
