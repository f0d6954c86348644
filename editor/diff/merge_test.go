package diff

import (
	"context"
	"errors"
	"math/rand"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

func merge(t *testing.T, base, ours, theirs editor.Story) Merged {
	t.Helper()
	m, err := Merge(context.Background(), base, ours, theirs)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// bodyLines writes the body, one block a line.
func bodyLines(s editor.Story) string {
	var out []string
	for i := range s.Article.Body {
		out = append(out, s.Article.Body[i].Words())
	}
	return strings.Join(out, "\n")
}

// told writes conflicts as kind base|ours|theirs.
func told(all []Conflict) string {
	var out []string
	for _, c := range all {
		line := string(c.Kind) + " " + c.Base + "|" + c.Ours + "|" + c.Theirs
		if c.Name != "" {
			line = c.Name + ": " + line
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// after is a story whose blocks have the IDs of their places.
func after(texts ...string) editor.Story { return story(body(texts...)) }

// TestMergeBothDoublesNothing: two who went on from the same words keep them once.
func TestMergeBothDoublesNothing(t *testing.T) {
	for _, c := range [][]string{ // base, ours, theirs, both
		{ferry, ferry + " Nobody was hurt. The crew was calm.", ferry + " Nobody was hurt. The sea was.", ferry + " Nobody was hurt. The crew was calm. The sea was."},
		{ferry, ferry + "\n" + school + " They wait.", ferry + "\n" + school + " They walk.", ferry + "\n" + school + " They wait. They walk."},
		{ferry, ferry + "\n" + school + "\n" + budget, ferry + "\n" + school + "\n" + storm, ferry + "\n" + school + "\n" + budget + "\n" + storm},
		{ferry, ferry + " They wait. They talk. They go.", ferry + " They wait. They sing. They go.", ferry + " They wait. They talk. They sing. They go."},
	} {
		of := func(text string) editor.Story { return after(strings.Split(text, "\n")...) }
		m := merge(t, of(c[0]), of(c[1]), of(c[2]))
		for choice, want := range map[Choice]string{TakeOurs: c[1], TakeTheirs: c[2], TakeBoth: c[3]} {
			s, err := m.Resolve([]Choice{choice})
			if got := bodyLines(s); err != nil || got != want {
				t.Errorf("%s: got %q, %v, want %q", choice, got, err, want)
			}
		}
	}
}

func TestMergeWords(t *testing.T) {
	change := strings.Replace
	for _, c := range []struct {
		name               string
		base, ours, theirs []string
		want               []string
		conflicts          string
	}{
		{"two paragraphs", []string{ferry, school}, []string{change(ferry, "last", "first", 1), school}, []string{ferry, change(school, "spring", "autumn", 1)},
			[]string{change(ferry, "last", "first", 1), change(school, "spring", "autumn", 1)}, ""},
		{"one sentence", []string{ferry}, []string{change(ferry, "evening", "day", 1)}, []string{change(ferry, "forty", "fifty", 1)},
			[]string{"The last ferry of the day left the harbour eleven minutes late, carrying fifty passengers."}, ""},
		{"a word between", []string{ferry}, []string{change(ferry, "eleven", "twelve", 1)}, []string{change(ferry, "late", "early", 1)},
			[]string{"The last ferry of the evening left the harbour twelve minutes early, carrying forty passengers."}, ""},
		{"same change", []string{ferry}, []string{change(ferry, "eleven", "twelve", 1)}, []string{change(ferry, "eleven", "twelve", 1)},
			[]string{change(ferry, "eleven", "twelve", 1)}, ""},
		{"same word", []string{ferry}, []string{change(ferry, "eleven", "twelve", 1)}, []string{change(ferry, "eleven", "ten", 1)},
			[]string{change(ferry, "eleven", "twelve", 1)}, "words eleven|twelve|ten"},
		{"words that touch", []string{ferry}, []string{change(ferry, "eleven", "twelve", 1)}, []string{change(ferry, "minutes", "hours", 1)},
			[]string{change(ferry, "eleven", "twelve", 1)}, "words eleven minutes|twelve minutes|eleven hours"},
		{"cells beside each other", []string{"Ness\tn/a\t£12\tdaily"}, []string{"Ness\t£11\t£12\tdaily"}, []string{"Ness\tn/a\t£13\tdaily"},
			[]string{"Ness\t£11\t£13\tdaily"}, ""},
		{"comma beside a word", []string{ferry}, []string{change(ferry, "evening", "day", 1)}, []string{change(ferry, "evening", "evening,", 1)},
			[]string{change(ferry, "evening", "day,", 1)}, ""},
		{"put in at one place", []string{ferry}, []string{change(ferry, "left", "slowly left", 1)}, []string{change(ferry, "left", "finally left", 1)},
			[]string{change(ferry, "left", "slowly left", 1)}, "words |slowly |finally "},
		{"gone on from the same sentences", []string{ferry, school}, []string{ferry + " Nobody was hurt. The crew was calm.", school}, []string{ferry + " Nobody was hurt. The sea was.", school},
			[]string{ferry + " Nobody was hurt. The crew was calm.", school}, "words | The crew was calm.| The sea was."},
		{"gone on by one of the two", []string{ferry, school}, []string{ferry + " Nobody was hurt.", school}, []string{ferry + " Nobody was hurt. The sea was calm.", school},
			[]string{ferry + " Nobody was hurt. The sea was calm.", school}, ""},
		{"gone on from the same new paragraph", []string{ferry, school}, []string{ferry, budget + " It passed.", school}, []string{ferry, budget + " It failed.", storm, school},
			[]string{ferry, budget + " It passed.", school}, "words |" + budget + " It passed.|" + budget + " It failed.\n" + storm},
		{"gone on in the same new paragraph", []string{ferry, school}, []string{ferry, budget + " It passed.", school}, []string{ferry, budget + " It failed.", school},
			[]string{ferry, budget + " It passed.", school}, "words | It passed.| It failed."},
		{"gone on behind the same new paragraph", []string{ferry, school}, []string{ferry, budget, school}, []string{ferry, budget, storm, school},
			[]string{ferry, budget, storm, school}, ""},
		{"a word more than the same words", []string{ferry}, []string{change(ferry, "left", "slowly left", 1)}, []string{change(ferry, "left", "slowly but surely left", 1)},
			[]string{change(ferry, "left", "slowly left", 1)}, "words |slowly |slowly but surely "},
		{"edited and cut", []string{ferry, school, budget}, []string{ferry, change(school, "spring", "autumn", 1), budget}, []string{ferry, budget},
			[]string{ferry, change(school, "spring", "autumn", 1), budget}, "words " + school + "|" + change(school, "spring", "autumn", 1) + "|"},
		{"both cut", []string{ferry, school, budget}, []string{budget}, []string{ferry, budget}, []string{budget}, ""},
		{"moved and edited", []string{ferry, school, budget, storm}, []string{storm, ferry, school, budget}, []string{ferry, school, budget, change(storm, "Friday", "Saturday", 1)},
			[]string{change(storm, "Friday", "Saturday", 1), ferry, school, budget}, ""},
		{"edited and moved", []string{ferry, school, budget, storm}, []string{change(ferry, "forty", "fifty", 1), school, budget, storm}, []string{school, budget, storm, ferry},
			[]string{school, budget, storm, change(ferry, "forty", "fifty", 1)}, ""},
		{"moved and cut", []string{ferry, school, budget, storm}, []string{storm, ferry, school, budget}, []string{ferry, school, budget},
			[]string{storm, ferry, school, budget}, "words " + storm + "|" + storm + "|"},
		{"moved to two places", []string{ferry, school, budget, storm, "# Sea", "Nobody was hurt and the sea was calm that night."},
			[]string{storm, ferry, school, budget, "# Sea", "Nobody was hurt and the sea was calm that night."},
			[]string{ferry, storm, school, budget, "# Sea", "Nobody was hurt and the sea was calm that night."},
			[]string{storm, ferry, school, budget, "Sea", "Nobody was hurt and the sea was calm that night."}, "place " + storm + "||" + ferry},
		{"both moved it there", []string{ferry, school, budget, storm}, []string{storm, ferry, school, budget}, []string{storm, ferry, school, budget},
			[]string{storm, ferry, school, budget}, ""},
		{"split and edited", []string{ferry + " " + school, budget}, []string{ferry, school, budget}, []string{ferry + " " + change(school, "Teachers", "Parents", 1), budget},
			[]string{ferry, change(school, "Teachers", "Parents", 1), budget}, ""},
		{"joined and edited", []string{ferry, school, budget}, []string{ferry + " " + school, budget}, []string{change(ferry, "forty", "fifty", 1), school, budget},
			[]string{change(ferry, "forty", "fifty", 1) + " " + school, budget}, ""},
		{"two new paragraphs at one place", []string{ferry, school}, []string{ferry, budget, school}, []string{ferry, storm, school},
			[]string{ferry, budget, school}, "words |" + budget + "|" + storm},
		{"new paragraph and words before it", []string{"Milk and some butter", "Eggs"}, []string{"Milk and some butter", "Bread", "Eggs"}, []string{"Milk and some cream", "Eggs"},
			[]string{"Milk and some cream", "Bread", "Eggs"}, ""},
		{"sentence and the word behind it", []string{ferry + " " + school}, []string{ferry + " Nobody was hurt. " + school}, []string{ferry + " " + change(school, "Teachers", "Parents", 1)},
			[]string{ferry + " Nobody was hurt. " + change(school, "Teachers", "Parents", 1)}, ""},
		{"word put before a sentence that was cut", []string{ferry + " " + school + " " + budget}, []string{ferry + " Yet teachers" + school[8:] + " " + budget}, []string{ferry + " " + budget},
			[]string{ferry + " Yet teachers" + school[8:] + " " + budget}, "words " + school + " |Yet teachers" + school[8:] + " |"},
		{"word put before a sentence that was cut, as it was", []string{ferry + " " + school + " " + budget}, []string{ferry + " Yet " + school + " " + budget}, []string{ferry + " " + budget},
			[]string{ferry + " Yet " + school + " " + budget}, "words " + school + " |Yet " + school + " |"},
		{"word put behind a sentence that was cut", []string{ferry + " " + school + " " + budget}, []string{ferry + " " + school + " Yet " + budget}, []string{ferry + " " + budget},
			[]string{ferry + " Yet " + budget}, ""},
		{"sentence moved and edited", []string{ferry + " " + school, budget, storm}, []string{school, budget, storm + " " + ferry}, []string{change(ferry, "forty", "fifty", 1) + " " + school, budget, storm},
			[]string{school, budget, storm + " " + change(ferry, "forty", "fifty", 1)}, ""},
		{"written anew and edited", []string{ferry, school}, []string{"Ships were held back by fog in the morning and nobody complained.", school}, []string{change(ferry, "forty", "fifty", 1), school},
			[]string{"Ships were held back by fog in the morning and nobody complained.", school},
			"words " + ferry + "|Ships were held back by fog in the morning and nobody complained.|" + change(ferry, "forty", "fifty", 1)},
	} {
		m := merge(t, after(c.base...), after(c.ours...), after(c.theirs...))
		if got := bodyLines(m.Story); got != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, strings.Join(c.want, "\n"))
		}
		if got := told(m.Conflicts); got != c.conflicts {
			t.Errorf("%s: conflicts\n got %s\nwant %s", c.name, got, c.conflicts)
		}
		for _, x := range m.Conflicts {
			checkPlace(t, m.Story, x)
		}
	}
}

// checkPlace checks that a conflict lies where it reads as ours does.
func checkPlace(t *testing.T, s editor.Story, c Conflict) {
	t.Helper()
	if c.Range.IsZero() || c.Kind != WordsClash {
		return
	}
	text, _ := s.Article.Text(c.Block)
	got, err := c.Range.Of(text)
	if err != nil || !strings.HasPrefix(c.Ours, got) {
		t.Errorf("conflict %+v reads %q: %v", c, got, err)
	}
}

func TestMergeSettled(t *testing.T) {
	change := strings.Replace
	words := [3]editor.Story{after(ferry, school), after(change(ferry, "eleven", "twelve", 1), school), after(change(ferry, "eleven", "ten", 1), school)}
	moved := [3]editor.Story{after(ferry, school, budget, storm), after(storm, ferry, school, budget), after(ferry, storm, school, budget)}
	cut := [3]editor.Story{after(ferry, school, budget), after(ferry, change(school, "spring", "autumn", 1), budget), after(ferry, budget)}
	for _, c := range []struct {
		name   string
		of     [3]editor.Story
		choice Choice
		want   string
	}{
		{"ours", words, TakeOurs, bodyLines(words[1])},
		{"theirs", words, TakeTheirs, bodyLines(words[2])},
		{"base", words, TakeBase, bodyLines(words[0])},
		{"both", words, TakeBoth, change(ferry, "eleven", "twelve ten", 1) + "\n" + school},
		{"moved: ours", moved, TakeOurs, bodyLines(moved[1])},
		{"moved: theirs", moved, TakeTheirs, bodyLines(moved[2])},
		{"cut: theirs", cut, TakeTheirs, bodyLines(cut[2])},
		{"cut: base", cut, TakeBase, bodyLines(cut[0])},
	} {
		m := merge(t, c.of[0], c.of[1], c.of[2])
		if len(m.Conflicts) != 1 {
			t.Errorf("%s: %d conflicts", c.name, len(m.Conflicts))
			continue
		}
		s, err := m.Resolve([]Choice{c.choice})
		if err != nil || bodyLines(s) != c.want || s.Validate() != nil {
			t.Errorf("%s: %v, %v\n got %s\nwant %s", c.name, err, s.Validate(), bodyLines(s), c.want)
		}
	}
	m := merge(t, moved[0], moved[1], moved[2])
	if _, err := m.Resolve([]Choice{TakeBoth}); err == nil {
		t.Error("a passage was put in two places")
	}
	if _, err := m.Resolve(make([]Choice, 2)); err == nil {
		t.Error("more choices than conflicts")
	}
}

func TestMergeFields(t *testing.T) {
	base, ours, theirs := after(ferry), after(ferry), after(ferry)
	base.Article.Headline, ours.Article.Headline, theirs.Article.Headline = "Ferry sails eleven minutes late", "Ferry sails twelve minutes late", "Ferry sails eleven minutes early"
	base.Article.Byline, ours.Article.Byline, theirs.Article.Byline = "By Ann Lee in Oslo", "By Anna Lee in Oslo", "By Ann Lee in Bergen"
	ours.Article.Section, theirs.Article.Section = "Sea", "Land"
	base.Article.Keywords, ours.Article.Keywords, theirs.Article.Keywords = []string{"sea", "ferry"}, []string{"sea", "ferry", "fog"}, []string{"ferry", "Oslo"}
	theirs.Article.Target = 400
	m := merge(t, base, ours, theirs)
	a := m.Story.Article
	if a.Headline != "Ferry sails twelve minutes early" || a.Byline != "By Anna Lee in Bergen" || a.Target != 400 || strings.Join(a.Keywords, " ") != "ferry Oslo fog" {
		t.Errorf("article %+v", a)
	}
	if got, want := told(m.Conflicts), "section: field |Sea|Land"; got != want {
		t.Errorf("conflicts %s, want %s", got, want)
	}
	if s, err := m.Resolve([]Choice{TakeTheirs}); err != nil || s.Article.Section != "Land" {
		t.Errorf("section %q: %v", s.Article.Section, err)
	}
}

func TestMergeBlocks(t *testing.T) {
	picture := func(caption, credit, alt string) editor.Block {
		return editor.Block{ID: "i", Kind: editor.ImageBlock, Image: &editor.Image{File: "quay.jpg", Caption: caption, Credit: credit, Alt: alt}}
	}
	of := func(b editor.Block, kind editor.BlockKind, marks ...editor.Mark) editor.Story {
		blocks := append(body(ferry, school), b)
		blocks[1].Kind, blocks[0].Marks = kind, marks
		return story(blocks)
	}
	strong, link := editor.Mark{Start: 4, End: 14, Kind: editor.Strong}, editor.Mark{Start: 18, End: 29, Kind: editor.Link, Href: "https://a.example"}
	m := merge(t, of(picture("The quay at dawn", "A. Ek", ""), editor.Paragraph, strong),
		of(picture("The quay at dusk", "B. Ek", ""), editor.Quote, strong, link),
		of(picture("The old quay at dawn", "C. Ek", "A quay"), editor.Heading))
	b := m.Story.Article.Body
	if got := b[2].Image; got.Caption != "The old quay at dusk" || got.Alt != "A quay" || got.Credit != "B. Ek" {
		t.Errorf("picture %+v", got)
	}
	if !slices.Equal(b[0].Marks, []editor.Mark{link}) {
		t.Errorf("marks %+v", b[0].Marks)
	}
	if got, want := told(m.Conflicts), "style paragraph|quote|heading\ncredit: picture A. Ek|B. Ek|C. Ek"; got != want {
		t.Errorf("conflicts\n%s\nwant\n%s", got, want)
	}
	s, err := m.Resolve([]Choice{TakeTheirs, TakeBase})
	if err != nil || s.Article.Body[1].Kind != editor.Heading || s.Article.Body[2].Image.Credit != "A. Ek" {
		t.Errorf("settled %+v: %v", s.Article.Body, err)
	}
}

func TestMergeLinks(t *testing.T) {
	with := func(text string, links ...editor.Mark) editor.Story {
		s := after(text, school)
		s.Article.Body[0].Marks = links
		return s
	}
	link := func(start, end int, href string) editor.Mark {
		return editor.Mark{Start: start, End: end, Kind: editor.Link, Href: href}
	}
	m := merge(t, with(ferry), with(ferry, link(4, 14, "a")), with(strings.Replace(ferry, "forty", "fifty", 1), link(9, 29, "b")))
	if got, want := told(m.Conflicts), "ferry: formatting |a|b"; got != want {
		t.Errorf("conflicts %s, want %s", got, want)
	}
	for choice, want := range map[Choice][]editor.Mark{
		TakeOurs: {link(4, 14, "a"), link(14, 29, "b")}, TakeTheirs: {link(4, 9, "a"), link(9, 29, "b")}, TakeBase: {link(4, 9, "a"), link(14, 29, "b")}} {
		s, err := m.Resolve([]Choice{choice})
		if err != nil || !slices.Equal(s.Article.Body[0].Marks, want) {
			t.Errorf("%s: %+v, want %+v; %v", choice, s.Article.Body[0].Marks, want, err)
		}
	}
}

func TestMergeFacts(t *testing.T) {
	base := after(ferry, school)
	blocks := base.Article.Body
	open := tag("f", blocks, 0, "forty passengers", editor.Unchecked)
	verified := open
	verified.Status, verified.Checker, verified.Settled = editor.Verified, "ann", time.Unix(1, 0).UTC()
	disputed := open
	disputed.Status, disputed.Checker = editor.Disputed, "bo"
	sourced := open
	sourced.Sources = []editor.Source{{Title: "Minutes"}}
	bus := tag("g", blocks, 1, "second bus", editor.Unchecked)
	fifty := strings.Replace(ferry, "forty", "fifty", 1)
	with := func(text string, facts ...editor.Fact) editor.Story {
		s := after(text, school)
		s.Facts = facts
		return s
	}
	for _, c := range []struct {
		name               string
		base, ours, theirs editor.Story
		want, conflicts    string
	}{
		{"verified here, reworded there: stale", with(ferry, open), with(ferry, verified), with(fifty, open.Reword("fifty passengers")),
			"fifty passengers verified true forty passengers", ""},
		{"was verified, reworded there: stale", with(ferry, verified), with(ferry, verified), with(fifty, verified.Reword("fifty passengers")),
			"fifty passengers verified true forty passengers", ""},
		{"settled both ways", with(ferry, open), with(ferry, verified), with(ferry, disputed), "forty passengers verified false ",
			"forty passengers: fact unchecked|verified by ann|disputed by bo"},
		{"sources add up", with(ferry, open), with(ferry, verified), with(ferry, sourced), "forty passengers verified false  Minutes", ""},
		{"tagged here and there", with(ferry), with(ferry, open), with(ferry, bus), "forty passengers unchecked false ; second bus unchecked false ", ""},
		{"taken off", with(ferry, open, bus), with(ferry, bus), with(ferry, open, bus), "second bus unchecked false ", ""},
		{"taken off and verified", with(ferry, open), with(ferry), with(ferry, verified), "",
			"forty passengers: fact unchecked||verified by ann; kind: figure"},
		{"verified here, reworded where nobody knows of it", with(ferry), with(ferry, verified), with(fifty), "fifty passengers verified true forty passengers", ""},
		{"all its words other ones", with(ferry), with(ferry, verified), with(strings.Replace(ferry, "forty passengers", "nobody", 1)), "nobody verified true forty passengers", ""},
		{"words went", with(ferry, open), with(ferry, open), with(strings.Replace(ferry, " carrying forty passengers", "", 1)), "", ""},
		{"moved along by words before", with(ferry, open), with("Slowly, the"+ferry[3:], shifted(open, 8)), with(ferry, verified), "forty passengers verified false ", ""},
	} {
		m := merge(t, c.base, c.ours, c.theirs)
		var got []string
		for _, f := range m.Story.Facts {
			line := f.Text + " " + string(f.Status) + " " + strconv.FormatBool(f.Stale) + " " + f.Was
			for _, s := range f.Sources {
				line += " " + s.Title
			}
			got = append(got, line)
		}
		if strings.Join(got, "; ") != c.want || told(m.Conflicts) != strings.Replace(c.conflicts, "fact unchecked||", "fact unchecked; kind: figure||", 1) {
			t.Errorf("%s:\n got %q and %s\nwant %q and %s", c.name, got, told(m.Conflicts), c.want, c.conflicts)
		}
		if err := m.Story.Validate(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	m := merge(t, with(ferry, open), with(ferry), with(ferry, verified))
	if s, err := m.Resolve([]Choice{TakeTheirs}); err != nil || len(s.Facts) != 1 || s.Facts[0].Status != editor.Verified {
		t.Errorf("facts %+v: %v", s.Facts, err)
	}
}

func shifted(f editor.Fact, by int) editor.Fact {
	f.Start, f.End = f.Start+by, f.End+by
	return f
}

func TestMergeComments(t *testing.T) {
	base := after(ferry)
	said := editor.Comment{ID: "c", Range: editor.Range{Block: "p1", Start: 4, End: 14}, Text: "last ferry", Author: "ann", Body: "Sure?"}
	with := func(c ...editor.Comment) editor.Story {
		s := base.Clone()
		s.Comments = c
		return s
	}
	here, there, done := said, said, said
	here.Replies = []editor.Reply{{Author: "bo", Body: "Yes."}}
	there.Replies = []editor.Reply{{Author: "cy", Body: "No."}}
	done.Resolved = true
	m := merge(t, with(said), with(here), with(there))
	if c := m.Story.Comments; len(c) != 1 || len(c[0].Replies) != 2 || len(m.Conflicts) != 0 {
		t.Errorf("comments %+v, conflicts %+v", c, m.Conflicts)
	}
	m = merge(t, with(said), with(), with(there))
	if got, want := told(m.Conflicts), "last ferry: comment Sure?||Sure?\ncy: No."; got != want || len(m.Story.Comments) != 0 {
		t.Errorf("conflicts %s, want %s", got, want)
	}
	if m = merge(t, with(said), with(done), with(there)); !m.Story.Comments[0].Resolved || len(m.Story.Comments[0].Replies) != 1 {
		t.Errorf("comments %+v", m.Story.Comments)
	}
}

func TestMergeRefusesBytes(t *testing.T) {
	var bad *editor.FieldError
	if _, err := Merge(context.Background(), after(ferry), after("\xff"), after(ferry)); !errors.As(err, &bad) {
		t.Errorf("got %v", err)
	}
}

// TestMergeOfOne checks that what only one version changed, or both alike, is
// taken to the last byte, whatever it is.
func TestMergeOfOne(t *testing.T) {
	for seed := range int64(600) {
		rng := rand.New(rand.NewSource(seed))
		paras := randomParagraphs(rng)
		base, x := decorated(rng, body(paras...)), decorated(rng, body(mutate(rng, paras)...))
		if rng.Intn(3) == 0 {
			for i := range x.Article.Body {
				x.Article.Body[i].ID = "n" + strconv.Itoa(i)
			}
			x.Facts = nil
		}
		for _, c := range []struct {
			name               string
			base, ours, theirs editor.Story
		}{{"merge(b,x,b)", base, x, base}, {"merge(b,b,x)", base, base, x}, {"merge(b,x,x)", base, x, x}} {
			m := merge(t, c.base, c.ours, c.theirs)
			got, _ := m.Story.Canonical()
			want, _ := x.Canonical()
			if string(got) != string(want) || len(m.Conflicts) > 0 {
				b, _ := base.Canonical()
				t.Fatalf("seed %d, %s: conflicts %s\nbase %s\n got %s\nwant %s", seed, c.name, told(m.Conflicts), b, got, want)
			}
		}
	}
}

// decorated is a story with formatting, facts and fields.
func decorated(rng *rand.Rand, blocks []editor.Block) editor.Story {
	s := story(blocks)
	s.Article.Headline = sentence(rng, 1+rng.Intn(3))
	s.Article.Keywords = strings.Fields(sentence(rng, rng.Intn(3)+1))
	for i := range blocks {
		words := strings.Split(blocks[i].Text, " ")
		if len(words) < 3 || words[1] == "" || rng.Intn(2) == 0 {
			continue
		}
		start := len(words[0]) + 1
		end := start + len(words[1])
		if rng.Intn(2) == 0 {
			blocks[i].Marks = []editor.Mark{{Start: start, End: end, Kind: editor.Strong}}
		}
		f := editor.Fact{ID: "f" + blocks[i].ID, Kind: editor.Figure, Status: editor.FactStatuses[rng.Intn(4)], Text: words[1],
			Range: editor.Range{Block: blocks[i].ID, Start: start, End: end}}
		s.Facts = append(s.Facts, f)
	}
	return s
}

// TestMergeProperties merges what two people made of the same story, sense or
// not.
func TestMergeProperties(t *testing.T) {
	for seed := range int64(600) {
		rng := rand.New(rand.NewSource(seed))
		paras := randomParagraphs(rng)
		base := decorated(rng, body(paras...))
		ours, theirs := decorated(rng, body(mutate(rng, paras)...)), decorated(rng, body(mutate(rng, paras)...))
		checkMerge(t, base, ours, theirs)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func FuzzMerge(f *testing.F) {
	f.Add(ferry+"\n"+school, school+"\n"+ferry, ferry)
	f.Add(ferry+" "+school, ferry+"\n"+school, school)
	f.Add("a\nb\n\nc", "c\na b", "# b\na\na\n")
	f.Add("1 2 3 4 5 6 7 8 9\nx", "x\n5 6 7 8 9 1 2 3 4", "1 2 3 4\n5 6 7 8 9 x")
	f.Fuzz(func(t *testing.T, base, ours, theirs string) {
		of := func(text string) editor.Story {
			return after(strings.Split(strings.ToValidUTF8(text, "?"), "\n")...)
		}
		checkMerge(t, of(base), of(ours), of(theirs))
	})
}

// checkMerge checks what every merge promises: no word is lost that nobody
// deleted, every conflict can be settled in every way it offers, and it does not
// matter who is ours.
func checkMerge(t *testing.T, base, ours, theirs editor.Story) {
	t.Helper()
	m := merge(t, base, ours, theirs)
	if clean(t, ours) && clean(t, theirs) {
		checkStory(t, m.Story)
	}
	seen := bodyLines(m.Story)
	for _, c := range m.Conflicts {
		seen += "\n" + c.Base + "\n" + c.Ours + "\n" + c.Theirs
		checkPlace(t, m.Story, c)
	}
	got := tally(seen)
	for _, side := range [][2]editor.Story{{ours, theirs}, {theirs, ours}} {
		gone := deleted(t, base, side[1])
		for word, n := range tally(bodyLines(side[0])) {
			if least := n - gone[word]; got[word] < least {
				t.Errorf("%q: %d times, want %d\nbase\n%s\nours\n%s\ntheirs\n%s\n got\n%s", word, got[word], least, bodyLines(base), bodyLines(ours), bodyLines(theirs), seen)
			}
		}
	}
	for _, choice := range []Choice{TakeOurs, TakeTheirs, TakeBoth, TakeBase} {
		choices := make([]Choice, len(m.Conflicts))
		for i, c := range m.Conflicts {
			if c.Offers(choice) {
				choices[i] = choice
			}
		}
		s, err := m.Resolve(choices)
		if err != nil {
			t.Errorf("%s: %v", choice, err)
		}
		if clean(t, ours) && clean(t, theirs) && clean(t, base) {
			checkStory(t, s)
		}
	}
	other := merge(t, base, theirs, ours)
	if len(m.Conflicts) == 0 && (len(other.Conflicts) > 0 || bodyLines(other.Story) != bodyLines(m.Story)) {
		t.Errorf("the other way round: %s\n%s\nnot\n%s\nbase\n%s\nours\n%s\ntheirs\n%s", told(other.Conflicts), bodyLines(other.Story), bodyLines(m.Story), bodyLines(base), bodyLines(ours), bodyLines(theirs))
	}
}

func clean(t *testing.T, s editor.Story) bool {
	t.Helper()
	return s.Validate() == nil
}

func checkStory(t *testing.T, s editor.Story) {
	t.Helper()
	if err := s.Validate(); err != nil {
		b, _ := s.Canonical()
		t.Errorf("not well formed: %v\n%s", err, b)
	}
}

// deleted counts the words that a version took out.
func deleted(t *testing.T, base, after editor.Story) map[string]int {
	t.Helper()
	var out strings.Builder
	for _, b := range compare(t, base, after).Blocks {
		for _, r := range b.Runs {
			if r.Op == Delete {
				out.WriteString(r.Text + "\n")
			}
		}
	}
	return tally(out.String())
}

// tally counts the words of a text.
func tally(text string) map[string]int {
	out := map[string]int{}
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !isWordRune(r) }) {
		out[w]++
	}
	return out
}
