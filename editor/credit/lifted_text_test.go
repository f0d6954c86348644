package credit

import (
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/reuse"
)

const bridgeCloses = "The bridge, which opened in 1961 and carries 22,000 vehicles a day, will close for nine weeks from Thursday"

// besides gives the story a paragraph, and another story that it is compared with.
func besides(paragraph string, change func(in *Input, a, other *editor.Article)) func(*Input, *editor.Article) {
	return func(in *Input, a *editor.Article) {
		a.Body = append(a.Body, editor.Block{ID: "l", Kind: editor.Paragraph, Text: paragraph})
		other := editor.Article{ID: "7", Headline: "Bridge to shut for nine weeks", Source: "Coast News Agency",
			Credit: editor.Credit{Raw: "Coast News Agency"}, Published: noon.Add(-24 * time.Hour),
			Body: []editor.Block{{ID: "x", Kind: editor.Paragraph, Text: bridgeCloses + ", the council said after a long night."}}}
		if change != nil {
			change(in, a, &other)
		}
		others := &Others{Articles: []*reuse.Article{reuse.ReadArticle(other)}}
		if known := in.Known.Others; known != nil {
			others.Related, others.Later = known.Related, known.Later
		}
		in.Known.Others = others
	}
}

// release makes the other a press release that names no organisation we know, with what
// the sender says of itself below.
func release(about string) func(*Input, *editor.Article, *editor.Article) {
	return func(_ *Input, _, o *editor.Article) {
		o.Source, o.Credit, o.Standfirst = "", editor.Credit{}, "FOR IMMEDIATE RELEASE"
		if about != "" {
			o.Body = append(o.Body, editor.Block{ID: "about", Kind: editor.Paragraph, Text: about})
		}
	}
}

// TestRelease: how press releases say that they are, and what other stories say of theirs.
func TestRelease(t *testing.T) {
	for line, want := range map[string]bool{
		"FOR IMMEDIATE RELEASE": true, "Press release: new ferry": true, "Media enquiries: Jane Doe": true, "- ENDS -": true, "LONDON, March 3 /PRNewswire/ -- The port": true,
		"PRESSEMITTEILUNG": true, "Medienmitteilung vom 3. März": true, "Communiqué de presse": true, "Nota de prensa": true, "Comunicato stampa": true,
		"He read the press release aloud": false, "The day ends": false, "Die Pressefreiheit": false,
	} {
		if got := isRelease(reuse.ReadArticle(editor.Article{Body: []editor.Block{{ID: "a", Kind: editor.Paragraph, Text: line}}})); got != want {
			t.Errorf("%s: %v", line, got)
		}
	}
}

// TestReleaseIsCreditedToItsSender: the fix says from whom a press release came, as far as
// it says so itself, and ends the finding.
func TestReleaseIsCreditedToItsSender(t *testing.T) {
	for about, want := range map[string]string{"": "a press release", "About Acme Harbour Ltd": "a press release from Acme Harbour Ltd", "About us": "a press release"} {
		in := cleanInput(t)
		besides(bridgeCloses+".", release(about))(&in, &in.Story.Article)
		found := liftedText.Check(in)
		if len(found) != 1 || len(found[0].Fixes) != 2 {
			t.Fatalf("%q: %+v", about, found)
		}
		edit := found[0].Fixes[0].Edits[0]
		last := &in.Story.Article.Body[len(in.Story.Article.Body)-1]
		last.Text = last.Text[:edit.Range.Start] + edit.Text + last.Text[edit.Range.End:]
		if !strings.HasSuffix(last.Text, ", according to "+want+".") {
			t.Errorf("%q makes %q", about, last.Text)
		}
		if again := liftedText.Check(in); len(again) > 0 {
			t.Errorf("%q still finds %+v", about, again)
		}
	}
}

