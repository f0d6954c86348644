package assets

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/credit"
	"stet/editor/credit/profile"
)

var update = flag.Bool("update", false, "write the sample story's files anew")

// now is a day after the sample was filed.
var now = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// TestSample keeps the files of the sample story as draft and edited make them.
func TestSample(t *testing.T) {
	for i, s := range []editor.Story{draft(), edited()} {
		if err := s.Validate(); err != nil {
			t.Fatalf("revision %d: %v", i+1, err)
		}
		want, err := s.Canonical()
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(fmt.Sprintf("sample/sample-%d.json", i+1), append(want, '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got := bytes.TrimSpace(Sample[i]); !bytes.Equal(got, want) {
			t.Errorf("sample-%d.json is not what this test makes: run go test ./assets -update", i+1)
		}
	}
}

func TestSampleTeaches(t *testing.T) {
	s, err := editor.ParseStory(Sample[1])
	if err != nil {
		t.Fatal(err)
	}
	seen := map[editor.FactStatus]int{}
	for _, f := range s.Facts {
		seen[f.Status]++
		if f.Status == editor.Verified && len(f.Sources) == 0 {
			t.Errorf("%q is verified without a source", f.Text)
		}
	}
	for _, status := range []editor.FactStatus{editor.Unchecked, editor.NeedsSource, editor.Verified, editor.Disputed} {
		if seen[status] == 0 {
			t.Errorf("no fact is %s", status)
		}
	}
	outlets, err := credit.ParseOutlets(bytes.NewReader(Outlets))
	if err != nil {
		t.Fatal(err)
	}
	own, err := Profiles.ReadFile("profiles/own.yaml")
	if err != nil {
		t.Fatal(err)
	}
	asked, err := profile.Parse(editor.OwnCopy, own)
	if err != nil {
		t.Fatal(err)
	}
	stopping := 0
	for _, f := range credit.Check(credit.Input{Story: s, Outlets: outlets, Now: now, Profile: asked}).Findings {
		if f.Stops() {
			stopping++
			if f.Rule != "credit-unknown" {
				t.Errorf("%s also stops: %s", f.Rule, f.Message)
			}
		} else {
			t.Logf("%s %s: %s", f.Severity, f.Rule, f.Message)
		}
	}
	if stopping != 1 {
		t.Errorf("%d credit failures, want the one that the tour mends", stopping)
	}
}

// article is what both revisions share.
func article() editor.Article {
	return editor.Article{
		Slug:       "bridge",
		Byline:     "By Marta Ilves",
		Authors:    []editor.Author{{Name: "Marta Ilves"}},
		Dateline:   editor.Dateline{Place: "Port Alder", Date: "2026-11-20"},
		Published:  time.Date(2026, 11, 20, 17, 30, 0, 0, time.UTC),
		Source:     "Harbour Gazette",
		Credit:     editor.Credit{Raw: "News credit : gazete"},
		Copyright:  editor.Copyright{Holder: "Harbour Gazette", Year: 2026, Notice: "© 2026 Harbour Gazette"},
		UsageTerms: "One use with credit, agreed with the news desk of the Harbour Gazette",
		URL:        "https://harbour-gazette.example/bridge-repair-bill",
		Language:   "en-GB",
		Section:    "City",
		Keywords:   []string{"bridge", "council", "transport"},
		Status:     editor.Checking,
	}
}

func body(texts ...string) []editor.Block {
	var out []editor.Block
	for i, text := range texts {
		out = append(out, editor.Block{ID: fmt.Sprintf("bridge-p%d", i+1), Kind: editor.Paragraph, Text: text})
	}
	return out
}

// draft is revision 1, as it was filed.
func draft() editor.Story {
	a := article()
	a.Headline = "Harbour bridge repairs to cost £41m"
	a.Standfirst = "Engineers say a long closure cannot be avoided; nobody has said who will pay."
	a.Body = body(
		"Repairs to the harbour bridge will cost £41 million, over twice the sum the council named in March, after divers and climbers found cracks in 15 of its 36 hangers.",
		"Critics were quick to respond.",
		"“I would not walk my dog across it in a gale,” said Ilse Brandt, who was the bridge’s chief engineer until 2019. “What I cannot understand is why it took them four years to look.”",
		"A survey that the council ordered had warned of rust inside the cable sleeves as early as 2018, but the work was put off twice so that the money could go to flood walls.",
		"The bridge, which opened in 1961 and carries 22,000 vehicles a day, will close to all traffic for nine weeks from 11 January, the council said in a statement.",
		"Ferries will run every 20 minutes in the meantime. The operator expects to carry 9,000 people a day, three times as many as now.",
	)
	s := editor.Story{Article: a}
	s.Facts = []editor.Fact{
		bill(s),
		tag(s, "f-hangers", "bridge-p1", "15 of its 36 hangers", editor.Figure, editor.Verified, hangers),
	}
	return s
}

func bill(s editor.Story) editor.Fact {
	return tag(s, "f-bill", "bridge-p1", "£41 million", editor.Money, editor.Verified, func(f *editor.Fact) {
		f.Value = "GBP 41000000"
		f.Sources = []editor.Source{{ID: "s-bill", Kind: "document", Title: "Council finance committee",
			Locator: "item 7, p. 3", Who: "M. Ilves", When: "retrieved 19 Nov"}}
	})
}

// hangers is verified with the draft's words, which the copy edit changes.
func hangers(f *editor.Fact) {
	f.Sources = []editor.Source{{ID: "s-hangers", Kind: "document", Title: "Inspection report, table 2",
		Locator: "p. 11", When: "received 18 Nov"}}
}

// edited is revision 2, after the copy edit and a first round of checking.
func edited() editor.Story {
	before := draft().Article.Body
	a := article()
	a.Headline = "Harbour bridge repair bill climbs to £41m as cracks spread"
	a.Standfirst = "Engineers say a closure of nine weeks cannot be avoided; nobody has said who will pay."
	reworded := func(i int, pairs ...string) editor.Block {
		b := before[i]
		b.Text = strings.NewReplacer(pairs...).Replace(b.Text)
		return b
	}
	a.Body = []editor.Block{
		reworded(0, "Repairs to the harbour bridge will cost £41 million, over twice", "The repair bill for the harbour bridge has risen to £41 million, more than double", "in 15 of", "in 14 of"),
		reworded(4, " in a statement", ""),
		before[2],
		reworded(3, "2018", "2017"),
		before[5],
	}
	s := editor.Story{Article: a}
	s.Facts = []editor.Fact{
		bill(s),
		tag(s, "f-hangers", "bridge-p1", "14 of its 36 hangers", editor.Figure, editor.Verified, func(f *editor.Fact) {
			hangers(f)
			f.Stale, f.Was = true, draft().Facts[1].Text
		}),
		tag(s, "f-opened", "bridge-p5", "opened in 1961", editor.Date, editor.Verified, func(f *editor.Fact) {
			f.Sources = []editor.Source{{ID: "s-opened", Kind: "own", Title: "Plaque on the north tower", Who: "R. Okafor", When: "seen 19 Nov"}}
		}),
		tag(s, "f-traffic", "bridge-p5", "22,000 vehicles a day", editor.Figure, editor.Unchecked, nil),
		tag(s, "f-closure", "bridge-p5", "nine weeks from 11 January", editor.Duration, editor.NeedsSource, func(f *editor.Fact) {
			f.Note = "Only the press officer by telephone so far."
		}),
		tag(s, "f-quote", "bridge-p3", "“I would not walk my dog across it in a gale,”", editor.Quotation, editor.Disputed, func(f *editor.Fact) {
			f.Speaker, f.Cue = "Ilse Brandt", "said"
			f.Note = "The recording at 00:14:22 has “on a windy day”."
			f.Checker = "R. Okafor"
			f.Sources = []editor.Source{{ID: "s-quote", Kind: "recording", Title: "Interview with Ilse Brandt", Locator: "00:14:22", When: "17 Nov"}}
		}),
		tag(s, "f-survey", "bridge-p4", "as early as 2017", editor.Date, editor.NeedsSource, nil),
		tag(s, "f-ferries", "bridge-p6", "9,000 people a day, three times as many as now", editor.Calculation, editor.Unchecked, nil),
	}
	return s
}

// tag makes a fact of words where they stand in a block.
func tag(s editor.Story, id, block, words string, kind editor.FactKind, status editor.FactStatus, more func(*editor.Fact)) editor.Fact {
	text, _ := s.Article.Text(block)
	at := strings.Index(text, words)
	if at < 0 {
		panic("the sample has no words " + words)
	}
	f := editor.Fact{ID: id, Kind: kind, Status: status, Text: words,
		Range:  editor.Range{Block: block, Start: at, End: at + len(words)},
		Before: text[max(0, strings.LastIndex(text[:max(0, at-1)], " ")+1):at],
		After:  firstWord(text[at+len(words):])}
	if status == editor.Verified || status == editor.Disputed {
		f.Checker, f.Settled = "R. Okafor", time.Date(2026, 11, 20, 15, 0, 0, 0, time.UTC)
	}
	if more != nil {
		more(&f)
	}
	return f
}

func firstWord(text string) string {
	if i := strings.Index(strings.TrimLeft(text, " "), " "); i >= 0 {
		return text[:i+len(text)-len(strings.TrimLeft(text, " "))]
	}
	return text
}
