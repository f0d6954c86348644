package consistency

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"stet/editor"
)

var wednesday = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

// story makes a story published on wednesday of a headline and paragraphs parted
// by bars.
func story(headline, body string) editor.Story {
	a := editor.Article{Headline: headline, Published: wednesday}
	for i, p := range strings.Split(body, "|") {
		a.Body = append(a.Body, editor.Block{ID: fmt.Sprintf("b%d", i+1), Kind: editor.Paragraph, Text: p})
	}
	return editor.Story{Article: a}
}

const passes = "" // in a case: no rule finds anything

// TestRules holds stories that one rule finds something in, and stories as like
// them as can be that none does. What is found is its words and the message.
func TestRules(t *testing.T) {
	for _, c := range []struct{ headline, body, rule, words, message string }{
		// weekday-fits
		{"", "The bridge opened on Thursday, April 25, 2019.", passes, "", ""},
		{"", "The bridge opened on Friday, April 25, 2019.", "weekday-fits", "Friday, April 25, 2019", "25 April 2019 is a Thursday, not a Friday"},
		{"", "The bridge opened on Mon, 25 April 2019.", "weekday-fits", "Mon, 25 April 2019", "25 April 2019 is a Thursday, not a Monday"},
		{"", "It reopens on Thursday, December 3.", passes, "", ""},
		{"", "It reopens on Friday, December 3.", "weekday-fits", "Friday, December 3", "3 December 2026 is a Thursday, not a Friday"}, // one in 2027
		{"", "It reopens on Thursday, March 4.", passes, "", ""},                                                                       // of 2027
		{"", "It closed on Thursday, September 3.", passes, "", ""},
		{"", "It closed on Friday, September 3.", "weekday-fits", "Friday, September 3", "3 September 2026 is a Thursday, not a Friday"},
		{"", "In 2001 the towers fell. It was Tuesday, Sept. 11, and clear.", passes, "", ""},
		{"", "In 2001 the towers fell. It was Monday, Sept. 11, and clear.", "weekday-fits", "Monday, Sept. 11", "11 September 2026 is a Friday, not a Monday"},
		{"", "It reopens on Monday, December 3.", "weekday-fits", "Monday, December 3", "3 December 2026 is a Thursday, not a Monday"},
		{"", "He came on Thursday and left in April 2019.", passes, "", ""},

		// age-fits
		{"", "Ann Lee, 46, was born in 1980 in Vik.", passes, "", ""},
		{"", "Ann Lee, 45, was born in 1980 in Vik.", passes, "", ""}, // her birthday may be in December
		{"", "Ann Lee, 54, was born in 1980 in Vik.", "age-fits", "54", "Somebody born 1980 is 45 or 46, not 54"},
		{"", "Ann Lee, 45, was born on 3 December 1980.", passes, "", ""},
		{"", "Ann Lee, 46, was born on 3 December 1980.", "age-fits", "46", "Somebody born 3 December 1980 is 45, not 46"},
		{"", "Ann Lee, 54, was born in 1980, and died last week.", passes, "", ""},
		{"", "Ann Lee, 54, and Bo Lee, 46, met in Vik. He was born in 1980.", passes, "", ""},

		// age-agrees
		{"", "Karl Berg, 64, and Ann Lee, 46, came.|Berg, who is 64, left with Lee.", passes, "", ""},
		{"", "Karl Berg, 64, came.|Berg, who is 46, left.", "age-agrees", "46", "Karl Berg is 46 here, 64 before"},
		{"", "Karl Berg, 64, came.|The 63-year-old Berg left.", "age-agrees", "63-year-old", "Karl Berg is 63 here, 64 before"},
		{"", "Karl Berg, 64, came.|Berg, 46, left.", "age-agrees", "46", "Karl Berg is 46 here, 64 before"},
		{"", "Karl Berg, 64, came.|A 46-year-old engineer, Karl Berg left.", passes, "", ""},
		{"", "Karl Berg, 64, came.|The 46-year-old council engineer Karl Berg left.", "age-agrees", "46-year-old", "Karl Berg is 46 here, 64 before"},
		{"", "Karl Berg, 64, and Ann Berg, 46, came.|Berg, 46, left.", passes, "", ""}, // which one is not said
		{"", "Karl Berg, 64, came.|Berg was 46 when the bridge closed.", passes, "", ""},
		{"", "Karl Berg, 64, came.|“Berg, 46, is lying,” said a man.", passes, "", ""},

		// age-of-thing
		{"", "The bridge, which opened in 1952, carries most of the traffic into the town from the north.|The 74-year-old bridge is to close for two years while its cables are replaced, the council said.", passes, "", ""},
		{"", "The bridge, which opened in 1952, carries most of the traffic into the town from the north.|The 64-year-old bridge is to close for two years while its cables are replaced, the council said.",
			"age-of-thing", "64-year-old", "A bridge opened in 1952 is 73 or 74 years old, not 64"},
		{"", "Opened in 1952, the Norrby Bridge carries most of the traffic into the town from the north, and it is cracked.|The bridge is 64 years old, and the council now wants it closed for two years.",
			"age-of-thing", "64 years old", "A bridge opened in 1952 is 73 or 74 years old, not 64"},
		{"", "The nearly 75-year-old bridge is to close for two years while its cables are replaced, the council said. It was opened in 1952, when the bridge in the east closed.", passes, "", ""},
		{"", "The bridge, which opened in 1952, carries most of the traffic into the town from the north.|The 64-year-old school is to close for two years while its roof is replaced, the council said.", passes, "", ""},
		{"", "The bridge was built in 1952 and the old school was built in 1890, both of red brick from the works at Lund.|The 136-year-old school is to close for two years.", passes, "", ""},
		{"", "The bridge, which opened in 1952, carries most of the traffic into the town from the north.|When the bridge opened in 1962 there were six thousand cars in the town, and no one to count them.",
			"age-of-thing", "1962", "The bridge opened in 1962 here, in 1952 before"},

		// amount-differs
		{"", "The repair will cost $48.6 million.|The council set the $48.6 million repair against its savings.", passes, "", ""},
		{"", "The repair will cost $48.6 million.|The council set the $46.8 million repair against its savings.", "amount-differs", "$46.8 million", "“$46.8 million” here, “$48.6 million” before"},
		{"", "The repair rose to $48.6 million from $46.8 million.", passes, "", ""},
		{"", "The repair of the bridge will cost $48.6 million.|To mend the bridge and finish the repair takes $49.6 million.", "amount-differs", "$49.6 million", "“$49.6 million” here, “$48.6 million” before"},
		{"", "The repair will cost $48.6 million.|The school will cost $46.8 million.", passes, "", ""},
		{"", "The bridge carries 14,000 cars a day.|Some 14,500 vehicles a day cross it.", "amount-differs", "14,500 vehicles a day", "“14,500 vehicles a day” here, “14,000 cars a day” before"},
		{"", "The bridge carries 14,000 cars a day, or 14,500 cars daily.", "amount-differs", "14,500 cars daily", "“14,500 cars daily” here, “14,000 cars a day” before"},
		{"", "The bridge carries 14,000 cars a day.|Some 14,200 vehicles a day cross it.", passes, "", ""}, // rounded
		{"", "The bridge carried 14,000 cars a day in May.|By June it had risen to 14,500 vehicles a day.", passes, "", ""},
		{"", "The bridge carries 14,000 cars a day.|Some 6,000 lorries a day cross it.", passes, "", ""},
		{"", "The bridge has 1,204 bolts.|It had 1,240 bolts of steel.", "amount-differs", "1,240", "“1,240” here, “1,204” before"},

		// first-name-agrees
		{"", "Council leader Karen Boyle spoke to the council.|Council leader Kate Boyle left.", "first-name-agrees", "Kate Boyle", "Boyle is Kate here, Karen before: council leader"},
		{"", "Karen Boyle, the council engineer, spoke to the council.|Emma Boyle, the council’s engineer, left.", "first-name-agrees", "Emma Boyle", "Boyle is Emma here, Karen before: council engineer"},
		{"", "Council leader Karen Boyle spoke to the council.|Karl Boyle, her husband, left.", passes, "", ""},
		{"", "Mayor Karen Boyle spoke to the council.|Mayor Emma Boyle left.", "first-name-agrees", "Emma Boyle", "Boyle is Emma here, Karen before: mayor"},

		// percent-follows
		{"", "The bill rose 12 percent to £41 million from £36.6 million.", passes, "", ""},
		{"", "The bill rose 21 percent to £41 million from £36.6 million.", "percent-follows", "21 percent", "From £36.6 million to £41 million is 12.0 percent, not 21 percent"},
		{"", "Traffic fell by 25% from 20,000 to 15,000.", passes, "", ""},
		{"", "The bill fell from $2.0 million to $1.0 million, a decline of 90 percent.", "percent-follows", "90 percent", "From $2.0 million to $1.0 million is 50.0 percent, not 90 percent"},
		{"", "The bill rose 60 percent to $60 million from $40 million.", "percent-follows", "60 percent", "From $40 million to $60 million is 50.0 percent, not 60 percent"},
		{"", "The bill rose 35 percent to $48.6 million from $40 million.", "percent-follows", "35 percent", "From $40 million to $48.6 million is 21.5 percent, not 35 percent"},
		{"", "The bill rose 22 percent to $48.6 million from $40 million.", passes, "", ""},
		{"", "The crowd rose 9 percent to 13,000 from 12,000.", passes, "", ""},
		{"", "Traffic fell by 33% from 20,480 to 15,360.", "percent-follows", "33%", "From 20,480 to 15,360 is 25.0 percent, not 33%"},
		{"", "Traffic rose by 30% from 10,000 to 13,400.", passes, "", ""}, // 10,000 is a round number, and so may 30% be
		{"", "There are cracks in 14 of its 36 hangers, or 39 percent.", passes, "", ""},
		{"", "There are cracks in 14 of its 36 hangers (39 percent).", passes, "", ""},
		{"", "There are cracks in 14 of its 36 hangers, or 49 percent.", "percent-follows", "49 percent", "14 of its 36 is 38.9 percent, not 49 percent"},
		{"", "Nearly 14 of its 36 hangers, or 49 percent, are cracked.", passes, "", ""},
		{"", "The tax went from 5 percent to 7 percent, and to 200 dollars from 100.", passes, "", ""},

		{"", "Visitors rose from 200 to 250, a rise of 25 percent.", passes, "", ""},
		{"", "Visitors rose from 200 to 250, a rise of 30 percent.", "percent-follows", "30 percent", "From 200 to 250 is 25.0 percent, not 30 percent"},
		{"", "It treated 23,800 patients, up from 21,250 a year earlier, a rise of 12 percent.", passes, "", ""},
		{"", "It treated 23,800 patients, up from 21,250 a year earlier, a rise of 15 percent.", "percent-follows", "15 percent", "From 21,250 to 23,800 is 12.0 percent, not 15 percent"},
		{"", "It treated 18,700 patients, down from 21,250, a fall of 20 percent.", "percent-follows", "20 percent", "From 21,250 to 18,700 is 12.0 percent, not 20 percent"},
		{"", "It spends £12.4 million, or 8 percent of its yearly budget of £155 million.", passes, "", ""},
		{"", "It spends £12.4 million, or 9 percent of its yearly budget of £155 million.", "percent-follows", "9 percent", "£12.4 million of £155 million is 8.0 percent, not 9 percent"},
		{"", "It spends £12.4 million, or 9 percent more, of which £155 million is borrowed.", passes, "", ""},
		{"", "Of them 8,662 of 14,200, or 70 percent, will come.", "percent-follows", "70 percent", "8,662 of 14,200 is 61.0 percent, not 70 percent"},

		// amount-differs, of two digits
		{"", "The hospital closed 84 beds last year, the report says.|Nurses said that the 48 beds that were closed would be missed.", "amount-differs", "48", "“48” here, “84” before"},
		{"", "The hospital closed 84 beds last year, the report says.|Nurses said that the 48 beds in the wing would be missed.", passes, "", ""},
		{"", "The hospital closed 84 beds last year, the report says.|It closed another 48 beds in the spring.", passes, "", ""},

		// figure-differs
		{"Repair bill climbs to £41m", "The bill has risen to £41.3 million.", passes, "", ""},
		{"Repair bill climbs to £41m", "The bill has risen to £47 million.", "figure-differs", "£41m", "“£41m” here, “£47 million” in the story"},
		{"Repair bill climbs to £41m", "The bill has risen to £47 million from £35 million.", passes, "", ""}, // the 41 may be told otherwise
		{"Repair bill climbs to £41m", "The bill has risen to £47 million from £20 million.", "figure-differs", "£41m", "“£41m” here, “£47 million” in the story"},
		{"Repair bill climbs to £41m", "The bill has risen to £4 million.", passes, "", ""}, // another bill
		{"", "Cracks were found in 14 of its 36 hangers.|The 36 hangers are steel.", passes, "", ""},
		{"", "Cracks were found in 14 of its 36 hangers.|The 38 hangers are steel.", "figure-differs", "38 hangers", "“38 hangers” here, “14 of its 36 hangers” before"},
		{"", "The 36 hangers are steel.|Some 38 hangers were ordered.", passes, "", ""},
		{"", "The 36 hangers are steel.|“The 38 hangers will hold,” said Ann Lee.", passes, "", ""}, // his words
		{"", "Ten of the 18 staffers came, then six of the 20 staffers.", passes, "", ""},
		{"", "The 12 people who came met the 14 people who stayed.", passes, "", ""},

		// name-spelt
		{"", "Harry Kazianis spoke.|Kazianis was first, and Kazanis was last.", "name-spelt", "Kazanis", "“Kazanis” is spelt “Kazianis” elsewhere in this story"},
		{"", "Harry Kazianis and Harry Kazanis are one. So Kazianis says.", "name-spelt", "Kazanis", "“Kazanis” is spelt “Kazianis” elsewhere in this story"},
		{"", "Harry Kazianis and Mary Kazanis are two. So Kazianis says.", passes, "", ""},
		{"", "Catherine Boyle spoke to the council.|Katherine Boyle left.", "name-spelt", "Katherine", "“Katherine” is spelt “Catherine” elsewhere in this story"},
		{"", "Stephen Boyle spoke to the council.|Steven Boyle left. So Steven Boyle says.", "name-spelt", "Stephen", "“Stephen” is spelt “Steven” elsewhere in this story"},
		{"", "John Boyle spoke to the council.|Joan Boyle left with Paul Boyle and Paula Boyle.", passes, "", ""},
		{"", "Catherine Boyle spoke to the council.|Katherine Doyle left.", passes, "", ""},
		{"", "Michael Boyle spoke to the council. So Micheal Boyle says.", "name-spelt", "Micheal", "“Micheal” is spelt “Michael” elsewhere in this story"},
		{"", "All of the council heard Mayor Boyle.|It thanked Mayor Doyle.", "name-spelt", "Doyle", "“Doyle” is spelt “Boyle” elsewhere in this story"},
		{"", "All of the council heard Mr. Boyle.|It thanked Mr. Doyle.", passes, "", ""},
		{"", "Harry Clinton came with the Clintons. So Clinton says.", passes, "", ""},
		{"", "Harry Carter met Harry Barter. Carter left.", passes, "", ""},

		// surname-first
		{"", "On Thursday the inquiry into the bridge heard that Brandt had warned the council of cracks twice.|Ilse Brandt leads it.", "surname-first", "Brandt", "Brandt is met here by surname, and named in full only later: Ilse Brandt"},
		{"", "On Thursday the inquiry into the bridge heard that Ilse Brandt had warned the council of cracks twice.|Brandt leads it.", passes, "", ""},
		{"", "Ilse Brandt III leads it.|On Thursday the inquiry into the bridge heard that Brandt had warned the council of cracks twice. So says Ilse Brandt.", passes, "", ""},
		{"Brandt blamed", "On Thursday the inquiry into the bridge heard that Ilse Brandt had warned the council of cracks twice.", passes, "", ""},
		{"", "On Thursday the inquiry into the bridge heard that Mrs. Brandt had warned the council of cracks twice.|Ilse Brandt leads it.", passes, "", ""},
		{"", "On Thursday the inquiry into the bridge heard that “Brandt had warned us of the cracks twice,” said a man.|Ilse Brandt leads it.", passes, "", ""},
		{"", "On Thursday the inquiry into the bridge heard that Brandt had warned the council of cracks twice.|Ilse Brandt met Otto Brandt.", passes, "", ""},
	} {
		s := story(c.headline, c.body)
		found := Check(s).Findings
		if c.rule == passes {
			for _, f := range found {
				t.Errorf("%s / %s\n  %s: %s", c.headline, c.body, f.Rule, f.Message)
			}
			continue
		}
		if len(found) != 1 || found[0].Rule != c.rule || found[0].Text != c.words || found[0].Message != c.message {
			t.Errorf("%s / %s\n got %+v\nwant %s, %s: %s", c.headline, c.body, found, c.rule, c.words, c.message)
			continue
		}
		text, _ := s.Article.Text(found[0].Block)
		if words, err := found[0].Of(text); err != nil || words != c.words {
			t.Errorf("%s: the range holds %q, %v", c.body, words, err)
		}
	}
}