// TestLiftedTwice: words that an earlier story of ours has lifted are those of others still;
// what others have from us is ours.
func TestLiftedTwice(t *testing.T) {
	for theirs, want := range map[time.Duration]string{-24 * time.Hour: "19 words match agency copy that is not credited", -2 * time.Hour: "19 words stand in a story of our own as well"} {
		in := cleanInput(t)
		besides(bridgeCloses+".", func(_ *Input, _, o *editor.Article) {
			o.Source, o.Credit.Raw, o.Published = "Reuters", "Reuters", noon.Add(theirs)
		})(&in, &in.Story.Article)
		ours := in.Known.Others.Articles[0].Article.Clone()
		ours.ID, ours.Source, ours.Credit, ours.Published = "8", "", editor.Credit{}, noon.Add(-12*time.Hour)
		ours.Authors = in.Story.Article.Authors
		in.Known.Others.Articles = append(in.Known.Others.Articles, reuse.ReadArticle(ours))
		if found := liftedText.Check(in); len(found) != 1 || found[0].Message != want {
			t.Errorf("theirs at %v: %v", theirs, lines(found))
		}
	}
}

// TestOwnIsNoShield: another story of ours that has the words, with credit or without, does
// not make them ours, unless it had them before anybody else is known to have.
func TestOwnIsNoShield(t *testing.T) {
	const lifted, own = "19 words match a story that is not credited", "19 words stand in a story of our own as well"
	for _, c := range []struct {
		name         string
		theirs, ours time.Time
		want         string
	}{
		{"nobody's day is known", time.Time{}, time.Time{}, lifted},
		{"on one day", noon.Add(-time.Hour), noon.Add(-time.Hour), lifted},
		{"only ours is known", time.Time{}, noon.Add(-time.Hour), lifted},
		{"only theirs is known", noon.Add(-time.Hour), time.Time{}, lifted},
		{"theirs first", noon.Add(-2 * time.Hour), noon.Add(-time.Hour), lifted},
		{"ours first", noon.Add(-time.Hour), noon.Add(-2 * time.Hour), own},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := cleanInput(t)
			besides(bridgeCloses+".", func(_ *Input, _, o *editor.Article) { o.Published = c.theirs })(&in, &in.Story.Article)
			ours := in.Known.Others.Articles[0].Article.Clone()
			ours.ID, ours.Source, ours.Credit, ours.Published = "8", "", in.Story.Article.Credit, c.ours
			ours.Authors = in.Story.Article.Authors
			ours.Body[0].Text = "“" + bridgeCloses + ",” according to Coast News Agency."
			in.Known.Others.Articles = append(in.Known.Others.Articles, reuse.ReadArticle(ours))
			for _, in.House = range []string{in.House, ""} { // said or not
				if found := liftedText.Check(in); len(found) != 1 || found[0].Message != c.want {
					t.Errorf("house %q: found %v", in.House, lines(found))
				}
			}
		})
	}
}

// TestCreditWhoCanBeNamed: of two that have the same words, the fix credits the one that says
// whose they are.
func TestCreditWhoCanBeNamed(t *testing.T) {
	in := cleanInput(t)
	besides(bridgeCloses+".", nil)(&in, &in.Story.Article)
	nobodys := in.Known.Others.Articles[0].Article.Clone()
	nobodys.ID, nobodys.Source, nobodys.Credit = "8", "", editor.Credit{}
	in.Known.Others.Articles = append([]*reuse.Article{reuse.ReadArticle(nobodys)}, in.Known.Others.Articles...)
	if found := liftedText.Check(in); len(found) != 1 || len(found[0].Fixes) != 2 || found[0].Elsewhere.Credit != "Coast News Agency" {
		t.Errorf("found %+v", found)
	}
}

