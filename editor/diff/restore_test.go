package diff

import (
	"math/rand"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

func restore(t *testing.T, older, newer editor.Story) Restored {
	t.Helper()
	r, err := Restore(t.Context(), older, newer)
	if err == nil {
		err = r.Story.Validate()
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// reading is a paragraph with a fact of the words in square brackets.
func reading(text string) editor.Story {
	start, end := strings.IndexByte(text, '['), strings.IndexByte(text, ']')-1
	text = strings.NewReplacer("[", "", "]", "").Replace(text)
	s := story(body(text))
	if start >= 0 {
		s.Facts = []editor.Fact{{ID: "f", Kind: editor.Claim, Status: editor.Verified, Text: text[start:end],
			Range: editor.Range{Block: s.Article.Body[0].ID, Start: start, End: end}}}
	}
	return s
}

// marked is the paragraph with brackets around the fact, and what is wrong with it.
func marked(s editor.Story) string {
	text := s.Article.Body[0].Text
	for _, f := range s.Facts {
		switch {
		case f.Gone:
			return text + " gone: " + f.Text
		case f.Stale:
			text = text[:f.Start] + "[" + f.Text + "]" + text[f.End:] + " was: " + f.Was
		default:
			text = text[:f.Start] + "[" + f.Text + "]" + text[f.End:]
		}
	}
	return text
}

func TestRestore(t *testing.T) {
	for _, c := range []struct{ older, newer, want string }{
		{"The ferry sank on Friday.", "The old ferry sank on [Friday].", "The ferry sank on [Friday]."},
		{"The bill is £41 million now.", "The bill is [£44 million] now.", "The bill is [£41 million] now. was: £44 million"},
		{"The bill is £41 million now.", "In May the council sold [93 boats] to Spain.", "The bill is £41 million now. gone: 93 boats"},
		{"The bill is [£41 million] now.", "The bill is £41 million now.", "The bill is [£41 million] now."},
		{"The bill is £41 million now.", "The [bill is £41 million now].", "The [bill is £41 million now]."},
		{"The cost in May was £41 million now.", "The bill is [£44 million] now.", "The cost in May was [£41 million] now. was: £44 million"},
		{"For £41 million they sold it cheaply.", "For [£41 million they bought] the boats.", "For [£41 million they sold] it cheaply. was: £41 million they bought"},
		{"They sold cars, boats and men.", "They sold old [ boats] and men.", "They sold cars, [boats] and men. was:  boats"},
		{"It took 93 days.", "It took [91] days.", "It took 93 days. gone: 91"},
		{"It was a very long and stormy crossing to Dover.", "It was a very [long crossing] to Dover.", "It was a very [long and stormy crossing] to Dover. was: long crossing"},
	} {
		if got := marked(restore(t, reading(c.older), reading(c.newer)).Story); got != c.want {
			t.Errorf("%q from %q:\n%s, want\n%s", c.older, c.newer, got, c.want)
		}
	}
}

// TestRestoreKeepsWhatIsKnown puts back what was settled, and nothing that was said
// since is lost.
func TestRestoreKeepsWhatIsKnown(t *testing.T) {
	older := reading("The bill is [£41 million] now.")
	newer := reading("The bill is [£44 million] now.")
	newer.Facts[0] = older.Facts[0].Reword("£44 million")
	newer.Facts[0].Sources = []editor.Source{{ID: "s", Title: "Minutes"}}
	newer.Amendments = []editor.Amendment{{ID: "a", Kind: editor.Update, Note: "Two died.", At: time.Unix(1, 0)}}
	newer.Rejected = []editor.Rejection{{Kind: editor.Figure, Text: "two"}}
	newer.Waivers = []editor.Waiver{{Rule: "by-line"}}
	newer.Comments = []editor.Comment{{ID: "c", Body: "Sure?", Text: "£44 million", Range: newer.Facts[0].Range}, {ID: "d", Body: "Cut.", Text: "Gone", Gone: true}}
	r := restore(t, older, newer)
	f := r.Story.Facts[0]
	if f.Stale || f.Text != "£41 million" || len(f.Sources) != 1 || !f.IsSettled() {
		t.Errorf("the words that were settled are back, and the fact is %+v", f)
	}
	if s := r.Story; len(s.Amendments) != 1 || len(s.Rejected) != 1 || len(s.Waivers) != 1 || len(s.Comments) != 2 || s.Comments[0].Text != "£41 million" {
		t.Errorf("of what was said since there is %+v", s)
	}
	if r.Along != 1 || r.Stale != 0 || r.Lost != 0 {
		t.Errorf("%+v", r)
	}
}

// TestRestoreBringsWordsBack has words return that a fact had lost since.
func TestRestoreBringsWordsBack(t *testing.T) {
	older := reading("The bill is £41 million now.")
	cut := reading("The bill is paid.")
	gone := editor.Fact{ID: "f", Kind: editor.Money, Status: editor.Verified, Text: "£41 million", Before: "The bill is ", Gone: true}
	cut.Facts = []editor.Fact{gone}
	if got := marked(restore(t, older, cut).Story); got != "The bill is [£41 million] now." {
		t.Error(got)
	}
	cut.Facts[0].Before = "Rates cost "
	if got := marked(restore(t, older, cut).Story); got != "The bill is £41 million now. gone: £41 million" {
		t.Errorf("on other words: %s", got)
	}
	older = reading("The bill is £41 million now; last year the bill was £41 million.")
	cut.Facts[0].Before = "The bill is "
	if got := marked(restore(t, older, cut).Story); !strings.Contains(got, "gone:") {
		t.Errorf("on either of two: %s", got)
	}
	// What is left of settled words becomes all of them again.
	older = reading("The bill is £41 million now.")
	left := reading("The bill is [million] now.")
	left.Facts[0].Stale, left.Facts[0].Was = true, "£41 million"
	if got := marked(restore(t, older, left).Story); got != "The bill is [£41 million] now." {
		t.Error(got)
	}
}

// TestRestoreProperties restores one of two versions over the other.
func TestRestoreProperties(t *testing.T) {
	for seed := range int64(3000) {
		rng := rand.New(rand.NewSource(seed))
		older, newer := randomPair(rng)
		for i := range newer.Facts {
			if rng.Intn(2) == 0 {
				newer.Facts[i].ID += "new"
			}
		}
		checkRestored(t, seed, older, newer)
		same := restore(t, newer, newer)
		for i, f := range newer.Facts {
			if !same.Story.Facts[i].Equal(f) {
				t.Fatalf("seed %d: restoring what is there makes of\n%+v\n%+v", seed, f, same.Story.Facts[i])
			}
		}
	}
}

func checkRestored(t *testing.T, seed int64, older, newer editor.Story) {
	t.Helper()
	r := restore(t, older, newer)
	if got, want := essence(r.Story), essence(older); got != want {
		t.Fatalf("seed %d: the article is %s\nwant %s", seed, got, want)
	}
	is := map[string]editor.Fact{}
	for _, f := range r.Story.Facts {
		is[f.ID] = f
	}
	said := map[string]bool{}
	for _, c := range r.Story.Comments {
		said[c.ID] = true
	}
	for _, s := range []editor.Story{older, newer} {
		for _, f := range s.Facts {
			if _, ok := is[f.ID]; !ok {
				t.Fatalf("seed %d: fact %+v is lost", seed, f)
			}
		}
		for _, c := range s.Comments {
			if !said[c.ID] {
				t.Fatalf("seed %d: comment %+v is lost", seed, c)
			}
		}
	}
	then := map[string]string{}
	for _, f := range older.Facts {
		then[f.ID] = f.Text
	}
	for _, was := range newer.Facts {
		f := is[was.ID]
		text, _ := r.Story.Article.Text(f.Block)
		words, err := f.Of(text)
		switch {
		case f.Gone && f.Text != was.Text:
			t.Errorf("seed %d: gone, the last words of %q are %q", seed, was.Text, f.Text)
		case f.Gone:
		case err != nil || words != f.Text || words == "":
			t.Errorf("seed %d: %q is on %q, %v", seed, f.Text, words, err)
		case words != then[f.ID] && len(inCommonWords(words, was.Text)) == 0:
			t.Errorf("seed %d: %q was put on other words: %q", seed, was.Text, words)
		case f.Text != was.Text && f.Status.Decides() && (!f.Stale || f.Was != was.Text):
			t.Errorf("seed %d: %q reads %q and is not stale: %+v", seed, was.Text, words, f)
		}
	}
}

// inCommonWords are the words that two texts share.
func inCommonWords(a, b string) []string {
	var out []string
	for _, r := range Words(a, b) {
		if r.Op == Equal && readable(r.Text) > 0 {
			out = append(out, r.Text)
		}
	}
	return out
}
