package store

import (
	"fmt"
	"strings"
	"testing"

	"stet/editor"
)

// turnout is a story with facts about an election in a town.
func turnout(town, percent string, status editor.FactStatus, sources ...editor.Source) editor.Story {
	s := story("Turnout in "+town, "Turnout was "+percent+", the mayor of "+town+" said.")
	f := editor.Fact{ID: "f1", Kind: editor.Percent, Status: status, Text: percent, Value: "93 %", Speaker: "the mayor of " + town,
		Range: editor.Range{Block: "b1", Start: 12, End: 12 + len(percent)}, Sources: sources}
	none := editor.Fact{ID: "f2", Kind: editor.NoFact, Status: editor.Verified, Text: "said", Range: editor.Range{Block: "b1", Start: 12, End: 16}}
	gone := editor.Fact{ID: "f3", Kind: editor.Date, Status: editor.Unchecked, Text: "last May", Gone: true}
	s.Facts = []editor.Fact{none, f, gone}
	return s
}

// withoutIndex runs a test with the index, and without.
func withoutIndex(t *testing.T, do func(t *testing.T, l *Library)) {
	t.Run("index", func(t *testing.T) { do(t, newLibrary(t)) })
	t.Run("scan", func(t *testing.T) {
		l := newLibrary(t)
		x := l.index
		l.index = nil
		defer func() { l.index = x }()
		do(t, l)
	})
}

func factsFound(t *testing.T, l *Library, query string) string {
	t.Helper()
	q, err := editor.ParseQuery(query, l.now())
	must(t, err)
	all, err := l.FindFacts(t.Context(), q.Terms, 100)
	must(t, err)
	var out []string
	for _, f := range all {
		out = append(out, f.Slug+" "+f.Headline+": "+f.Fact.Text)
	}
	return strings.Join(out, "; ")
}

func TestFindFacts(t *testing.T) {
	withoutIndex(t, func(t *testing.T, l *Library) {
		minutes := editor.Source{Kind: editor.Document, Title: "Minutes of the council", URL: "https://a.example/minutes"}
		oslo := add(t, l, turnout("Oslo", "93 percent", editor.Verified, minutes))
		bergen := add(t, l, turnout("Bergen", "93%", editor.Unchecked))
		const inOslo, inBergen = "slug-of-it Turnout in Oslo: 93 percent", "slug-of-it Turnout in Bergen: 93%"
		for query, want := range map[string]string{
			"93 percent":             inBergen + "; " + inOslo,
			`"93 percent"`:           inBergen + "; " + inOslo, // by the name of its kind
			"mayor osl":              inOslo,
			"minutes":                inOslo,
			"a.example council":      inOslo,
			"93 -minutes":            inBergen,
			"said":                   "", // nothing is to be checked in it
			"last may":               "slug-of-it Turnout in Bergen: last May; slug-of-it Turnout in Oslo: last May",
			"nothing like it at all": "",
			"-minutes":               "",
			"":                       "",
		} {
			if got := factsFound(t, l, query); got != want {
				t.Errorf("%q finds %q, want %q", query, got, want)
			}
		}
		s := turnout("Oslo", "94 percent", editor.Verified, minutes)
		s.Article.Headline = "Turnout corrected"
		file(t, l, oslo, 1, s)
		if got := factsFound(t, l, "oslo percent"); got != "slug-of-it Turnout corrected: 94 percent" {
			t.Errorf("after a revision: %q", got)
		}
		if _, err := l.Act(t.Context(), editor.Action{What: editor.Binned, Who: "Ana"}, []string{bergen}); err != nil {
			t.Fatal(err)
		}
		if got := factsFound(t, l, "bergen"); got != "" {
			t.Errorf("what lies in the bin is found: %q", got)
		}
		if gone, err := l.Purge(t.Context(), bergen); err != nil || !gone {
			t.Fatal(err)
		}
		if got := factsFound(t, l, "bergen"); got != "" {
			t.Errorf("what was deleted is found: %q", got)
		}
	})
}

