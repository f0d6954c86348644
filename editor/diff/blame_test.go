package diff

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"stet/editor"
)

// blame asks where all words of the last of versions came from, counted from 1,
// the oldest.
func blame(t *testing.T, versions ...editor.Story) []string {
	t.Helper()
	last := versions[len(versions)-1]
	b := NewBlame(last)
	for i := len(versions) - 2; i >= 0; i-- {
		if err := b.Back(t.Context(), versions[i]); err != nil {
			t.Fatal(err)
		}
	}
	var out []string
	for _, s := range tidied(b, last) {
		text, _ := last.Article.Text(s.Block)
		there, _ := versions[len(versions)-1-s.Step].Article.Text(s.There.Block)
		if got := there[s.There.Start:]; s.There.End-s.There.Start == s.End-s.Start && !strings.HasPrefix(got, strings.TrimRight(text[s.Start:s.End], " ")) {
			t.Errorf("%q is said to stand at %q", text[s.Start:s.End], got)
		}
		out = append(out, fmt.Sprintf("%d:%s", len(versions)-s.Step, strings.TrimRight(text[s.Start:s.End], " ")))
	}
	return out
}

func tidied(b *Blame, of editor.Story) []Stretch {
	order := []string{editor.HeadlineID, editor.StandfirstID}
	for _, x := range of.Article.Body {
		order = append(order, x.ID)
	}
	return Tidy(b.Stretches(order), func(id string) string { text, _ := of.Article.Text(id); return text })
}

func TestBlame(t *testing.T) {
	headed := func(headline string, blocks []editor.Block) editor.Story {
		s := story(blocks)
		s.Article.Headline = headline
		return s
	}
	a, b, c := ferry, school, budget
	late := strings.Replace(a, "forty", "fifty", 1)
	from := strings.Index(late, "fifty")
	for _, x := range []struct {
		name     string
		versions []editor.Story
		want     []string
	}{
		{"one version", []editor.Story{story(body(a))}, []string{"1:" + a}},
		{"unchanged", []editor.Story{story(body(a)), story(body(a)), story(body(a))}, []string{"1:" + a}},
		{"a word", []editor.Story{story(body(a)), story(body(late)), story(body(late))},
			[]string{"1:" + strings.TrimRight(late[:from], " "), "2:fifty", "1:" + late[from+len("fifty"):]}},
		{"a paragraph, then moved", []editor.Story{story(body(a, b)), story(body(a, b, c)), story(append(body(a, b, c)[2:], body(a, b)...))},
			[]string{"2:" + c, "1:" + a, "1:" + b}},
		{"new IDs throughout", []editor.Story{story(body(a, b)), story(body(c, a, b))}, []string{"2:" + c, "1:" + a, "1:" + b}},
		{"split, later joined", []editor.Story{story(body(a + " " + b)), story(body(a, b)), story(body(a + " " + b))}, []string{"1:" + a + " " + b}},
		{"cut and written anew", []editor.Story{story(body(a, b)), story(body(a)), story(body(a, b))}, []string{"1:" + a, "3:" + b}},
		{"headline", []editor.Story{headed("Ferry late", nil), headed("Ferry very late", nil)}, []string{"1:Ferry", "2:very", "1:late"}},
	} {
		if got := blame(t, x.versions...); !reflect.DeepEqual(got, x.want) {
			t.Errorf("%s:\n got %q\nwant %q", x.name, got, x.want)
		}
	}
}

// TestBlameFollowsSentences: a sentence that moved to another paragraph is as old as
// it was.
func TestBlameFollowsSentences(t *testing.T) {
	one := story(body(ferry+" "+school, budget))
	two := story(body(ferry+" "+school, budget))
	three := story(body(school, budget+" "+ferry))
	for _, got := range blame(t, one, two, three) {
		if !strings.HasPrefix(got, "1:") {
			t.Errorf("%q is newer than it was", got)
		}
	}
}

// TestBlameFourteen: of a story of fourteen revisions, each of which puts one word
// of its own in at a random place of a text that is also shuffled, every word is
// known by its revision.
func TestBlameFourteen(t *testing.T) {
	for seed := range int64(60) {
		rng := rand.New(rand.NewSource(seed))
		blocks := body(ferry, school, budget, storm, "A paragraph that nobody touches in all this time, and that is here to hold on to.")
		versions := []editor.Story{story(blocks)}
		for n := 2; n <= 14; n++ {
			next := versions[len(versions)-1].Clone().Article.Body
			i := rng.Intn(4)
			words := strings.Split(next[i].Text, " ")
			at := 1 + rng.Intn(len(words)-2)
			words = append(words[:at:at], append([]string{fmt.Sprintf("word%dof", n)}, words[at:]...)...)
			next[i].Text = strings.Join(words, " ")
			if rng.Intn(4) == 0 {
				j := rng.Intn(4)
				next[i], next[j] = next[j], next[i]
			}
			versions = append(versions, story(next))
		}
		for _, s := range blame(t, versions...) {
			number, words, _ := strings.Cut(s, ":")
			for _, w := range strings.Fields(words) {
				if want, ours := strings.CutPrefix(w, "word"); ours && strings.TrimSuffix(want, "of") != number || !ours && number != "1" {
					t.Errorf("seed %d: %q is said to be of revision %s", seed, w, number)
				}
			}
		}
	}
}

// TestBlameCoversAll: the stretches of any history tile the words asked about.
func TestBlameCoversAll(t *testing.T) {
	for seed := range int64(200) {
		rng := rand.New(rand.NewSource(seed))
		paras := randomParagraphs(rng)
		b := NewBlame(story(body(paras...)))
		last := story(body(paras...))
		for range 4 {
			paras = mutate(rng, paras)
			if err := b.Back(t.Context(), story(body(paras...))); err != nil {
				t.Fatal(err)
			}
		}
		at := map[string]int{}
		for _, s := range tidied(b, last) {
			if s.Start != at[s.Block] || s.Step < 0 || s.Step > 4 {
				t.Fatalf("seed %d: %+v begins at %d", seed, s, at[s.Block])
			}
			at[s.Block] = s.End
		}
		for _, x := range last.Article.Body {
			if at[x.ID] != len(x.Text) {
				t.Errorf("seed %d: %s is known up to %d of %d", seed, x.ID, at[x.ID], len(x.Text))
			}
		}
	}
}

func TestBlameOfARange(t *testing.T) {
	late := strings.Replace(ferry, "forty", "fifty", 1)
	at := strings.Index(late, "fifty")
	b := NewBlame(story(body(late, school)), editor.Range{Block: "p1", Start: at, End: at + 5})
	if err := b.Back(t.Context(), story(body(ferry, school))); err != nil {
		t.Fatal(err)
	}
	if !b.Done() || len(b.Stretches([]string{"p1"})) != 1 {
		t.Errorf("done %v, %+v", b.Done(), b.Stretches([]string{"p1"}))
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := b.Back(ctx, story(body(school))); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
