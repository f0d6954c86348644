package format

import (
	"slices"
	"strings"
	"testing"

	"stet/editor"
)

func TestByline(t *testing.T) {
	for line, want := range map[string]bool{
		"By Jane Doe":                                     true,
		"BY JANE DOE":                                     true,
		"By Jane Doe and John Roe, Staff Writer":          true,
		"by Tomás Ó Reidy, Ann-Marie Holt and Li Na":      true,
		"By Jane Doe, The New York Times":                 true,
		"By the Associated Press":                         true,
		"By Reuters":                                      true,
		"By AFP":                                          true,
		"By Jane Doe in London":                           true,
		"Written by Jane Doe":                             true,
		"Von Jürgen von der Heide":                        true,
		"Por María de la Cruz":                            true,
		"Par Jeanne Dupont":                               true,
		"Jane Doe, Staff Writer":                          true,
		"By the time the vote was taken, three had left.": false,
		"By the time of the vote":                         false,
		"By Monday":                                       false,
		"By 2019":                                         false,
		"By The Numbers":                                  false,
		"By and large":                                    false,
		"By Jane Doe’s account, nobody left the room.":    false,
		"By Wednesday Mr. Kim had left":                   false,
		"Von der Leyen":                                   false,
		"Par Avion":                                       false,
		"Di Maio resigns":                                 false,
		"LONDON, April 24":                                false,
		"Paris, Texas":                                    false,
		"By order of the board, the ferry will sail again": false,
	} {
		if got := isByline(line); got != want {
			t.Errorf("isByline(%q) is %v", line, got)
		}
	}
}

func TestOpening(t *testing.T) {
	for _, c := range []struct{ text, place, date, agency string }{
		{"LONDON, April 24 (Reuters) — The board voted.", "LONDON", "April 24", "Reuters"},
		{"LONDON, April 24, 2019 (Reuters) - The board voted.", "LONDON", "2019-04-24", "Reuters"},
		{"WASHINGTON — The board voted.", "WASHINGTON", "", ""},
		{"NEW YORK (AP) — The board voted.", "NEW YORK", "", "AP"},
		{"SIOUX FALLS, S.D. – The board voted.", "SIOUX FALLS, S.D", "", ""},
		{"Berlin (dpa) - Die Fähre fährt.", "Berlin", "", "dpa"},
		{"April 24 (UPI) -- The board voted.", "", "April 24", "UPI"},
		{"London, 24 April — The board voted.", "London", "24 April", ""},
		{"NORRBY, Thursday, March 5, 2026 — The board voted.", "NORRBY", "2026-03-05", ""},
		{"NORRBY, Friday, March 5, 2026 — The board voted.", "NORRBY", "Friday, March 5, 2026", ""}, // one of them is wrong
	} {
		o, ok := readOpening(c.text)
		if !ok || o.place != c.place || o.date != c.date || o.agency != c.agency {
			t.Errorf("%q: got %+v, %v", c.text, o, ok)
		}
	}
	for _, text := range []string{
		"NATO — the alliance of thirty — voted.", "NASA - The agency voted.", "UPDATE — The board voted.", "BREAKING: The board voted.",
		"Mr. Kim — The man himself — voted.", "The board (nine members) - They voted.", "Source of the trouble: Nobody counted.",
		"He said: The board voted.", "“LONDON — The board voted.”", "LONDON CALLING AT THE TOP - FERRY VOTE", "LONDON —",
	} {
		if o, ok := readOpening(text); ok {
			t.Errorf("%q is no dateline, got %+v", text, o)
		}
	}
}

