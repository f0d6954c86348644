package workflow

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"stet/assets"
	"stet/editor"
	"stet/editor/diff"
	"stet/editor/diff/redline"
	"stet/store/storetest"
)

// hands are who files the revisions of the story of many, in turn.
var hands = []string{"Marta Ilves", "R. Okafor", "Legal"}

func handOf(n int) string { return hands[n%len(hands)] }

// ofMany files a story of so many revisions. Each puts a word of its own into the
// first or the second paragraph; revision 5 adds a paragraph, 8 moves it to the front,
// 11 cuts the word of 3.
func ofMany(t *testing.T, revisions int) (*Desk, string) {
	t.Helper()
	n := 1
	d, err := New(storetest.New(t), Config{Now: noon.UTC, Who: func() string { return handOf(n) }, Outlets: bytes.NewReader(assets.Outlets)})
	if err != nil {
		t.Fatal(err)
	}
	s := editor.Story{Article: editor.Article{Headline: "Bridge to close", Body: []editor.Block{
		{ID: "a", Kind: editor.Paragraph, Text: "The harbour bridge will close for nine weeks from Thursday, a spokesman said."},
		{ID: "b", Kind: editor.Paragraph, Text: "Ferries run every twenty minutes in the meantime, three times as often as now."}}}}
	id, err := d.Add(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	for n = 2; n <= revisions; n++ {
		s = s.Clone()
		body := s.Article.Body
		b := &body[s.Article.Block([]string{"a", "b"}[n%2])]
		words := strings.Split(b.Text, " ")
		at := min(n, len(words)-1)
		b.Text = strings.Join(append(words[:at:at], append([]string{fmt.Sprintf("word%dof", n)}, words[at:]...)...), " ")
		switch n {
		case 5:
			s.Article.Body = append(body, editor.Block{ID: "c", Kind: editor.Paragraph, Text: "The company has hired two boats from the islands until the end of March."})
		case 8:
			s.Article.Body = []editor.Block{body[2], body[0], body[1]}
		case 11:
			b := &body[s.Article.Block("b")]
			b.Text = strings.Replace(b.Text, "word3of ", "", 1)
		}
		if _, err := d.Save(t.Context(), id, n-1, s, ""); err != nil {
			t.Fatalf("revision %d: %v", n, err)
		}
	}
	return d, id
}

func TestBlameOfFourteen(t *testing.T) {
	d, id := ofMany(t, 14)
	s := opened(t, d, id).Story
	var read []int
	all, err := d.Blame(t.Context(), id, s, 14, func(done, total int) { read = append(read, done) })
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, o := range all {
		if o.Revision.Author != handOf(o.Revision.Number) {
			t.Errorf("%q is of revision %d by %s", o.Text, o.Revision.Number, o.Revision.Author)
		}
		if o.Before != o.Revision.Number-1 {
			t.Errorf("%q of %d came after %d", o.Text, o.Revision.Number, o.Before)
		}
		for _, w := range strings.Fields(o.Text) {
			if number, ours := strings.CutPrefix(w, "word"); ours {
				if seen++; number != fmt.Sprintf("%dof", o.Revision.Number) {
					t.Errorf("%s is said to be of revision %d", w, o.Revision.Number)
				}
			}
		}
		if o.Block == "c" && o.Revision.Number != 5 {
			t.Errorf("the paragraph that moved is said to be of revision %d", o.Revision.Number)
		}
	}
	if seen != 12 || len(read) != 14 {
		t.Errorf("%d words of a revision's own, %d revisions read", seen, len(read))
	}
}

// TestBlameStopsWhenItKnows: words of the newest revisions need no older ones.
func TestBlameStopsWhenItKnows(t *testing.T) {
	d, id := ofMany(t, 14)
	s := opened(t, d, id).Story
	b := s.Article.Body[s.Article.Block("b")]
	at := strings.Index(b.Text, "word13of")
	read := 0
	all, err := d.Blame(t.Context(), id, s, 14, func(int, int) { read++ }, editor.Range{Block: "b", Start: at, End: at + len("word13of")})
	if err != nil || len(all) != 1 || all[0].Revision.Number != 13 || all[0].Before != 12 || read != 3 {
		t.Errorf("%+v after %d revisions, %v", all, read, err)
	}
}

// TestBlameOfTheDraft: words that are typed are nobody's revision yet.
func TestBlameOfTheDraft(t *testing.T) {
	d, id := ofMany(t, 4)
	s := opened(t, d, id).Story.Clone()
	s.Article.Body[0].Text += " Nobody knows more."
	all, err := d.Blame(t.Context(), id, s, 4, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range all {
		if filed := !strings.Contains(o.Text, "Nobody knows"); filed != (o.Revision.Number > 0) {
			t.Errorf("%q is of revision %d", o.Text, o.Revision.Number)
		}
		if o.Revision.Number == 0 && o.Before != 4 {
			t.Errorf("they go on from %d", o.Before)
		}
	}
}

// holed is a library in which one revision is damaged.
type holed struct {
	Library
	n int
}

func (h holed) Story(ctx context.Context, id string, n int) (editor.Story, editor.Revision, error) {
	if n == h.n {
		return editor.Story{}, editor.Revision{}, editor.ErrDamaged
	}
	return h.Library.Story(ctx, id, n)
}

// TestBlamePassesOverDamage: what a damaged revision brought is the next one's.
func TestBlamePassesOverDamage(t *testing.T) {
	d, id := ofMany(t, 6)
	s := opened(t, d, id).Story
	d.lib = holed{d.lib, 3}
	all, err := d.Blame(t.Context(), id, s, 6, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range all {
		if strings.Contains(o.Text, "word3of") && (o.Revision.Number != 4 || o.Before != 2) || o.Revision.Number == 3 {
			t.Errorf("%q is of revision %d, after %d", o.Text, o.Revision.Number, o.Before)
		}
	}
}

func TestBlameIsCancelled(t *testing.T) {
	d, id := ofMany(t, 3)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := d.Blame(ctx, id, opened(t, d, id).Story, 3, func(done, _ int) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, err := d.Blame(t.Context(), id, editor.Story{}, 9, nil); !errors.Is(err, editor.ErrNotFound) {
		t.Errorf("of a revision that is not there: %v", err)
	}
}

// TestRedlineIsSigned: what came between two revisions is signed by who brought it,
// what went by who took it out.
func TestRedlineIsSigned(t *testing.T) {
	d, id := ofMany(t, 14)
	r, err := d.Redline(t.Context(), id, 3, 14)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, b := range r.Blocks {
		for _, run := range b.Runs {
			if at := strings.Index(run.Text, "word12of"); at >= 0 && run.Op == diff.Insert {
				signedBy(t, r.Came[b.After.ID], run.After.Start+at, handOf(12))
				found++
			}
			if at := strings.Index(run.Text, "word3of"); at >= 0 && run.Op == diff.Delete {
				signedBy(t, r.Went[b.Before.ID], run.Before.Start+at, handOf(11))
				found++
			}
		}
	}
	if found != 2 {
		t.Errorf("%d of the two words are changes", found)
	}
	var file bytes.Buffer
	if err := redline.DOCX(&file, r); err != nil || file.Len() == 0 {
		t.Error(err)
	}
	near, err := d.Redline(t.Context(), id, 13, 14)
	if err != nil || near.Came != nil || near.After.Author != handOf(14) {
		t.Errorf("neighbours: %v, %v", near.Came, err)
	}
}

// TestUnfiledWordsAreTheirTypists: of a story that goes on from its newest revision,
// what older revisions brought stays theirs.
func TestUnfiledWordsAreTheirTypists(t *testing.T) {
	d, id := ofMany(t, 6)
	before, typed, err := d.Pair(t.Context(), id, 2, 6)
	if err != nil {
		t.Fatal(err)
	}
	typed = typed.Clone()
	typed.Article.Body[0].Text += " Nobody knows more."
	r := redline.Redline{Before: redline.Side{Number: 2, Story: before}, After: redline.Side{Story: typed}}
	if err := d.Sign(t.Context(), id, &r, 6); err != nil {
		t.Fatal(err)
	}
	text := typed.Article.Body[0].Text
	signedBy(t, r.Came["a"], strings.Index(text, "word4of"), handOf(4))
	for _, s := range r.Came["a"] {
		if strings.Contains(text[s.Start:s.End], "Nobody") {
			t.Errorf("what is typed is signed by %s", s.Author)
		}
	}
}

func signedBy(t *testing.T, all []redline.Signed, at int, author string) {
	t.Helper()
	for _, s := range all {
		if s.Start <= at && at < s.End {
			if s.Author != author {
				t.Errorf("byte %d is by %s, want %s", at, s.Author, author)
			}
			return
		}
	}
	t.Errorf("nobody signs byte %d", at)
}