func TestSettledAlike(t *testing.T) {
	withoutIndex(t, func(t *testing.T, l *Library) {
		minutes := editor.Source{Kind: editor.Document, Title: "Minutes"}
		oslo := add(t, l, turnout("Oslo", "93 percent", editor.Verified, minutes))
		add(t, l, turnout("Bergen", "93%", editor.Unchecked))
		add(t, l, turnout("Vik", "93  PERCENT", "attested:twice"))
		stale := turnout("Fagernes", "93 percent", editor.Verified)
		stale.Facts[1].Stale = true
		add(t, l, stale)
		other := turnout("Lom", "93 percent", editor.Verified)
		other.Facts[1].Kind = editor.Rank
		add(t, l, other)
		cut := turnout("Skien", "93 percent", editor.Cut)
		cut.Facts[1].Gone = true
		add(t, l, cut)
		ask := func(story string, f editor.Fact) string {
			t.Helper()
			all, err := l.SettledAlike(t.Context(), story, f, 10)
			must(t, err)
			var out []string
			for _, f := range all {
				out = append(out, strings.TrimPrefix(f.Headline, "Turnout in "))
			}
			return strings.Join(out, " ")
		}
		if got := ask("", editor.Fact{Kind: "percent:turnout", Text: "93 Percent"}); got != "Vik Oslo" {
			t.Errorf("the same words: %q", got)
		}
		if got := ask(oslo, editor.Fact{Kind: editor.Percent, Text: "93 per cent", Value: "93 %"}); got != "Vik" {
			t.Errorf("the same value, in another story: %q", got)
		}
		if got := ask("", editor.Fact{Kind: editor.Percent, Text: "92 percent", Value: "92 %"}); got != "" {
			t.Errorf("another: %q", got)
		}
		six := turnout("Voss", "6", editor.Verified, minutes)
		six.Facts[1].Kind = editor.Figure
		add(t, l, six)
		if got := ask("", editor.Fact{Kind: editor.Figure, Text: "6"}); got != "" {
			t.Errorf("a small number: %q", got)
		}
		if got := ask("", editor.Fact{Kind: editor.Percent}); got != "" {
			t.Errorf("no words: %q", got)
		}
	})
}

func TestUsedSources(t *testing.T) {
	withoutIndex(t, func(t *testing.T, l *Library) {
		minutes := editor.Source{ID: "1", Kind: editor.Document, Title: "Minutes", Locator: "p. 3", Confidential: true}
		mayor := editor.Source{ID: "2", Kind: editor.Person, Title: "The mayor", Contact: "555 0100"}
		add(t, l, turnout("Oslo", "93 percent", editor.Verified, mayor, minutes))
		add(t, l, turnout("Vik", "91 percent", editor.Unchecked))
		again := minutes
		again.ID, again.Locator = "3", "p. 9"
		add(t, l, turnout("Bergen", "92 percent", editor.Verified, again))
		all, err := l.UsedSources(t.Context(), "", 10)
		if err != nil || len(all) != 2 || all[0].Source != again || all[0].Headline != "Turnout in Bergen" || all[1].Source != mayor {
			t.Errorf("%+v, %v", all, err)
		}
		if all, err = l.UsedSources(t.Context(), "the may", 10); err != nil || len(all) != 1 || all[0].Source != mayor {
			t.Errorf("%+v, %v", all, err)
		}
		if all, err = l.UsedSources(t.Context(), "", 1); err != nil || len(all) != 1 {
			t.Errorf("%+v, %v", all, err)
		}
	})
}

// TestFactsOfManyStories asks for more than the index gives at a time.
func TestFactsOfManyStories(t *testing.T) {
	withoutIndex(t, func(t *testing.T, l *Library) {
		const stories, each = 7, 33
		for n := range stories {
			s := story(fmt.Sprint("Story ", n), strings.Repeat("41 ", each))
			for i := range each {
				s.Facts = append(s.Facts, editor.Fact{ID: fmt.Sprint(i), Kind: editor.Figure, Status: editor.Verified, Text: "41", Value: fmt.Sprint(i),
					Range: editor.Range{Block: "b1", Start: 3 * i, End: 3*i + 2}})
			}
			add(t, l, s)
		}
		q, _ := editor.ParseQuery("41", l.now())
		all, err := l.FindFacts(t.Context(), q.Terms, 1000)
		if err != nil || len(all) != stories*each {
			t.Fatalf("%d facts, %v", len(all), err)
		}
		seen := map[string]bool{}
		for _, f := range all {
			seen[f.Headline+f.Fact.ID] = true
		}
		if len(seen) != stories*each || all[0].Headline != "Story 6" || all[len(all)-1].Headline != "Story 0" {
			t.Errorf("%d of them, from %s to %s", len(seen), all[0].Headline, all[len(all)-1].Headline)
		}
	})
}

// TestFactsAreFoundWhereTheIndexBreaks drops what finds them.
func TestFactsAreFoundWhereTheIndexBreaks(t *testing.T) {
	l := newLibrary(t)
	add(t, l, turnout("Oslo", "93 percent", editor.Verified))
	if factsFound(t, l, "oslo") == "" {
		t.Fatal("not found at first")
	}
	for _, table := range []string{"fact_ft", "fact_key"} {
		spoilFile(l.path+"-index.db", "drop table if exists "+table)
		for range 2 {
			_, err := l.UsedSources(t.Context(), "", 1)
			must(t, err)
			factsFound(t, l, "oslo")
		}
		must(t, l.Index(t.Context(), func(int, int) {}))
		if factsFound(t, l, "oslo") == "" {
			t.Errorf("without %s a fact is lost", table)
		}
	}
}
