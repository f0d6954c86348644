package credit

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

var noon = time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)

// cleanInput returns a house story that every rule passes.
func cleanInput(t testing.TB) Input {
	t.Helper()
	heard := editor.Fact{ID: "f", Kind: editor.Quotation, Status: editor.Verified, Range: editor.Range{Block: "b", Start: 0},
		Text:    "“We have the crews and we have the fuel,”",
		Sources: []editor.Source{{Kind: editor.Recording, Title: "Harbour office, 2 March", Words: "Well, we have the crews and we have the fuel."}}}
	heard.End = len(heard.Text)
	return Input{Outlets: outlets(t), Now: noon, House: "Harbour Gazette", Story: editor.Story{Facts: []editor.Fact{heard}, Article: editor.Article{
		Headline:  "Ferry to run through the winter",
		Byline:    "By Marta Ilves",
		Authors:   []editor.Author{{Name: "Marta Ilves", Link: "https://gazette.example/ilves"}},
		Published: noon.Add(-time.Hour),
		Source:    "Harbour Gazette",
		Credit:    editor.Credit{Raw: "Harbour Gazette", Canonical: "Harbour Gazette"},
		Copyright: editor.Copyright{Holder: "Harbour Gazette", Year: 2026, Notice: "© 2026 Harbour Gazette"},
		URL:       "https://gazette.example/ferry",
		Body: []editor.Block{
			{ID: "a", Kind: editor.Paragraph, Text: "The ferry will run through the winter, the harbour office said on Monday."},
			{ID: "b", Kind: editor.Paragraph, Text: "“We have the crews and we have the fuel,” said Ilse Brandt, the harbour master."},
		},
	}}}
}

// ruleCase changes the clean story and says what the rule then finds, each
// finding as "severity place “text” message [fix] [fix]".
type ruleCase struct {
	name   string
	change func(in *Input, a *editor.Article)
	want   []string
}

func testRule(t *testing.T, rule Rule, cases []ruleCase) {
	t.Helper()
	if found := rule.Check(cleanInput(t)); len(found) > 0 {
		t.Errorf("the clean story: %v", lines(found))
	}
	if !slices.ContainsFunc(Rules, func(r Rule) bool { return r.Name == rule.Name }) {
		t.Errorf("%s is not among the rules", rule.Name)
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := cleanInput(t)
			c.change(&in, &in.Story.Article)
			found := rule.Check(in)
			if got := lines(found); !slices.Equal(got, c.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
			}
			checkFindings(t, rule, in, found)
		})
	}
}

func lines(found []editor.Finding) []string {
	var out []string
	for _, f := range found {
		place := f.Field
		if place == "" {
			place = fmt.Sprintf("%s:%d-%d", f.Block, f.Start, f.End)
		}
		line := fmt.Sprintf("%s %s “%s” %s", f.Severity, place, f.Text, f.Message)
		for _, fix := range f.Fixes {
			line += " [" + fix.Label + "]"
		}
		out = append(out, line)
	}
	return out
}

// checkFindings holds every finding to what the views rely on: the rule's
// name, a known field or a range that covers its text, fixes that apply, and
// the finding gone after any one of them.
func checkFindings(t *testing.T, rule Rule, in Input, found []editor.Finding) {
	t.Helper()
	seen := map[string]string{}
	for _, f := range found {
		if other, ok := seen[f.Key()+f.Block]; ok && other != f.Message && f.Range.Empty() {
			t.Errorf("who waives %q waives %q as well", other, f.Message)
		}
		seen[f.Key()+f.Block] = f.Message
		if f.Rule != rule.Name {
			t.Errorf("rule %q", f.Rule)
		}
		if f.Field != "" {
			if _, ok := in.Story.Article.Field(f.Field); !ok {
				t.Errorf("there is no field %q", f.Field)
			}
		} else if text, ok := in.Story.Article.Text(f.Block); !ok {
			t.Errorf("there is no block %q", f.Block)
		} else if got, err := f.Range.Of(text); err != nil || got != f.Text && !f.Range.Empty() {
			t.Errorf("range covers %q, %v", got, err)
		}
		for _, fix := range f.Fixes {
			fixed := in
			fixed.Story = in.Story.Clone()
			for _, e := range fix.Edits {
				apply(t, &fixed.Story, e)
			}
			for _, left := range rule.Check(fixed) {
				if left.Key() == f.Key() && left.Range == f.Range {
					t.Errorf("[%s] leaves %q", fix.Label, left.Message)
				}
			}
		}
	}
}