// TestReleaseNamesItself: a release's own sentences are no credit, whoever they name.
func TestReleaseNamesItself(t *testing.T) {
	const words = "Acme Harbour Works is delighted to announce that the old quay will open to the public from June, with a market, a swimming pool and forty berths for visiting boats"
	for text, credited := range map[string]bool{
		words + ".": false,
		words + ", Acme Harbour Works said in a statement.":       true,
		"In a statement, Acme Harbour Works said: " + words + ".": true,
		words + ", according to Acme Harbour Works.":              true,
		words + ". Acme Harbour Works employs ninety.":            false,
		"Acme Harbour Works is delighted to announce, it said in a press release, that the old quay will open to the public from June, with a market, a swimming pool and forty berths for visiting boats.": true,
	} {
		in := cleanInput(t)
		besides(text, func(_ *Input, _, o *editor.Article) {
			o.Body[0].Text, o.Standfirst = words+". About Acme Harbour Works: it builds docks.", "FOR IMMEDIATE RELEASE"
			o.Source, o.Credit = "Acme Harbour Works", editor.Credit{}
		})(&in, &in.Story.Article)
		if found := liftedText.Check(in); (len(found) == 0) != credited {
			t.Errorf("%q: %v", text, lines(found))
		}
	}
}

// silent leaves nobody in the story who speaks.
func silent(in *Input, a, _ *editor.Article) {
	in.Story.Facts = nil
	a.Body[1].Text = "There are crews, there is fuel, and the harbour is open until the first of the storms."
}