// TestFixes presses every fix that comes with a finding.
func TestFixes(t *testing.T) {
	for body, want := range map[string]string{
		"Jon Boyle spoke to the council. John Boyle left.":                  "Jon Boyle spoke to the council. Jon Boyle left.",
		"The bridge opened on Friday, April 25, 2019.":                      "The bridge opened on Thursday, April 25, 2019.",
		"Harry Kazianis spoke. Kazianis was first, and Kazanis's was last.": "Harry Kazianis spoke. Kazianis was first, and Kazianis's was last.",
	} {
		found := Check(story("", body)).Findings
		if len(found) != 1 || len(found[0].Fixes) != 1 {
			t.Errorf("%s: %+v", body, found)
			continue
		}
		e := found[0].Fixes[0].Edits[0]
		if got := body[:e.Range.Start] + e.Text + body[e.Range.End:]; got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
	}
}

// TestNamesThatAreDeclined leaves the endings of other languages alone.
func TestNamesThatAreDeclined(t *testing.T) {
	s := story("", "Harry Kazianis i Harry Kazianisa: słowo Kazianisa o Kazianis i Kazianis.")
	s.Article.Language = "pl"
	if found := Check(s).Findings; len(found) > 0 {
		t.Errorf("got %+v", found)
	}
	s.Article.Language = ""
	if found := Check(s).Findings; len(found) > 0 {
		t.Errorf("without a language: %+v", found)
	}
}