func apply(t *testing.T, s *editor.Story, e editor.Edit) {
	t.Helper()
	a := &s.Article
	switch {
	case e.Picture != "":
		if err := a.Body[a.Block(e.Picture)].Image.SetField(e.Field, e.Value); err != nil {
			t.Error(err)
		}
	case e.Unpasted:
		b := &a.Body[a.Block(e.Range.Block)]
		b.Marks = slices.DeleteFunc(b.Marks, func(m editor.Mark) bool {
			return m.Kind == editor.Pasted && m.Start == e.Range.Start && m.End == e.Range.End
		})
	case e.Field != "":
		if err := a.SetField(e.Field, e.Value); err != nil {
			t.Error(err)
		}
	case e.Range != nil && e.Range.Block == editor.HeadlineID:
		a.Headline = a.Headline[:e.Range.Start] + e.Text + a.Headline[e.Range.End:]
	case e.Insert != nil:
		b := *e.Insert
		b.ID = "put in"
		a.Body = slices.Insert(a.Body, a.Block(e.After)+1, b)
	default:
		b := &a.Body[a.Block(e.Range.Block)]
		b.Text = b.Text[:e.Range.Start] + e.Text + b.Text[e.Range.End:]
		for i, f := range s.Facts {
			if f.Block == b.ID && f.Start <= e.Range.Start && e.Range.End <= f.End {
				s.Facts[i].End += len(e.Text) - (e.Range.End - e.Range.Start)
				s.Facts[i].Text = b.Text[f.Start:s.Facts[i].End]
			}
		}
	}
}

// unjudged returns why a rule cannot judge the clean story after a change.
func unjudged(t *testing.T, rule Rule, change func(in *Input, a *editor.Article)) string {
	t.Helper()
	in := cleanInput(t)
	change(&in, &in.Story.Article)
	return rule.Unknown(in)
}

// paragraphs makes the story one of these paragraphs, a, b and so on, without facts.
func paragraphs(texts ...string) func(*Input, *editor.Article) {
	return func(in *Input, a *editor.Article) {
		in.Story.Facts, a.Body = nil, nil
		for i, text := range texts {
			a.Body = append(a.Body, editor.Block{ID: string(rune('a' + i)), Kind: editor.Paragraph, Text: text})
		}
	}
}

// pictured makes the story one of these pictures, i, j and so on.
func pictured(images ...editor.Image) func(*Input, *editor.Article) {
	return func(_ *Input, a *editor.Article) {
		a.Body = nil
		for i, image := range images {
			a.Body = append(a.Body, picture(string(rune('i'+i)), image))
		}
	}
}

// republishing makes the story one of Floodlight's, which asks for r, and then changes
// it.
func republishing(r Republication, change func(in *Input, a *editor.Article)) func(*Input, *editor.Article) {
	return func(in *Input, a *editor.Article) {
		a.Terms, a.Source, a.Credit = editor.Republished, "Floodlight", editor.Credit{Raw: "Floodlight", Canonical: "Floodlight"}
		r.Source = "Floodlight"
		in.Profile.Sources = []Republication{r}
		came := a.Clone()
		in.Known.Original = &came
		change(in, a)
	}
}

// supplied makes the story one that came from Reuters, and then changes it.
func supplied(change func(a *editor.Article)) func(*Input, *editor.Article) {
	return func(in *Input, a *editor.Article) {
		came := a.Clone()
		came.Byline, came.Dateline.Place, came.Source, came.Credit = "By Jane Doe", "LONDON", "Reuters", editor.Credit{Raw: "Reuters", Canonical: "Reuters"}
		in.Known.Original = &came
		*a = came.Clone()
		change(a)
	}
}

// rewrite leaves nothing as it was.
func rewrite(a *editor.Article) {
	for i := range a.Body {
		a.Body[i].Text = "Nothing here is as the agency had it, not one word of all that stood there before."
	}
}
