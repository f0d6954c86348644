package compare

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"stet/app/theme"
	"stet/editor"
	"stet/editor/diff"
)

func reads(d Document) []string {
	var out []string
	for _, b := range d.Blocks {
		line := spell(d, b)
		if s := d.Styles[b.ID]; s.Label != "" {
			line = "(" + s.Label + ") " + line
		}
		out = append(out, line)
	}
	return out
}

func wants(t *testing.T, d Document, want ...string) {
	t.Helper()
	if got := reads(d); !slices.Equal(got, want) {
		t.Errorf("the page reads\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

const (
	council = "The council said that it would say more when there was more to say."
	bridge  = "The bridge, which opened in 1961 and carries 22,000 vehicles a day, will close for nine weeks."
)

func TestAssemble(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	c, before, after := compared(t)
	d := Assemble(c, before.Article, after.Article, Look{})
	wants(t, d,
		"Harbour bridge [-repairs to cost-] {+repair bill climbs to+} £41m",
		"Inspectors found cracks in [-15-] {+14+} of its 36 hangers, and nobody was surprised.",
		"[-Critics were quick to respond.-]",
		"(↓ Moved down to paragraph 3) <-"+council+"->",
		bridge,
		"(↓ Moved down from paragraph 3) "+council)
	if m := d.Blocks[1].Marks; len(m) != 1 || m[0].End != 10 || m[0].Kind != editor.Strong {
		t.Errorf("formatting is carried over as %+v", m)
	}
	if m := d.Moves; len(m) != 1 || m[0].From.Block != d.Blocks[3].ID || m[0].To.Block != d.Blocks[5].ID {
		t.Errorf("the move has its ends at %+v", m)
	}
}

func TestAssembleSides(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	c, before, after := compared(t)
	older, newer := AssembleSides(c, before.Article, after.Article, Look{})
	wants(t, older, "Harbour bridge [-repairs to cost-] £41m", "",
		"Inspectors found cracks in [-15-] of its 36 hangers, and nobody was surprised.",
		"[-Critics were quick to respond.-]",
		"(↓ Moved down to paragraph 3) "+council, bridge, "")
	wants(t, newer, "Harbour bridge {+repair bill climbs to+} £41m", "",
		"Inspectors found cracks in {+14+} of its 36 hangers, and nobody was surprised.",
		"", "", bridge, "(↓ Moved down from paragraph 3) "+council)
}

// TestSplitStandsWholeBesideItsParts: what was split is one paragraph on the one
// side and two on the other.
func TestSplitStandsWholeBesideItsParts(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	one := story("Split", "a: "+council+" "+bridge)
	two := story("Split", "a: "+council, "b: "+bridge)
	c, err := diff.Compare(context.Background(), one, two)
	if err != nil {
		t.Fatal(err)
	}
	older, newer := AssembleSides(c, one.Article, two.Article, Look{})
	wants(t, older, "Split", "", council+" "+bridge, "")
	wants(t, newer, "Split", "", council, "(Split from the paragraph above) "+bridge)
	if c, err = diff.Compare(context.Background(), two, one); err != nil {
		t.Fatal(err)
	}
	older, newer = AssembleSides(c, two.Article, one.Article, Look{})
	wants(t, older, "Split", "", council, bridge)
	wants(t, newer, "Split", "", council+" "+bridge, "")
}

func TestHiddenChangesReadAsIfTheyHadAlwaysBeen(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	c, before, after := compared(t)
	hide := func(kinds ...diff.ChangeKind) Look {
		return Look{Hidden: func(i int) bool { return slices.Contains(kinds, c.Changes[i].Kind) }}
	}
	wants(t, Assemble(c, before.Article, after.Article, hide(diff.PassageMoved, diff.FactChanged)),
		"Harbour bridge [-repairs to cost-] {+repair bill climbs to+} £41m",
		"Inspectors found cracks in 14 of its 36 hangers, and nobody was surprised.",
		"[-Critics were quick to respond.-]",
		bridge, council)
	wants(t, Assemble(c, before.Article, after.Article, hide(diff.BlockDeleted, diff.FieldChanged)),
		"Harbour bridge repair bill climbs to £41m",
		"Inspectors found cracks in [-15-] {+14+} of its 36 hangers, and nobody was surprised.",
		"(↓ Moved down to paragraph 3) <-"+council+"->",
		bridge,
		"(↓ Moved down from paragraph 3) "+council)
}

func TestOnlyWhatChanged(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	var texts []string
	for i := range 9 {
		texts = append(texts, fmt.Sprintf("p%d: Paragraph %d says what it says, as it always has.", i, i))
	}
	before := story("Long", texts...)
	after := story("Long", texts...)
	after.Article.Body[1].Text = "Paragraph 1 says what it means, as it always has."
	c, err := diff.Compare(context.Background(), before, after)
	if err != nil {
		t.Fatal(err)
	}
	says := func(n int) string { return fmt.Sprintf("Paragraph %d says what it says, as it always has.", n) }
	look := Look{Only: true}
	d := Assemble(c, before.Article, after.Article, look)
	wants(t, d, "Long", says(0), "Paragraph 1 says what it [-says-] {+means+}, as it always has.", says(2), "(⋯ 6 paragraphs unchanged) ")
	if s := d.Styles[d.Blocks[4].ID]; s.Kind != BlockFolded || s.Fold != 3 {
		t.Errorf("the fold is %+v", s)
	}
	older, newer := AssembleSides(c, before.Article, after.Article, look)
	if len(older.Blocks) != len(newer.Blocks) || len(older.Blocks) != 6 {
		t.Errorf("%d rows beside %d", len(older.Blocks), len(newer.Blocks))
	}
	look.Open = map[int]bool{3: true}
	if d := Assemble(c, before.Article, after.Article, look); len(d.Blocks) != 10 {
		t.Errorf("unfolded there are %d blocks", len(d.Blocks))
	}
	look.Hidden = func(int) bool { return true }
	if d := Assemble(c, before.Article, after.Article, look); len(d.Blocks) != 10 {
		t.Errorf("where nothing is to be seen there are %d blocks", len(d.Blocks))
	}
}

// TestSidesAreTheVersions: whatever was done to a story, each column reads as its
// version does, the rows are alike, and what is hidden leaves the newer one.
func TestSidesAreTheVersions(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 5))
		before, after := randomPair(r)
		c, err := diff.Compare(context.Background(), before, after)
		if err != nil {
			t.Fatal(err)
		}
		older, newer := AssembleSides(c, before.Article, after.Article, Look{})
		same(t, seed, "older", older, before.Article)
		same(t, seed, "newer", newer, after.Article)
		if len(older.Blocks) != len(newer.Blocks) {
			t.Fatalf("seed %d: %d rows beside %d", seed, len(older.Blocks), len(newer.Blocks))
		}
		some := r.IntN(3)
		look := Look{Only: r.IntN(2) == 0, Hidden: func(i int) bool { return i%3 == some }}
		one, two := AssembleSides(c, before.Article, after.Article, look)
		for _, d := range []Document{older, newer, one, two, Assemble(c, before.Article, after.Article, look)} {
			lies(t, seed, d)
		}
		same(t, seed, "all hidden", Assemble(c, before.Article, after.Article, Look{Hidden: func(int) bool { return true }}), after.Article)
	}
}