// TestLinesAbout lists lines that go to a field, as the field's new value, and
// lines that are prose: field "".
func TestLinesAbout(t *testing.T) {
	for _, c := range []struct{ line, field, value string }{
		{"News credit : Nytimes", "credit.raw", "News credit : Nytimes"},
		{"Credit: AP", "credit.raw", "Credit: AP"},
		{"CREDITS - The Harbour Times", "credit.raw", "CREDITS - The Harbour Times"},
		{"Courtesy of The Guardian", "credit.raw", "Courtesy of The Guardian"},
		{"This article was originally published by The Conversation.", "credit.raw", "This article was originally published by The Conversation."},
		{"Source: Reuters", "source", "Reuters"},
		{"Quelle: dpa", "source", "dpa"},
		{"REUTER", "source", "REUTER"},
		{"-- AP", "source", "AP"},
		{"© 2019 The New York Times Company", "copyright.holder", "The New York Times Company"},
		{"Copyright 2019, Example Press", "copyright.year", "2019"},
		{"(c) 2018-2019 Example Press. All rights reserved.", "copyright.year", "2019"},
		{"© 2017-18 Acme News", "copyright.year", "2018"},
		{"© 2017-18 Acme News", "copyright.holder", "Acme News"},
		{"© 2019 – 20 Minutes", "copyright.year", "2019"},
		{"© 2017–present Acme News", "copyright.holder", "Acme News"},
		{"Copyright 2017/18 Acme News. All rights reserved.", "copyright.holder", "Acme News"},
		{"All rights reserved.", "usageTerms", "All rights reserved."},
		{"This material may not be published, broadcast or redistributed without permission.", "usageTerms", "This material may not be published, broadcast or redistributed without permission."},
		{"Tags: ferries, #islands; Lindsay", "keywords", "ferries, islands, Lindsay"},
		{"Originally published at https://example.org/a?b=c", "url", "https://example.org/a?b=c"},
		{"Read the original: https://example.org/a.", "url", "https://example.org/a"},
		{"Published: 24 April 2019", "dateline.date", "2019-04-24"},
		{"Published: April 25, 2019 08:12 GMT", "published", "2019-04-25T08:12:00Z"},
		{"Last updated on 25 April 2019", "dateline.date", "2019-04-25"},
		{"Section: World", "section", "World"},
		{"Embargoed until: 2019-04-24 18:30 +09:00", "embargo", "2019-04-24T18:30:00+09:00"},
		{"Embargo: Tuesday, 6 p.m.", "editorNote", "Embargo: Tuesday, 6 p.m."},

		{"Credit: where it is due, the board should have some of it, said the captain.", "", ""},
		{"Credit rating agencies such as Moody’s had warned of the vote.", "", ""},
		{"Source of the trouble: nobody counted.", "", ""},
		{"Source: a person who knows the plans said so to the newspaper on Wednesday.", "", ""},
		{"Copyright law was simpler than ferries, one member joked.", "", ""},
		{"Photo: Sam Lee/Harbour Times", "", ""},
		{"Photo credit: Sam Lee", "", ""},
		{"Reuters reported on Wednesday that the ferry would sail.", "", ""},
		{"Published: never, if the board had its way.", "", ""},
		{"Tags: the board had them made for every single member of the crew and all of the passengers, too", "", ""},
		{"The captain: he will sail.", "", ""},
		{"April 24 was a long day.", "", ""},
		{"URL: nobody knew what that meant.", "", ""},
	} {
		body := "Ferry vote divides island\n\nThe board voted on Wednesday to bring the night ferry back to the island.\n\nIt sails on Monday at half past eight in the morning, the captain said.\n\n" + c.line
		a := decode(t, "a.txt", body).Article
		last := a.Body[len(a.Body)-1].Text
		if c.field == "" {
			if last != c.line {
				t.Errorf("%q is prose, but the body ends with %q", c.line, last)
			}
			continue
		}
		if got, _ := a.Field(c.field); got != c.value || last == c.line {
			t.Errorf("%q: %s is %q, want %q; body ends with %q", c.line, c.field, got, c.value, last)
		}
	}
}

func TestHeadline(t *testing.T) {
	const prose = "The board voted on Wednesday to bring the night ferry back to the island, and it sails on Monday."
	for _, c := range []struct{ name, text, headline, standfirst string }{
		{"plain", "Ferry sails\n\n" + prose, "Ferry sails", ""},
		{"without blank line", "Ferry sails\n" + prose, "Ferry sails", ""},
		{"underlined", "Ferry sails\n===========\n\n" + prose, "Ferry sails", ""},
		{"twice in other letters", "FERRY SAILS\n\nFerry sails\n\n" + prose, "FERRY SAILS", ""},
		{"below its breadcrumb", "News » Islands » Ferry sails\nFerry sails\n\n" + prose, "Ferry sails", ""},
		{"no breadcrumb", "Ferry sails / Board votes\n\n" + prose, "Ferry sails / Board votes", ""},
		{"below the by-line", "By Jane Doe\n\nFerry sails\n\n" + prose, "Ferry sails", ""},
		{"labelled", "Headline: Ferry sails\n\n" + prose, "Ferry sails", ""},
		{"a question", "Will the ferry sail?\n\n" + prose, "Will the ferry sail?", ""},
		{"ends in an abbreviation", "Ferry sails to the U.S.\n\n" + prose, "Ferry sails to the U.S.", ""},
		{"with a standfirst", "Ferry sails\n\nThe board has changed its mind at last\n\nBy Jane Doe\n\n" + prose, "Ferry sails", "The board has changed its mind at last"},
		{"no headline", "It was not the first vote, and it will not be the last one, said the captain.\n\n" + prose, "", ""},
		{"one paragraph", prose, "", ""},
		{"without its hidden end", "This is a test of the ferry. This is hidden: .\n\nA note\n\n" + prose, "", ""},
		{"without what stood in brackets", "The board ( )\n\nA note\n\n" + prose, "", ""},
		{"opens with a dateline", "LONDON (AP) — " + prose + "\n\n" + prose, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := decode(t, "a.txt", c.text).Article
			if a.Headline != c.headline || a.Standfirst != c.standfirst {
				t.Errorf("headline %q, standfirst %q", a.Headline, a.Standfirst)
			}
			if texts := bodyTexts(a); texts[len(texts)-1] != prose || slices.Contains(texts, c.headline) {
				t.Errorf("body %q", texts)
			}
		})
	}
}