func TestWaivedAndPassed(t *testing.T) {
	s := story("", "The bridge opened on Friday, April 25, 2019.")
	s.Waivers = []editor.Waiver{{Rule: "weekday-fits", Text: "Friday, April 25, 2019", By: "R.O.", Reason: "the old calendar"}}
	result := Check(s)
	if len(result.Findings) != 1 || result.Findings[0].Waived == nil || result.Findings[0].Severity != editor.Warns {
		t.Errorf("got %+v", result.Findings)
	}
	if len(result.Passed) != len(Rules)-1 {
		t.Errorf("%d of %d rules pass", len(result.Passed), len(Rules))
	}
}

// TestDatelineWeekday reads the dateline too, which is no text of the story.
func TestDatelineWeekday(t *testing.T) {
	s := story("", "The council voted.")
	s.Article.Dateline = editor.Dateline{Place: "NORRBY", Date: "Friday, March 5, 2026"}
	found := Check(s).Findings
	if len(found) != 1 || found[0].Field != "dateline.date" || found[0].Message != "5 March 2026 is a Thursday, not a Friday" || !found[0].Range.IsZero() {
		t.Errorf("%+v", found)
	}
	s.Article.Dateline.Date = "Thursday, March 5, 2026"
	if found := Check(s).Findings; len(found) > 0 {
		t.Errorf("%+v", found)
	}
}