func TestLiftedText(t *testing.T) {
	found := "warn l:0-107 “" + bridgeCloses + "” 19 words match a story that is not credited [Add credit] [Quote it]"
	testRule(t, liftedText, []ruleCase{
		{"word for word", besides(bridgeCloses+".", nil), []string{found}},
		{"nobody's", besides(bridgeCloses+".", func(_ *Input, _, o *editor.Article) { o.Source, o.Credit = "", editor.Credit{} }),
			[]string{"warn l:0-107 “" + bridgeCloses + "” 19 words match a story that is not credited"}},
		{"its author's alone", besides(bridgeCloses+".", func(_ *Input, _, o *editor.Article) {
			o.Source, o.Credit, o.Authors = "", editor.Credit{}, []editor.Author{{Name: "Ana Ruiz"}}
		}), []string{found}},
		{"two sentences", besides(bridgeCloses+". Ferries will run every ten minutes until the engineers have finished.", func(_ *Input, _, o *editor.Article) {
			o.Body[0].Text = bridgeCloses + ". Ferries will run every ten minutes until the engineers have finished."
		}), []string{"block l:0-177 “" + bridgeCloses + ". Ferries will run every ten minutes until the engineers have finished” 30 words match a story that is not credited [Add credit] [Quote it]"}},
		{"agency copy", besides(bridgeCloses+".", func(_ *Input, _, o *editor.Article) { o.Source, o.Credit.Raw = "Reuters", "Reuters" }),
			[]string{"warn l:0-107 “" + bridgeCloses + "” 19 words match agency copy that is not credited [Add credit] [Quote it]"}},
		{"a press release", besides(bridgeCloses+".", func(_ *Input, _, o *editor.Article) { o.Standfirst = "FOR IMMEDIATE RELEASE" }),
			[]string{"block l:0-107 “" + bridgeCloses + "” 19 words are those of a press release [Add credit] [Quote it]"}},
		{"a press release of nobody known", besides(bridgeCloses+".", release("")),
			[]string{"block l:0-107 “" + bridgeCloses + "” 19 words are those of a press release [Add credit] [Quote it]"}},
		{"said to be of a press release", besides(bridgeCloses+", according to a press release.", release("")), nil},
		{"said so in another language", besides(bridgeCloses+", heißt es in einer Pressemitteilung.", release("")), nil},
		{"said to be of its sender’s", besides(bridgeCloses+", the port said in a press release.", release("")), nil},
		{"the house's", besides(bridgeCloses+".", func(_ *Input, _, o *editor.Article) { o.Source, o.Credit.Raw = "Harbour Gazette", "Harbour Gazette" }),
			[]string{"info l:0-107 “" + bridgeCloses + "” 19 words stand in a story of our own as well"}},
		{"the author's", besides(bridgeCloses+".", func(_ *Input, a, o *editor.Article) { o.Authors = a.Authors }),
			[]string{"info l:0-107 “" + bridgeCloses + "” 19 words stand in a story of our own as well"}},
		{"the author’s, of a desk that has not said who it is", besides(bridgeCloses+".", func(in *Input, a, o *editor.Article) {
			in.House, o.Authors, o.Credit = "", a.Authors, a.Credit
		}), []string{"info l:0-107 “" + bridgeCloses + "” 19 words stand in a story of our own as well"}},
		{"the author’s, and this is the press release that it was made of", besides(bridgeCloses+".", func(_ *Input, a, o *editor.Article) {
			a.Standfirst, o.Authors = "FOR IMMEDIATE RELEASE", a.Authors
		}), []string{"info l:0-107 “" + bridgeCloses + "” “Bridge to shut for nine weeks”, a story of our own, has 19 words of this press release"}},
		{"said to be our own", besides(bridgeCloses+".", func(_ *Input, _, o *editor.Article) {
			o.Source, o.Credit, o.Terms = "", editor.Credit{}, editor.OwnCopy
		}), []string{"info l:0-107 “" + bridgeCloses + "” 19 words stand in a story of our own as well"}},
		{"of which the house has the copyright", besides(bridgeCloses+".", func(_ *Input, _, o *editor.Article) {
			o.Source, o.Credit, o.Copyright.Holder = "", editor.Credit{}, "Harbour Gazette"
		}), []string{"info l:0-107 “" + bridgeCloses + "” 19 words stand in a story of our own as well"}},
		{"a story that it goes on from", besides(bridgeCloses+".", func(in *Input, _, _ *editor.Article) { in.Known.Others = &Others{Related: map[string]bool{"7": true}} }),
			[]string{"info l:0-107 “" + bridgeCloses + "” 19 words stand in a story of our own as well"}},
		{"a later story", besides(bridgeCloses+".", func(_ *Input, _, o *editor.Article) { o.Published = noon.Add(time.Hour) }),
			[]string{"info l:0-107 “" + bridgeCloses + "” “Bridge to shut for nine weeks” has 19 words of this story"}},
		{"a story that came later", besides(bridgeCloses+".", func(in *Input, a, o *editor.Article) {
			a.Published, o.Published, in.Known.Original = time.Time{}, time.Time{}, a
			in.Known.Others = &Others{Later: map[string]bool{"7": true}}
		}), []string{"info l:0-107 “" + bridgeCloses + "” “Bridge to shut for nine weeks” has 19 words of this story"}},
		{"a story that came later, of words put in since", besides(bridgeCloses+".", func(in *Input, a, o *editor.Article) {
			came := a.Clone()
			came.Body = came.Body[:2]
			a.Published, o.Published, in.Known.Original = time.Time{}, time.Time{}, &came
			in.Known.Others = &Others{Later: map[string]bool{"7": true}}
		}), []string{found}},
		{"came later, published first", besides(bridgeCloses+".", func(in *Input, _, _ *editor.Article) {
			in.Known.Others = &Others{Later: map[string]bool{"7": true}}
		}), []string{found}},
		{"came while it was written, published before", besides(bridgeCloses+".", func(in *Input, a, _ *editor.Article) {
			a.Published = time.Time{}
			in.Known.Others = &Others{Later: map[string]bool{"7": true}}
		}), []string{found}},
		{"quoted", besides("The council said: “"+bridgeCloses+".”", nil), nil},
		{"quoted of nobody", besides("“"+bridgeCloses+".”", silent), []string{
			"warn l:3-110 “" + bridgeCloses + "” 19 words are quoted, but nobody is named [Add credit]"}},
		{"quoted of nobody, behind somebody who spoke", besides("“"+bridgeCloses+".”", nil), []string{
			"warn l:3-110 “" + bridgeCloses + "” 19 words are quoted, but nobody is named [Add credit]"}},
		{"quoted, and who said so is taken out", besides("“"+bridgeCloses+",”.", silent), []string{
			"warn l:3-110 “" + bridgeCloses + "” 19 words are quoted, but nobody is named [Add credit]"}},
		{"quoted in a sentence", besides("Of the works “"+bridgeCloses+"” is all that is known.", silent), []string{
			"warn l:16-123 “" + bridgeCloses + "” 19 words are quoted, but nobody is named [Add credit]"}},
		{"quoted as a block", besides(bridgeCloses+".", func(in *Input, a, o *editor.Article) {
			silent(in, a, o)
			a.Body[2].Kind = editor.Quote
		}), []string{"warn l:0-107 “" + bridgeCloses + "” 19 words are quoted, but nobody is named [Add credit]"}},
		{"quoted as a block, announced", besides(bridgeCloses+".", func(in *Input, a, o *editor.Article) {
			silent(in, a, o)
			a.Body[1].Text = "As the harbour master Ana Ruiz put it:"
			a.Body[2].Kind = editor.Quote
		}), nil},
		{"quoted of its author", besides("“"+bridgeCloses+",” Ana Ruiz wrote.", silent), nil},
		{"quoted of the outlet", besides("“"+bridgeCloses+",” according to Coast News Agency.", silent), nil},
		{"quoted in part", besides("The bridge, which opened in 1961 and “carries” 22,000 vehicles a day, will close for nine weeks from Thursday.", nil),
			[]string{"warn l:0-113 “The bridge, which opened in 1961 and “carries” 22,000 vehicles a day, will close for nine weeks from Thursday” 19 words match a story that is not credited [Add credit]"}},
		{"credited in the line", besides(bridgeCloses+".", func(_ *Input, a, _ *editor.Article) {
			a.Credit = editor.Credit{Raw: "Coast News Agency", Canonical: "Coast News Agency"}
		}), nil},
		{"credited in the paragraph", besides(bridgeCloses+", the Coast News Agency reported.", nil), nil},
		{"credited to its author", besides(bridgeCloses+", as Ana Ruiz first reported.", func(_ *Input, _, o *editor.Article) { o.Authors = []editor.Author{{Name: "Ana Ruiz"}} }), nil},
		{"linked", besides(bridgeCloses+".", func(_ *Input, a, o *editor.Article) {
			o.URL = "https://coast.example/bridge"
			a.Body[2].Marks = []editor.Mark{{Start: 4, End: 10, Kind: editor.Link, Href: "https://coast.example/bridge/"}}
		}), nil},
		{"fewer than the profile minds", besides(bridgeCloses+".", func(in *Input, _, _ *editor.Article) { in.Profile.Lifted.Warn = 20 }), nil},
		{"nobody looked", func(in *Input, a *editor.Article) { a.Body[0].Text = bridgeCloses }, nil},
	})
}