// same demands that a document holds the words of an article, in their order and
// with their formatting.
func same(t *testing.T, seed uint64, what string, d Document, a editor.Article) {
	t.Helper()
	var got, want []string
	for _, b := range d.Blocks {
		if b.Kind != editor.Headline && b.Kind != editor.Standfirst && b.Text != "" && strings.Count(b.ID, "-") < 2 {
			got = append(got, fmt.Sprint(b.Text, b.Marks))
		}
	}
	for _, b := range a.Body {
		if b.Image == nil {
			want = append(want, fmt.Sprint(b.Text, b.Marks))
		}
	}
	if !slices.Equal(got, want) {
		t.Fatalf("seed %d: %s reads\n%s\nnot\n%s", seed, what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// lies demands that marks and places lie on the words of the page.
func lies(t *testing.T, seed uint64, d Document) {
	t.Helper()
	texts := map[string]string{}
	for _, b := range d.Blocks {
		texts[b.ID] = b.Text
	}
	ranges := slices.Clone(d.Places)
	for _, m := range d.Marks {
		ranges = append(ranges, m.Range)
	}
	for _, m := range d.Moves {
		ranges = append(ranges, m.From, m.To)
	}
	for _, r := range ranges {
		text, ok := texts[r.Block]
		if _, err := r.Of(text); !r.IsZero() && (!ok || err != nil) {
			t.Fatalf("seed %d: %+v is not on the page", seed, r)
		}
	}
}

// randomPair is a story, and what became of it: words replaced, paragraphs cut,
// added, moved, split, joined; some are headings, some pictures.
func randomPair(r *rand.Rand) (before, after editor.Story) {
	word := func() string {
		return []string{"bridge", "council", "crack", "engineer", "repair", "traffic", "ferry", "lorry", "steel", "weeks"}[r.IntN(10)]
	}
	sentence := func() string {
		var words []string
		for range 5 + r.IntN(9) {
			words = append(words, word()+fmt.Sprint(r.IntN(40)))
		}
		return "The " + strings.Join(words, " ") + "."
	}
	para := func() string { return strings.Join([]string{sentence(), sentence(), sentence()}[:1+r.IntN(3)], " ") }
	var texts []string
	for range 3 + r.IntN(8) {
		texts = append(texts, para())
	}
	now := slices.Clone(texts)
	for range 1 + r.IntN(5) {
		i := r.IntN(len(now))
		switch r.IntN(6) {
		case 0:
			now[i] = strings.Replace(now[i], " ", " "+word()+" ", 1+r.IntN(2))
		case 1:
			now = slices.Delete(now, i, i+1)
		case 2:
			now = slices.Insert(now, i, para())
		case 3:
			one := now[i]
			now = slices.Delete(now, i, i+1)
			now = slices.Insert(now, r.IntN(len(now)+1), one)
		case 4:
			if a, b, ok := strings.Cut(now[i], ". "); ok {
				now = slices.Replace(now, i, i+1, a+".", b)
			}
		case 5:
			if i > 0 {
				now = slices.Replace(now, i-1, i+1, now[i-1]+" "+now[i])
			}
		}
		if len(now) == 0 {
			now = []string{para()}
		}
	}
	build := func(texts []string) editor.Story {
		s := editor.Story{Article: editor.Article{Headline: "Harbour"}}
		for i, text := range texts {
			b := editor.Block{ID: fmt.Sprint("b", i), Kind: editor.Paragraph, Text: text}
			switch file := len(text) % 7; {
			case file == 0:
				b = editor.Block{ID: b.ID, Kind: editor.ImageBlock, Image: &editor.Image{File: text[4:9], Caption: text[:12+r.IntN(8)], Alt: "A bridge"}}
			case file == 1 && r.IntN(2) == 0:
				b.Kind, b.Level = editor.Heading, 2+r.IntN(2)
			case r.IntN(3) == 0:
				b.Marks = []editor.Mark{{Start: 4, End: 12, Kind: editor.Emphasis}}
			}
			s.Article.Body = append(s.Article.Body, b)
		}
		return s
	}
	return build(texts), build(now)
}

func TestACaptionThatChangedStandsBelowItsPicture(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	with := func(caption, alt string) editor.Story {
		s := story("Pictures", "a: "+council, "c: "+bridge)
		image := editor.Block{ID: "b", Kind: editor.ImageBlock, Image: &editor.Image{File: "deck.jpg", Caption: caption, Alt: alt}}
		s.Article.Body = slices.Insert(s.Article.Body, 1, image)
		return s
	}
	before, after := with("The deck in March.", "A deck"), with("The deck in April.", "A deck, cracked")
	c, err := diff.Compare(t.Context(), before, after)
	if err != nil {
		t.Fatal(err)
	}
	d := Assemble(c, before.Article, after.Article, Look{})
	wants(t, d, "Pictures", council, "", "Caption: The deck in [-March-] {+April+}.", "Description: A deck{+, cracked+}", bridge)
	if d.Blocks[2].Image == nil || d.Blocks[2].Image.Caption != "" || after.Article.Body[1].Image.Caption == "" {
		t.Errorf("the picture is %+v, of %+v", d.Blocks[2].Image, after.Article.Body[1].Image)
	}
	lies(t, 0, d)
	older, newer := AssembleSides(c, before.Article, after.Article, Look{})
	wants(t, older, "Pictures", "", council, "", "Caption: The deck in [-March-].", "Description: A deck", bridge)
	wants(t, newer, "Pictures", "", council, "", "Caption: The deck in {+April+}.", "Description: A deck{+, cracked+}", bridge)
	c, err = diff.Compare(t.Context(), before, with("The deck in March.", "A deck, cracked"))
	if err != nil {
		t.Fatal(err)
	}
	wants(t, Assemble(c, before.Article, before.Article, Look{}), "Pictures", council, "", "Description: A deck{+, cracked+}", bridge)
}

// TestACaptionThatIsNewIsOnOneSide: the other has none to name.
func TestACaptionThatIsNewIsOnOneSide(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	with := func(caption string) editor.Story {
		s := story("Pictures", "a: "+council)
		s.Article.Body = append(s.Article.Body, editor.Block{ID: "b", Kind: editor.ImageBlock, Image: &editor.Image{File: "deck.jpg", Caption: caption}})
		return s
	}
	before, after := with(""), with("The deck in April.")
	c, err := diff.Compare(t.Context(), before, after)
	if err != nil {
		t.Fatal(err)
	}
	older, newer := AssembleSides(c, before.Article, after.Article, Look{})
	lies(t, 0, older)
	lies(t, 0, newer)
	wants(t, older, "Pictures", "", council, "", "")
	wants(t, newer, "Pictures", "", council, "", "Caption: {+The deck in April.+}")
}

// TestACreditThatChangedStandsBelowItsPicture, marked like words: whose a picture
// was is not to be looked for in the list.
func TestACreditThatChangedStandsBelowItsPicture(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	with := func(at int, image editor.Image) editor.Story {
		s := story("Pictures", "a: "+council, "c: "+bridge)
		s.Article.Body = slices.Insert(s.Article.Body, at, editor.Block{ID: "b", Kind: editor.ImageBlock, Image: &image})
		return s
	}
	old := editor.Image{File: "deck.jpg", Credit: "PA", Byline: "A. Ek"}
	for at, name := range []string{"moved up", "where it was"} {
		before, after := with(1, old), with(at, editor.Image{File: "deck.jpg", Credit: "Reuters", Byline: "A. Ek", Licence: "CC BY"})
		c, err := diff.Compare(t.Context(), before, after)
		if err != nil {
			t.Fatal(err)
		}
		d := Assemble(c, before.Article, after.Article, Look{})
		page := strings.Join(reads(d), "\n")
		for _, line := range []string{"Credit: [-PA-] {+Reuters+}", "Licence: {+CC BY+}"} {
			if strings.Count(page, line) != 1 {
				t.Errorf("%s: %q is not once on the page\n%s", name, line, page)
			}
		}
		for i, x := range c.Changes {
			if x.Label == "credit" && !strings.HasSuffix(d.Places[i].Block, "-credit") {
				t.Errorf("%s: the credit is shown at %+v", name, d.Places[i])
			}
		}
		lies(t, 0, d)
		older, newer := AssembleSides(c, before.Article, after.Article, Look{})
		if !strings.Contains(strings.Join(reads(older), "\n"), "Credit: [-PA-]") || !strings.Contains(strings.Join(reads(newer), "\n"), "Credit: {+Reuters+}") || len(older.Blocks) != len(newer.Blocks) {
			t.Errorf("%s: side by side it reads\n%s\nand\n%s", name, strings.Join(reads(older), "\n"), strings.Join(reads(newer), "\n"))
		}
		if strings.Contains(strings.Join(reads(older), "\n"), "Licence") {
			t.Errorf("%s: the older side speaks of a licence it had not", name)
		}
		if got := strings.Join(reads(Assemble(c, before.Article, after.Article, Look{Hidden: func(int) bool { return true }})), "\n"); strings.Contains(got, "Credit") {
			t.Errorf("%s: with all hidden it reads\n%s", name, got)
		}
	}
}

// TestParagraphsThatMoveTogetherSayItOnce: the first of them says where they come
// from, and where they went.
func TestParagraphsThatMoveTogetherSayItOnce(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	texts := []string{"a: " + council, "b: " + bridge,
		"c: Shopkeepers on Quay Street say that they fear for the summer trade.",
		"d: The ferry company offered an hourly service for foot passengers only.",
		"e: Councillors vote on the money and on the landing stage on Tuesday night."}
	before := story("Several", texts...)
	after := story("Several", texts[3], texts[4], texts[0], texts[1], texts[2])
	c, err := diff.Compare(t.Context(), before, after)
	if err != nil {
		t.Fatal(err)
	}
	var labels []string
	d := Assemble(c, before.Article, after.Article, Look{})
	for _, b := range d.Blocks {
		if s := d.Styles[b.ID]; s.Kind == BlockMoved || s.Kind == BlockMovedAway {
			labels = append(labels, s.Label)
		}
	}
	if want := []string{"↑ Moved up from paragraphs 4–5", "", "↑ Moved up to paragraphs 1–2", ""}; !slices.Equal(labels, want) {
		t.Errorf("the labels are %q, not %q", labels, want)
	}
}

// TestSpaceAroundWordsIsNotMarked: a line through it would make one word of them
// and their neighbours.
func TestSpaceAroundWordsIsNotMarked(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	before := story("Sailings", "a: The number of weekly crossings would fall from 42 to 28, the ferry company said on Friday.")
	after := story("Sailings", "a: The number of crossings would fall from 42 to 28, the ferry company said on Friday.")
	c, err := diff.Compare(t.Context(), before, after)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, Assemble(c, before.Article, after.Article, Look{}), "Sailings",
		"The number of [-weekly-] crossings would fall from 42 to 28, the ferry company said on Friday.")
	for _, r := range wordRuns(c, c.Changes[0]) {
		if r.Strike && r.Text != "weekly" {
			t.Errorf("on the card %q is struck", r.Text)
		}
	}
	before.Article.Headline, after.Article.Headline = "Crossings cut", "Crossings cut by a third"
	if c, err = diff.Compare(t.Context(), before, after); err != nil {
		t.Fatal(err)
	}
	if got := reads(Assemble(c, before.Article, after.Article, Look{}))[0]; got != "Crossings cut {+by a third+}" {
		t.Errorf("the headline reads %q", got)
	}
}