func TestParagraphs(t *testing.T) {
	long := strings.Repeat("The harbour board voted on Wednesday to bring the ferry back. ", 8)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"one a line", "H\n" + long + "\n" + long, []string{strings.TrimSpace(long), strings.TrimSpace(long)}},
		{"hard wrapped", "Headline here\n\nThe harbour board voted on Wednesday to bring the night ferry\nback, a decision that its opponents called a timetable built on\nsand.\n\nIt sails on Monday at half past eight, and on every day after\nthat.",
			[]string{"The harbour board voted on Wednesday to bring the night ferry back, a decision that its opponents called a timetable built on sand.", "It sails on Monday at half past eight, and on every day after that."}},
		{"wrapped and indented", "Headline here\n\n    The harbour board voted on Wednesday to bring the night ferry\nback, a decision that its opponents called a timetable built on\nsand.\n    It sails on Monday at half past eight in the morning, and on every\nday after that.",
			[]string{"The harbour board voted on Wednesday to bring the night ferry back, a decision that its opponents called a timetable built on sand.", "It sails on Monday at half past eight in the morning, and on every day after that."}},
		{"verse", "Headline here\n\nThe sea is calm tonight.\nThe tide is full,\nthe moon lies fair.", []string{"The sea is calm tonight.", "The tide is full,", "the moon lies fair."}},
		{"quoted", "Headline here\n\n> We will sail\n> on Monday.\n\nHe said so.", []string{"We will sail on Monday.", "He said so."}},
		{"Windows and Mac line ends", "Headline here\r\n\r\nOne is here.\rTwo is here.", []string{"One is here.", "Two is here."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := bodyTexts(decode(t, "a.txt", c.text).Article); !slices.Equal(got, c.want) {
				t.Errorf("got %q", got)
			}
		})
	}
}

// TestUndo applies the undo of every note of a wire story and wants the line
// back in the body and the field empty.
func TestUndo(t *testing.T) {
	for _, file := range []string{"Ferry sails\nBy Jane Doe\nPublished: April 25, 2019 08:12 GMT\n\nLONDON, April 24 (Reuters) — The board voted on Wednesday to bring the ferry back.\n\nIt sails on Monday.\n\nNews credit : Nytimes\n© 2019 Example Press. All rights reserved."} {
		d := decode(t, "a.txt", file)
		for _, n := range d.Notes {
			a := d.Article.Clone()
			for _, e := range n.Undo {
				apply(t, &a, e)
			}
			if n.Field != "" {
				if v, _ := a.Field(n.Field); v != "" {
					t.Errorf("%s: %s is still %q", n.Decision, n.Field, v)
				}
			}
			if texts := strings.Join(bodyTexts(a), "\n"); !strings.Contains(texts, n.Text) {
				t.Errorf("%s: %q is not back in %q", n.Decision, n.Text, texts)
			}
			if err := a.Validate(); err != nil {
				t.Error(n.Decision, err)
			}
		}
		if len(d.Notes) != 6 {
			t.Errorf("%d notes: %v", len(d.Notes), d.Notes)
		}
	}
}

// apply does what an open manuscript does with one edit.
func apply(t *testing.T, a *editor.Article, e editor.Edit) {
	t.Helper()
	switch {
	case e.Field != "":
		if err := a.SetField(e.Field, e.Value); err != nil {
			t.Error(err)
		}
	case e.Insert != nil:
		at := 0
		if e.After != "" {
			at = a.Block(e.After) + 1
		}
		a.Body = slices.Insert(a.Body, at, *e.Insert)
	case e.Range != nil:
		b := &a.Body[a.Block(e.Range.Block)]
		b.Text = b.Text[:e.Range.Start] + e.Text + b.Text[e.Range.End:]
	}
}

// TestLetteredList: the third entry of a list is nobody's right.
func TestLetteredList(t *testing.T) {
	for text, want := range map[string]string{
		"(a) Fares\n\n(b) Ships\n\n(c) Harbours and Quays\n": "",
		"Fares rise.\n\n(c) Harbour Times\n":                 "(c) Harbour Times",
	} {
		a := decode(t, "a.txt", "Fares to rise\n\nBy Jane Doe\n\nThe council voted on Tuesday to raise the fares of all four lines.\n\n"+text).Article
		if a.Copyright.Notice != want {
			t.Errorf("%q: notice %q, want %q", text, a.Copyright.Notice, want)
		}
	}
}