// What others have as well names the most alike, and how many more there are.
func TestLiftedFromSeveral(t *testing.T) {
	in := cleanInput(t)
	besides(bridgeCloses+".", nil)(&in, &in.Story.Article)
	one := in.Known.Others.Articles[0].Article
	one.ID, one.Body = "8", []editor.Block{{ID: "y", Kind: editor.Paragraph, Text: "The bridge, which opened in 1961 and carries 22,000 lorries a day, will close for nine weeks from Thursday."}}
	in.Known.Others.Articles = append([]*reuse.Article{reuse.ReadArticle(one)}, in.Known.Others.Articles...)
	found := liftedText.Check(in)
	if len(found) != 1 {
		t.Fatalf("found %v", lines(found))
	}
	e := found[0].Elsewhere
	if e == nil || e.Story != "7" || e.Others != 1 || e.Text != bridgeCloses || e.Alike != 1 || e.Credit != "Coast News Agency" ||
		len(e.Ranges) != 1 || e.Ranges[0] != (editor.Range{Block: "x", Start: 0, End: len(bridgeCloses)}) {
		t.Errorf("held against %+v", e)
	}
	if why := liftedText.Unknown(in); why != "" {
		t.Errorf("it is not known: %s", why)
	}
	in.Known.Others = nil
	if liftedText.Unknown(in) == "" {
		t.Error("it is known without others")
	}
}

