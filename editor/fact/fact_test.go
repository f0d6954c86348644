package fact

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/prose"
)

// harbour is a story with something of every kind in it.
func harbour() editor.Story {
	return editor.Story{Article: editor.Article{
		Headline:   "Harbour bridge repair bill climbs to £41m",
		Standfirst: "Engineers say a closure of nine weeks is “unavoidable”.",
		Dateline:   editor.Dateline{Place: "Vik", Date: "2026-11-25"},
		Body: []editor.Block{
			{ID: "b1", Kind: editor.Paragraph, Text: "The bill has risen 12 percent to £41 million since Thursday, after inspectors found cracks in 14 of its 36 hangers."},
			{ID: "b2", Kind: editor.ImageBlock, Image: &editor.Image{Caption: "The bridge in 1961"}},
			{ID: "b3", Kind: editor.Paragraph, Text: "“Nobody would drive 3 lorries over that deck,” said Ilse Brandt, 54, the chief engineer. Several years passed."},
			{ID: "b4", Kind: editor.Quote, Text: "“And nobody ever should, I think.”"},
		},
	}}
}

func TestSuggest(t *testing.T) {
	s := harbour()
	var got []string
	for _, f := range Suggest(s) {
		text, _ := s.Article.Text(f.Block)
		if words, err := f.Of(text); err != nil || words != f.Text {
			t.Errorf("%+v does not hold its words: %v", f, err)
		}
		if f.Status != editor.Unchecked || f.ID != "" {
			t.Errorf("%+v is not a fresh proposal", f)
		}
		got = append(got, strings.Join([]string{f.Block, string(f.Kind), f.Text, f.Value + f.Speaker, f.Note}, "|"))
	}
	want := []string{
		"headline|money|£41m|GBP 41000000|",
		"standfirst|duration|nine weeks|P9W|",
		"standfirst|quote|“unavoidable”|Engineers|",
		"b1|percent|12 percent|12 %|",
		"b1|money|£41 million|GBP 41000000|",
		"b1|date|Thursday|2026-11-19|",
		"b1|figure|14 of its 36|14/36|",
		"b2|date|1961|1961|",
		"b3|quote|“Nobody would drive 3 lorries over that deck,”|Ilse Brandt|",
		"b3|name|Ilse Brandt||",
		"b3|age|54|54|",
		"b4|quote|“And nobody ever should, I think.”|Ilse Brandt|Speaker taken from the quotation before.",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestSuggestLeavesFactsAlone(t *testing.T) {
	s := harbour()
	s.Facts = []editor.Fact{
		{ID: "1", Range: editor.Range{Block: "b1", Start: 0, End: 60}},
		{ID: "2", Range: editor.Range{Block: "b3", Start: 4, End: 5}},
		{ID: "3", Gone: true, Range: editor.Range{}},
	}
	for _, f := range Suggest(s) {
		for _, old := range s.Facts {
			if f.Overlaps(old.Range) {
				t.Errorf("%+v lies on fact %s", f, old.ID)
			}
		}
	}
	all := Suggest(harbour())
	for i := range all {
		all[i].ID = editor.NewID()
	}
	s.Facts = all
	if again := Suggest(s); len(again) != 0 {
		t.Errorf("a second Suggest proposes %+v again", again)
	}
}

func TestSuggestDoesNotOverlapItself(t *testing.T) {
	facts := Suggest(harbour())
	for i, f := range facts {
		for _, g := range facts[i+1:] {
			if f.Overlaps(g.Range) {
				t.Errorf("%q overlaps %q", f.Text, g.Text)
			}
		}
	}
}

func TestNew(t *testing.T) {
	s := harbour()
	text := s.Article.Body[0].Text
	at := strings.Index(text, "£41 million")
	f, err := New(s, editor.Range{Block: "b1", Start: at, End: at + len("£41 million")}, "")
	if err != nil {
		t.Fatal(err)
	}
	if f.Kind != editor.Money || f.Value != "GBP 41000000" || f.Text != "£41 million" || f.Status != editor.Unchecked {
		t.Errorf("got %+v", f)
	}
	if f.Before+f.Text+f.After != text[at-len(f.Before):at+len(f.Text)+len(f.After)] || len(f.Before) > context || len(f.After) > context {
		t.Errorf("the surroundings %q and %q are not those of the text", f.Before, f.After)
	}
	quote := s.Article.Body[2].Text
	f, err = New(s, editor.Range{Block: "b3", Start: 0, End: strings.Index(quote, " said")}, editor.Quotation)
	if err != nil || f.Speaker != "Ilse Brandt" || f.Cue != "said" {
		t.Errorf("got %+v, %v", f, err)
	}
	f, err = New(s, editor.Range{Block: editor.HeadlineID, Start: 0, End: 14}, editor.Place)
	if err != nil || f.Text != "Harbour bridge" || f.Value != "" {
		t.Errorf("got %+v, %v", f, err)
	}
}

func TestNewRefuses(t *testing.T) {
	s := harbour()
	pound := strings.Index(s.Article.Headline, "£")
	for name, r := range map[string]editor.Range{
		"no such block": {Block: "b9", Start: 0, End: 1},
		"no block":      {},
		"too far":       {Block: "b1", Start: 0, End: 1000},
		"backwards":     {Block: "b1", Start: 5, End: 4},
		"empty":         {Block: "b1", Start: 5, End: 5},
		"in a rune":     {Block: editor.HeadlineID, Start: pound + 1, End: pound + 4},
	} {
		var wrong *editor.RangeError
		if _, err := New(s, r, editor.Claim); !errors.As(err, &wrong) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// TestSurroundings cuts contexts at every place of a text of wide characters.
func TestSurroundings(t *testing.T) {
	text := strings.Repeat("橋の修理費", 8)
	for at := range text {
		f := anchored(text, editor.Range{Block: "b", Start: at, End: at + 3}, editor.Claim)
		if !utf8.ValidString(f.Before) || !utf8.ValidString(f.After) || !strings.Contains(text, f.Before+f.Text+f.After) {
			t.Fatalf("at %d: %+v", at, f)
		}
	}
}

func TestSettle(t *testing.T) {
	now := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	old := editor.Fact{ID: "1", Status: editor.Verified, Text: "42", Stale: true, Was: "41", Sources: []editor.Source{{Title: "Minutes"}}}
	for _, st := range editor.FactStatuses {
		f := Settle(old, st, "R.O.", now)
		settled := st.Decides()
		if f.Status != st || f.Stale || f.Was != "" || (f.Checker == "R.O.") != settled || f.Settled.Equal(now) != settled {
			t.Errorf("%s: got %+v", st, f)
		}
		f.Sources[0].Title = "changed"
	}
	if old.Sources[0].Title != "Minutes" || !old.Stale {
		t.Errorf("Settle changed the fact it was given: %+v", old)
	}
	if f := Settle(old, editor.Verified, "R.O.", now); !f.IsSettled() || !f.Reword("43").Stale {
		t.Errorf("a settled fact does not turn stale")
	}
}

func TestGuess(t *testing.T) {
	for words, want := range map[string]editor.FactKind{
		"£41 million":                        editor.Money,
		"£41 million, more than double":      editor.Money,
		"93 percent of trade":                editor.Percent,
		"14 of its 36 hangers":               editor.Figure,
		"on Thursday":                        editor.Date,
		"as early as 2017":                   editor.Date,
		"nine weeks":                         editor.Duration,
		"18:30":                              editor.Time,
		"34-year-old":                        editor.Age,
		"the second-largest":                 editor.Superlative,
		"more than double":                   editor.Calculation,
		"“Nobody would drive a lorry there”": editor.Quotation,
		"‘Nobody would drive a lorry there’": editor.Quotation,
		"Ilse Brandt":                        editor.Name,
		"Mayor Ana de la Ruiz":               editor.Name,
		"the Bridges Act":                    editor.Law,
		"Article 5 of the treaty":            editor.Law,
		"closed because of rust":             editor.Causal,
		"the council said it would pay":      editor.Attribution,
		"the bridge is old":                  editor.Claim,
		"":                                   editor.Claim,
		"  ":                                 editor.Claim,
		"section ":                           editor.Claim,
	} {
		if got := Guess(words); got != want {
			t.Errorf("%q: got %s, want %s", words, got, want)
		}
	}
}

func TestGates(t *testing.T) {
	r := editor.Range{Block: "b1", Start: 4, End: 8}
	source := []editor.Source{{Title: "Minutes"}}
	for _, c := range []struct {
		fact     editor.Fact
		rule     string
		severity editor.Severity
		message  string
	}{
		{editor.Fact{Status: editor.Unchecked}, RuleUnchecked, editor.Blocks, "Nobody has checked “bill”."},
		{editor.Fact{Status: editor.NeedsSource}, RuleNeedsSource, editor.Blocks, "“bill” needs a source."},
		{editor.Fact{Status: editor.Disputed, Checker: "R.O."}, RuleDisputed, editor.Blocks, "“bill” is disputed by R.O.: correct it or verify it."},
		{editor.Fact{Status: editor.Verified, Stale: true, Was: "cost", Sources: source}, RuleStale, editor.Blocks, "“bill” was verified as “cost”: check it again."},
		{editor.Fact{Status: editor.Disputed, Stale: true, Was: "cost"}, RuleStale, editor.Blocks, "“bill” was disputed as “cost”: check it again."},
		{editor.Fact{Status: editor.Verified, Gone: true, Sources: source}, RuleGone, editor.Blocks, "The words “bill” were deleted: remove the fact or put them back."},
		{editor.Fact{Status: editor.Verified}, RuleWithoutSource, editor.Warns, "“bill” is verified, but no source is recorded."},
		{editor.Fact{Status: "odd"}, RuleUnchecked, editor.Blocks, "“bill” has the status \"odd\", which Stet does not know: settle it again."},
		{editor.Fact{Status: editor.Verified, Sources: source}, "", "", ""},
	} {
		s := harbour()
		c.fact.ID, c.fact.Range, c.fact.Text = "1", r, "bill"
		s.Facts = []editor.Fact{c.fact}
		got := Gates(s, editor.FactDesk{})
		if c.rule == "" {
			if len(got) != 0 {
				t.Errorf("a settled fact gives %+v", got)
			}
			continue
		}
		if len(got) != 1 || got[0].Rule != c.rule || got[0].Severity != c.severity || got[0].Message != c.message || got[0].Range != r {
			t.Errorf("%s: got %+v", c.rule, got)
			continue
		}
		s.Waivers = []editor.Waiver{{Rule: c.rule, Text: "bill", By: "A.R.", Reason: "agreed"}}
		if got := Gates(s, editor.FactDesk{}); got[0].Waived == nil || got[0].Waived.By != "A.R." || got[0].Stops() {
			t.Errorf("%s: a waiver does not lift %+v", c.rule, got)
		}
	}
}

func TestShort(t *testing.T) {
	for words, want := range map[string]string{
		"“No.”": "“No.”",
		"one two three four five six seven eight nine ten eleven twelve thirteen": "“one two three four five six seven eight nine ten eleven twelve …”",
	} {
		if got := short(words); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestLooks checks that every status and kind has a look of its own.
func TestLooks(t *testing.T) {
	seen := map[string]bool{}
	for _, st := range editor.FactStatuses {
		for _, s := range []string{Glyph(st), Label(st)} {
			if s == "" || seen[s] {
				t.Errorf("%s looks like another: %q", st, s)
			}
			seen[s] = true
		}
	}
	for _, k := range editor.FactKinds {
		if _, ok := kindLabels[k]; !ok || seen[KindLabel(k)] {
			t.Errorf("%s has no name of its own", k)
		}
		seen[KindLabel(k)] = true
	}
	if Glyph("odd") != "·" || Label("odd") != "Unchecked" || KindLabel("odd") != "odd" {
		t.Error("an unknown status or kind has no look")
	}
}

// FuzzSuggest checks that every proposal can be anchored and is not repeated.
func FuzzSuggest(f *testing.F) {
	f.Add("Bill climbs to £41m", "“It is 5 percent,” said Ann Lee, 34.\n“And more.”")
	f.Add("", "12\u0301 %")
	f.Fuzz(func(t *testing.T, headline, body string) {
		if !utf8.ValidString(headline) || !utf8.ValidString(body) {
			return
		}
		s := editor.Story{Article: editor.Article{Headline: headline}}
		for i, text := range strings.Split(body, "\n") {
			s.Article.Body = append(s.Article.Body, editor.Block{ID: "b" + string(rune('a'+i%26)) + strings.Repeat("x", i/26), Kind: editor.Paragraph, Text: text})
		}
		s.Facts = Suggest(s)
		for i := range s.Facts {
			s.Facts[i].ID = strings.Repeat("i", i+1)
		}
		if err := s.Validate(); err != nil && !strings.ContainsRune(body, 0) {
			t.Fatal(err)
		}
		if again := Suggest(s); len(again) != 0 {
			t.Fatalf("proposed again: %+v", again)
		}
		for _, w := range []string{headline, body} {
			Guess(w)
		}
		_ = prose.Words(body)
	})
}

// TestSuggestHolds makes stories of more figures than a checker has the time for.
// What Suggest finds is no more than that, and dealing with some of it, in any
// order, brings up nothing that was not among it.
func TestSuggestHolds(t *testing.T) {
	for seed := range 15 {
		r := rand.New(rand.NewPCG(uint64(seed), 0))
		var s editor.Story
		words := 0
		for i := range 4 + r.IntN(20) {
			var text strings.Builder
			for range 1 + r.IntN(12) {
				fmt.Fprintf(&text, "Ann Le%c paid £%d million on %d June, %d percent, and “that was all” she said. ", 'a'+rune(r.IntN(26)), r.IntN(90), 1+r.IntN(30), r.IntN(99))
			}
			words += prose.Words(text.String())
			s.Article.Body = append(s.Article.Body, editor.Block{ID: fmt.Sprint("b", i), Kind: editor.Paragraph, Text: text.String()})
		}
		all := Suggest(s)
		if len(all) > max(20, words/20) {
			t.Fatalf("%d proposals in %d words", len(all), words)
		}
		left := all
		for len(left) > 0 {
			i := r.IntN(len(left))
			if r.IntN(2) == 0 {
				f := left[i]
				f.ID = fmt.Sprint("f", len(s.Facts))
				s.Facts = append(s.Facts, f)
			} else {
				s.Rejected = append(s.Rejected, Reject(left[i], "R. Okafor", time.Time{}))
			}
			now := Suggest(s)
			if len(now) >= len(left) {
				t.Fatalf("%d proposals, of %d one was dealt with", len(now), len(left))
			}
			for _, f := range now {
				if !slices.ContainsFunc(left, func(g editor.Fact) bool { return f.Range == g.Range && f.Kind == g.Kind }) {
					t.Fatalf("%q is proposed only now", f.Text)
				}
			}
			left = now
		}
	}
}

func TestSuggestLeavesWhatGoes(t *testing.T) {
	s := harbour()
	all := Suggest(s)
	going := all[len(all)-1]
	i := s.Article.Block(going.Block)
	s.Article.Body[i].Marks = []editor.Mark{{Start: going.Start, End: going.End, Kind: editor.Deleted}}
	left := Suggest(s)
	for _, f := range left {
		if f.Overlaps(going.Range) {
			t.Errorf("%q is proposed, though it is to be deleted", f.Text)
		}
	}
	if len(left) != len(all)-1 {
		t.Errorf("%d proposals, were %d", len(left), len(all))
	}
}

func TestRecheck(t *testing.T) {
	f := editor.Fact{ID: "f", Status: editor.Verified, Text: "41", Checker: "R. Okafor"}
	unchecked, same, stale := f, f, f
	unchecked.Status, same.Text = editor.Unchecked, "38"
	stale.Stale, stale.Was = true, "40"
	for _, x := range []struct {
		name   string
		f      editor.Fact
		status editor.FactStatus
		was    string
		stale  bool
	}{
		{"verified since", f, editor.Verified, "38", true},
		{"unchecked since", unchecked, editor.Verified, "38", true},
		{"stale already", stale, editor.Verified, "40", true},
		{"as it was", same, editor.Unchecked, "", false},
	} {
		if got := Recheck(x.f, "38", editor.Verified); got.Status != x.status || got.Was != x.was || got.Stale != x.stale {
			t.Errorf("%s: got %+v", x.name, got)
		}
	}
}

// TestSuggestNothingToCheck: what is raised or lowered and what only counts off are no
// facts.
func TestSuggestNothingToCheck(t *testing.T) {
	for _, c := range []struct{ text, shifted, want string }{
		{"The fares rose [1] on it.", "[1]", ""},
		{"Water is H2O.", "2", ""},
		{"A sum of x 2 and more.", "2", ""},
		{"It takes up 7 m2 of the quay.", "", "7"},
		{"Second stage in some years.", "", ""},
		{"It fell. Third stage in some years.", "", ""},
		{"The second reason is another.", "", ""},
		{"She was the third child of it.", "", "third"},
		{"He came 3rd in it.", "", "3rd"},
	} {
		b := editor.Block{ID: "b1", Kind: editor.Paragraph, Text: c.text}
		if at := strings.Index(c.text, c.shifted); c.shifted != "" {
			b.Marks = []editor.Mark{{Start: at, End: at + len(c.shifted), Kind: editor.Superscript}}
		}
		var got []string
		for _, f := range Suggest(editor.Story{Article: editor.Article{Body: []editor.Block{b}}}) {
			got = append(got, f.Text)
		}
		if all := strings.Join(got, ", "); (all == "") != (c.want == "") || !strings.Contains(all, c.want) {
			t.Errorf("%q: %q, want %q", c.text, all, c.want)
		}
	}
}