// TestCorrectedStands looks for what readers were told was wrong.
func TestCorrectedStands(t *testing.T) {
	note := editor.Amendment{ID: "a", Kind: editor.Correction, Wrong: "as early as 2018", Right: "as early as 2017", At: wednesday}
	year := editor.Amendment{ID: "a", Kind: editor.Correction, Fact: "f", Wrong: "“2018”", Right: "2018 and 2019", At: wednesday}
	for _, c := range []struct {
		note editor.Amendment
		body string
		want string
	}{
		{note, "The survey was made as early as 2017.", ""},
		{note, "The survey was made as early as 2018.", "as early as 2018"},
		{note, "The survey was made as early as 2018a.", ""},
		{editor.Amendment{Kind: editor.Update, Wrong: note.Wrong, Right: note.Right}, "The survey was made as early as 2018.", ""},
		{year, "The surveys were made in 2018 and 2019.|In 2018 she left.", ""}, // where the fact does not stand
		{year, "The surveys were made in 2018.|In 2018 she left.", "2018"},
	} {
		s := story("", c.body)
		s.Facts = []editor.Fact{{ID: "f", Range: editor.Range{Block: "b1", Start: 4, End: 11}}}
		s.Amendments = []editor.Amendment{c.note}
		found := Check(s).Findings
		if c.want == "" && len(found) == 0 {
			continue
		}
		if len(found) != 1 || found[0].Rule != "corrected-stands" || found[0].Text != c.want || found[0].Block != "b1" || found[0].Fixes[0].Edits[0].Text != editor.Unquote(c.note.Right) {
			t.Errorf("%s: %+v", c.body, found)
			continue
		}
		if want := editor.InQuotes(c.want) + " was corrected to " + editor.InQuotes(c.note.Right) + " on 25 November 2026, and still stands here"; found[0].Message != want {
			t.Errorf("got %s, want %s", found[0].Message, want)
		}
	}
}

// FuzzCheck makes stories of any text: every finding lies in it.
func FuzzCheck(f *testing.F) {
	f.Add("£41m", "Friday, April 25, 2019|Ann Lee, 54, born in 1980|rose 21% to £41 million from £36.6 million")
	f.Add("", "14 of its 36 hangers, or 49 percent|The 38 hangers|Harry Kazianis, Kazianis, Kazanis")
	f.Add("Mon, 3", "from 0 to 1 rose 5%|from 1e9 to -1|½ of its 36, or 1/2 %")
	f.Fuzz(func(t *testing.T, headline, body string) {
		if !utf8.ValidString(headline) || !utf8.ValidString(body) {
			return // an article has none such
		}
		s := story(headline, body)
		for _, found := range Check(s).Findings {
			text, ok := s.Article.Text(found.Block)
			if words, err := found.Of(text); !ok || err != nil || words != found.Text {
				t.Errorf("%+v does not lie in %q", found, text)
			}
			for _, fix := range found.Fixes {
				for _, e := range fix.Edits {
					if err := e.Range.Check(text); err != nil {
						t.Error(err)
					}
				}
			}
		}
	})
}