// That a quotation within the words stands in a third story as well says nothing for the
// rest.
func TestLiftedInParts(t *testing.T) {
	in := cleanInput(t)
	const quoted = "“We will sail every ten minutes from both of the old quays until the work is done,” said Ann Lark."
	besides(bridgeCloses+". "+quoted, nil)(&in, &in.Story.Article)
	whole, part := in.Known.Others.Articles[0].Article, in.Known.Others.Articles[0].Article.Clone()
	whole.Body = []editor.Block{{ID: "x", Kind: editor.Paragraph, Text: bridgeCloses + ". " + quoted}}
	part.ID, part.Headline = "8", "Shore to shore"
	part.Body = []editor.Block{{ID: "y", Kind: editor.Paragraph, Text: quoted}}
	in.Known.Others.Articles = []*reuse.Article{reuse.ReadArticle(whole), reuse.ReadArticle(part)}
	if found := liftedText.Check(in); len(found) != 1 || found[0].Elsewhere.Story != "7" {
		t.Errorf("found %v", lines(found))
	}
}

// What the fixes make of the words: those between quotation marks are the original's, and
// either way the words say whose they are while the story's own credit line stays.
func TestLiftedFixes(t *testing.T) {
	const changed = "The bridge, which opened in 1961 and takes 22,000 vehicles a day, will shut for nine weeks from Thursday"
	for _, c := range []struct{ name, text, fix, want string }{
		{"word for word", bridgeCloses + ".", "Quote it", "“" + bridgeCloses + ",” according to the Coast News Agency."},
		{"changed", changed + ".", "Quote it", "“" + bridgeCloses + ",” according to the Coast News Agency."},
		{"in a sentence", bridgeCloses + " and nobody minds.", "Quote it", "“" + bridgeCloses + ",” according to the Coast News Agency, and nobody minds."},
		{"asked", bridgeCloses + "? Yes.", "Quote it", "“" + bridgeCloses + "?” according to the Coast News Agency. Yes."},
		{"at the end", bridgeCloses + ". Nobody minds.", "Add credit", bridgeCloses + ", according to the Coast News Agency. Nobody minds."},
		{"in the middle", bridgeCloses + " and nobody minds. Yet.", "Add credit", bridgeCloses + " and nobody minds, according to the Coast News Agency. Yet."},
		{"without a stop", changed, "Add credit", changed + ", according to the Coast News Agency"},
		{"quoted already", "“" + bridgeCloses + ".” Nobody minds.", "Add credit", "“" + bridgeCloses + ",” according to the Coast News Agency. Nobody minds."},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := cleanInput(t)
			besides(c.text, silent)(&in, &in.Story.Article)
			found := liftedText.Check(in)
			if len(found) != 1 {
				t.Fatalf("found %v", lines(found))
			}
			for _, fix := range found[0].Fixes {
				if fix.Label != c.fix {
					continue
				}
				for _, e := range fix.Edits {
					apply(t, &in.Story, e)
				}
			}
			if got, _ := in.Story.Article.Text("l"); got != c.want {
				t.Errorf("the words are\n%s\nwant\n%s", got, c.want)
			}
			if in.Story.Article.Credit.Raw != "Harbour Gazette" {
				t.Errorf("the story is credited to %q", in.Story.Article.Credit.Raw)
			}
			for _, rule := range []Rule{liftedText, quoteUnattributed, quoteExact} {
				if left := rule.Check(in); len(left) > 0 {
					t.Errorf("it leaves %v", lines(left))
				}
			}
		})
	}
}

// A story that is the other's as a whole is credited as a whole.
func TestLiftedWhole(t *testing.T) {
	in := cleanInput(t)
	besides(bridgeCloses+".", func(_ *Input, a, _ *editor.Article) { a.Body = a.Body[2:] })(&in, &in.Story.Article)
	found := liftedText.Check(in)
	if len(found) != 1 || found[0].Fixes[0].Edits[0].Field != "credit.raw" {
		t.Errorf("found %+v", found)
	}
}
