package diff

import (
	"fmt"
	"math/rand"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"stet/editor"
)

// reverted undoes the changes for which pick says so.
func reverted(t *testing.T, before, after editor.Story, pick func(Change) bool) editor.Story {
	t.Helper()
	c := compare(t, before, after)
	var all []int
	for i, x := range c.Changes {
		if pick(x) {
			all = append(all, i)
		}
	}
	if len(all) == 0 {
		t.Fatalf("nothing to undo in %+v", c.Changes)
	}
	s, err := Revert(before, after, c, all...)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(); err != nil {
		t.Fatal(err)
	}
	return s
}

func kinds(wanted ...ChangeKind) func(Change) bool {
	return func(x Change) bool { return slices.Contains(wanted, x.Kind) }
}

// lines writes a body with IDs and kinds, one block a line.
func lines(s editor.Story) string {
	var out []string
	for _, b := range s.Article.Body {
		line := b.ID + " "
		if b.Kind != editor.Paragraph {
			line += string(b.Kind) + " "
		}
		out = append(out, line+b.Words())
	}
	return strings.Join(out, "\n")
}

func TestRevert(t *testing.T) {
	for _, c := range []struct {
		name          string
		before, after []editor.Block
		pick          func(Change) bool
		want          string
	}{
		{"words, the others stay", body("It was the old boat that sank on Monday, they said."), body("It was the new boat that sank on Friday, they said."),
			func(x Change) bool { return markup(x.Runs) == "{--old--}{++new++}" },
			"p1 It was the old boat that sank on Friday, they said."},
		{"words put in", body(ferry), body(ferry + " Nobody was hurt."), kinds(WordsInserted), "p1 " + ferry},
		{"a paragraph out of an old revision", body(ferry, school, budget), body(ferry, budget), kinds(BlockDeleted),
			"p1 " + ferry + "\n new" + school + "\np2 " + budget},
		{"a paragraph put in", body(ferry, budget), body(ferry, school, budget), kinds(BlockInserted), "p1 " + ferry + "\np3 " + budget},
		{"moved and edited goes back edited", body(ferry, school, budget, "# Weather", storm),
			body("# Weather", strings.Replace(storm, "Friday", "Saturday", 1), ferry, school, budget), kinds(PassageMoved),
			"p3 " + ferry + "\np4 " + school + "\np5 " + budget + "\np1 heading Weather\np2 " + strings.Replace(storm, "Friday", "Saturday", 1)},
		{"split", body(ferry+" "+school, budget), body(ferry, school, budget), kinds(BlockSplit), "p1 " + ferry + " " + school + "\np3 " + budget},
		{"joined", body(ferry, school, budget), body(ferry+" "+school, budget), kinds(BlocksJoined),
			"p1 " + ferry + "\n new" + school + "\np2 " + budget},
		{"a heading again", body(ferry, "# The school bus is late"), body(ferry, "The school bus is late"), kinds(StyleChanged),
			"p1 " + ferry + "\np2 heading The school bus is late"},
	} {
		got := lines(reverted(t, story(c.before), story(c.after), c.pick))
		if i := strings.Index(c.want, " new"); i >= 0 { // the ID is one of its own
			id, words, _ := strings.Cut(strings.Split(got, "\n")[strings.Count(c.want[:i], "\n")], " ")
			if strings.HasPrefix(id, "p") && len(id) == 2 {
				t.Errorf("%s: the block that came back took the ID %s", c.name, id)
			}
			got = strings.Replace(got, id+" "+words, " new"+words, 1)
		}
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestRevertSentenceMove puts a sentence back where it stood, with its spaces.
func TestRevertSentenceMove(t *testing.T) {
	halves := strings.SplitAfter(ferry+" "+school, "passengers. ")
	before, after := story(body(ferry+" "+school, budget)), story(body(halves[1], budget+" "+ferry))
	if got, want := lines(reverted(t, before, after, kinds(PassageMoved))), lines(before); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// TestRevertKeepsWhatIsSaid follows facts and comments through what is undone.
func TestRevertKeepsWhatIsSaid(t *testing.T) {
	old, now := body(ferry, school, budget), body(strings.Replace(ferry, "forty", "fifty", 1), budget)
	now[1].ID = "p3"
	verified := tag("f", old, 0, "forty passengers", editor.Verified)
	bus := tag("g", old, 1, "second bus", editor.Verified)
	gone := bus
	gone.Range, gone.Gone = editor.Range{}, true
	before, after := story(old), story(now)
	before.Facts = []editor.Fact{verified, bus}
	stale := tag("f", now, 0, "fifty passengers", editor.Verified)
	stale.Stale, stale.Was = true, verified.Text
	late := tag("h", now, 0, "The last", editor.Unchecked)
	after.Facts = []editor.Fact{stale, gone, late}
	note := editor.Comment{ID: "c", Body: "Sure?", Text: "second bus", Range: bus.Range}
	before.Comments = []editor.Comment{note}

	s := reverted(t, before, after, func(x Change) bool { return len(x.Edits) > 0 || x.Kind == BlockDeleted })
	if len(s.Facts) != 3 || !s.Facts[0].Equal(verified) {
		t.Errorf("the words are back, the fact is %+v", s.Facts)
	}
	if !s.Facts[1].Equal(bus) || !s.Facts[2].Equal(late) {
		t.Errorf("the other facts are %+v", s.Facts[1:])
	}
	if len(s.Comments) != 1 || s.Comments[0].Range != note.Range {
		t.Errorf("comments %+v", s.Comments)
	}

	for _, want := range []FactKind{Reworded, FactRemoved, FactAdded} { // each by itself
		c := compare(t, before, after)
		i := slices.IndexFunc(c.Changes, func(x Change) bool { return x.Kind == FactChanged && c.Facts[x.Index].Kind == want })
		if want == FactRemoved {
			i = slices.IndexFunc(c.Changes, func(x Change) bool { return x.Kind == FactChanged && c.Facts[x.Index].Before == c.factBefore("g") })
		}
		if i < 0 {
			t.Fatalf("no fact %s in %+v", want, c.Facts)
		}
		s, err := Revert(before, after, c, i)
		if err != nil || s.Validate() != nil {
			t.Fatal(err, s.Validate())
		}
		for _, x := range compare(t, before, s).Facts {
			if x.Kind == want && (x.Before == nil || x.Before.ID == c.Facts[c.Changes[i].Index].Before.ID) {
				t.Errorf("%s is still there: %+v", want, x)
			}
		}
	}
}

// factBefore returns a fact of the version before, by its ID.
func (c *Comparison) factBefore(id string) *editor.Fact {
	for _, f := range c.Facts {
		if f.Before != nil && f.Before.ID == id {
			return f.Before
		}
	}
	return nil
}

func TestRevertRefuses(t *testing.T) {
	before, after := story(body(ferry)), story(body(school))
	c := compare(t, before, after)
	if _, err := Revert(before, after, c, len(c.Changes)); err == nil {
		t.Error("a change that is not there was undone")
	}
	if _, err := Revert(story(nil), after, c, 0); err == nil {
		t.Error("the comparison of other stories was taken")
	}
}

// TestRevertAll undoes one change after the other, in any order and compared anew
// after each, and arrives at what was before; all at once arrives there, too.
func TestRevertAll(t *testing.T) {
	for seed := range int64(1500) {
		rng := rand.New(rand.NewSource(seed))
		before, after := randomPair(rng)
		checkAllAtOnce(t, seed, before, after)
		now := after
		for n := 0; ; n++ {
			c := compare(t, before, now)
			if len(c.Changes) == 0 {
				break
			}
			if n == 300 {
				t.Fatalf("seed %d: after %d changes undone there are still %+v\n%s\n%s", seed, n, c.Changes, lines(before), lines(now))
			}
			i := rng.Intn(len(c.Changes))
			next, err := Revert(before, now, c, i)
			if err == nil {
				err = next.Validate()
			}
			if err != nil {
				t.Fatalf("seed %d, %s %s: %v", seed, c.Changes[i].Kind, c.Changes[i].Label, err)
			}
			now = next
		}
		if got, want := essence(now), essence(before); got != want {
			t.Fatalf("seed %d: got %s\nwant %s", seed, got, want)
		}
	}
}

func checkAllAtOnce(t *testing.T, seed int64, before, after editor.Story) {
	t.Helper()
	c := compare(t, before, after)
	all := make([]int, len(c.Changes))
	for i := range all {
		all[i] = i
	}
	s, err := Revert(before, after, c, all...)
	if err == nil {
		err = s.Validate()
	}
	if err != nil {
		t.Fatalf("seed %d, all at once: %v", seed, err)
	}
	if got, want := essence(s), essence(before); got != want {
		t.Errorf("seed %d, all at once: got %s\nwant %s", seed, got, want)
	}
}

// essence is what undoing everything must bring back.
func essence(s editor.Story) string {
	var out strings.Builder
	for _, name := range editor.Fields() {
		v, _ := s.Article.Field(name)
		fmt.Fprintf(&out, "%s=%q ", name, v)
	}
	for _, b := range s.Article.Body {
		fmt.Fprintf(&out, "\n%s %d %v %q", b.Kind, b.Level, b.Ordered, b.Text)
		for _, m := range b.Marks {
			fmt.Fprintf(&out, " %s %d-%d", m.Kind, m.Start, m.End)
		}
		if b.Image != nil {
			fmt.Fprintf(&out, " %+v", *b.Image)
		}
	}
	return out.String()
}

// randomPair returns a story and what somebody made of it.
func randomPair(rng *rand.Rand) (before, after editor.Story) {
	paras := randomParagraphs(rng)
	before, after = story(body(paras...)), story(body(mutate(rng, paras)...))
	if rng.Intn(2) == 0 {
		for i := range after.Article.Body {
			after.Article.Body[i].ID = "n" + strconv.Itoa(i)
		}
	}
	for _, s := range []*editor.Story{&before, &after} {
		if rng.Intn(2) == 0 {
			s.Article.Headline = sentence(rng, 1+rng.Intn(6))
		}
		if rng.Intn(3) == 0 {
			s.Article.Source = vocabulary[rng.Intn(len(vocabulary))]
		}
		for i := range s.Article.Body {
			b := &s.Article.Body[i]
			switch rng.Intn(8) {
			case 0:
				b.Kind = editor.Quote
			case 1:
				b.Kind, b.Image = editor.ImageBlock, &editor.Image{File: vocabulary[rng.Intn(3)] + ".jpg", Caption: b.Text, Credit: vocabulary[rng.Intn(3)]}
				b.Text = ""
			case 2:
				at := strings.IndexByte(b.Text, ' ')
				if at > 0 {
					b.Marks = []editor.Mark{{Start: 0, End: at, Kind: editor.Strong}}
				}
			}
		}
		tagAtRandom(rng, s)
		for i, f := range s.Facts {
			if rng.Intn(2) == 0 {
				s.Comments = append(s.Comments, editor.Comment{ID: "c" + strconv.Itoa(i), Body: vocabulary[rng.Intn(9)], Text: f.Text, Range: f.Range, Resolved: rng.Intn(2) == 0})
			}
		}
	}
	return before, after
}

// tagAtRandom tags words of a story as facts.
func tagAtRandom(rng *rand.Rand, s *editor.Story) {
	for i := range rng.Intn(4) {
		if len(s.Article.Body) == 0 {
			return
		}
		b := s.Article.Body[rng.Intn(len(s.Article.Body))]
		words := strings.SplitAfter(b.Text, " ")
		if b.Text == "" || len(words) < 3 {
			continue
		}
		k := rng.Intn(len(words) - 2)
		start := len(strings.Join(words[:k], ""))
		text := words[k] + strings.TrimSpace(words[k+1])
		if !strings.HasPrefix(b.Text[start:], text) {
			continue
		}
		s.Facts = append(s.Facts, editor.Fact{ID: "f" + strconv.Itoa(i), Kind: editor.Claim, Status: editor.FactStatuses[rng.Intn(4)], Text: text,
			Range: editor.Range{Block: b.ID, Start: start, End: start + len(text)}})
	}
}

// FuzzRevert undoes everything between two texts, a paragraph a line, at once and
// then what that has left.
func FuzzRevert(f *testing.F) {
	f.Add(ferry+"\n"+school, school+"\n"+ferry)
	f.Add(ferry+" "+school, ferry+"\n"+school+" ")
	f.Add("a  b\n\nc", "c\na b")
	f.Add("؀ 1\u0301 x", "\u0301؀1 \u200d👩‍🚒")
	f.Add("今天下雨了。明天呢？", "明天呢？\n今天下雪了。")
	f.Fuzz(func(t *testing.T, old, now string) {
		if !utf8.ValidString(old) || !utf8.ValidString(now) || strings.ContainsRune(old+now, 0) {
			return
		}
		before, after := story(body(strings.Split(old, "\n")...)), story(body(strings.Split(now, "\n")...))
		for n := range 4 {
			c := compare(t, before, after)
			if len(c.Changes) == 0 {
				break
			}
			all := make([]int, len(c.Changes))
			for i := range all {
				all[i] = i
			}
			s, err := Revert(before, after, c, all...)
			if err == nil {
				err = s.Validate()
			}
			if err != nil || n == 3 {
				t.Fatalf("%q from %q after %d rounds: %v, %+v", lines(s), lines(before), n+1, err, c.Changes)
			}
			after = s
		}
		if got, want := essence(after), essence(before); got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
	})
}
