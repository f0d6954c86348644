package workflow

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/diff"
	"stet/editor/doc"
)

// TestRestoreLosesNothingThatIsKnown tags, settles, asks and corrects in between.
func TestRestoreLosesNothingThatIsKnown(t *testing.T) {
	d := newDesk(t)
	id := filed(t, d, "Ferry", "The council sold 93 boats to Spain for £41 million.")
	open := doc.New(opened(t, d, id).Story)
	tag := func(words string) string {
		at := strings.Index(open.Block(2).Text, words)
		r := editor.Range{Block: "b", Start: at, End: at + len(words)}
		f := editor.Fact{ID: editor.NewID(), Kind: editor.Claim, Status: editor.Verified, Range: r, Text: words, Checker: "Ann", Settled: time.Unix(1, 0).UTC()}
		if err := open.PutFact(f); err != nil {
			t.Fatal(err)
		}
		return f.ID
	}
	boats := tag("93 boats")
	if _, err := open.Insert(doc.Caret(doc.Pos{Block: "b", Offset: len(open.Block(2).Text)}), " Ann Smith said so in May, and nobody asked."); err != nil {
		t.Fatal(err)
	}
	said := tag("Ann Smith said so")
	if err := open.PutAmendment(editor.Amendment{ID: "a", Kind: editor.Update, Note: "It is two more.", By: "Ann"}); err != nil {
		t.Fatal(err)
	}
	r, err := d.Save(t.Context(), id, 1, open.Story(), "")
	if err != nil {
		t.Fatal(err)
	}
	got, r, err := d.Restore(t.Context(), id, r.Number, open.Story(), 1)
	if err != nil || got.Along != 1 || got.Lost != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
	now := opened(t, d, id).Story
	if now.Article.Body[0].Text != "The council sold 93 boats to Spain for £41 million." || len(now.Facts) != 2 || len(now.Amendments) != 1 {
		t.Fatalf("%+v", now)
	}
	for _, f := range now.Facts {
		if f.ID == boats && !f.IsSettled() || f.ID == said && (!f.Gone || f.Text != "Ann Smith said so") {
			t.Errorf("%+v", f)
		}
	}
	// Restoring the revision with her words brings the fact back to them.
	if got, _, err = d.Restore(t.Context(), id, r.Number, got.Story, 2); err != nil || got.Lost != 0 || got.Along != 2 {
		t.Fatalf("%+v, %v", got, err)
	}
	if f := got.Story.Facts[slices.IndexFunc(got.Story.Facts, func(f editor.Fact) bool { return f.ID == said })]; !f.IsSettled() {
		t.Errorf("her words are back, and the fact is %+v", f)
	}
}

// TestRestoreAfterAnyEdits files two revisions with random edits and tags between
// them, and restores the first: each fact of the second stands on words, or is gone
// with its last ones.
func TestRestoreAfterAnyEdits(t *testing.T) {
	for seed := range uint64(25) {
		rng := rand.New(rand.NewPCG(seed, 6))
		d := newDesk(t)
		id := filed(t, d, "Ferry", copyOf(rng, 30))
		open := doc.New(opened(t, d, id).Story)
		for range 40 {
			editAtRandom(t, rng, open)
		}
		first := open.Story().Clone()
		r, err := d.Save(t.Context(), id, 1, first, "one")
		if err != nil {
			t.Fatal(err)
		}
		for range 40 {
			editAtRandom(t, rng, open)
		}
		newest := open.Story().Clone()
		got, filed, err := d.Restore(t.Context(), id, r.Number, newest, r.Number)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		restored := opened(t, d, id)
		if restored.Revision.Number != filed.Number || filed.Cause != editor.Restored {
			t.Fatalf("seed %d: %+v is not the newest: %+v", seed, filed, restored.Revision)
		}
		for _, was := range newest.Facts {
			i := slices.IndexFunc(restored.Story.Facts, func(f editor.Fact) bool { return f.ID == was.ID })
			if i < 0 {
				t.Fatalf("seed %d: %+v is lost", seed, was)
			}
			f := restored.Story.Facts[i]
			if text, _ := restored.Story.Article.Text(f.Block); f.Gone && f.Text != was.Text || !f.Gone && text[f.Start:f.End] != f.Text {
				t.Errorf("seed %d: of %+v is %+v", seed, was, f)
			}
			if f.Status.Decides() && !f.Gone && !f.Stale && f.Text != was.Text && f.Text != was.Was {
				t.Errorf("seed %d: %+v was settled, and is %+v", seed, was, f)
			}
		}
		back, _ := restored.Story.Hash()
		if err := open.ReplaceStory(got.Story); err != nil {
			t.Fatal(err)
		}
		if h, _ := open.Story().Hash(); h != back {
			t.Errorf("seed %d: open is something else than what was filed", seed)
		}
		open.Undo()
		if h, _ := open.Story().Hash(); h != hashOf(t, newest) {
			t.Errorf("seed %d: one undo does not bring back what was there", seed)
		}
	}
}

func hashOf(t *testing.T, s editor.Story) string {
	t.Helper()
	h, err := s.Hash()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

var council = strings.Fields("the ferry sank council £41 million 93 boats Spain and harbour said Ann Smith on Friday, while a school closed; nobody")

func copyOf(rng *rand.Rand, n int) string {
	var out []string
	for range n {
		out = append(out, council[rng.IntN(len(council))])
	}
	return strings.Join(out, " ") + "."
}

// editAtRandom types, deletes, parts, joins, moves or tags.
func editAtRandom(t *testing.T, rng *rand.Rand, d *doc.Doc) {
	t.Helper()
	b := d.Block(2 + rng.IntN(d.Len()-2))
	at := doc.Pos{Block: b.ID}
	for range rng.IntN(1 + len(strings.Fields(b.Text))) {
		at = d.Next(at, doc.Word)
	}
	to := at
	for range 1 + rng.IntN(3) {
		to = d.Next(to, doc.Word)
	}
	var err error
	switch rng.IntN(8) {
	case 0:
		_, err = d.Insert(doc.Caret(at), " "+copyOf(rng, 1+rng.IntN(6))+" ")
	case 1, 2:
		_, err = d.Delete(doc.Selection{Anchor: at, Head: to})
	case 3:
		_, err = d.Insert(doc.Selection{Anchor: at, Head: to}, copyOf(rng, 1+rng.IntN(2)))
	case 4:
		_, err = d.Break(doc.Caret(at))
	case 5:
		_, err = d.Carry(doc.Selection{Anchor: at, Head: to}, d.Start())
	default:
		a := d.Article()
		text, _ := a.Text(at.Block)
		if to.Block != at.Block || strings.TrimSpace(text[at.Offset:to.Offset]) == "" {
			return
		}
		err = d.PutFact(editor.Fact{ID: editor.NewID(), Kind: editor.Claim, Status: editor.FactStatuses[rng.IntN(len(editor.FactStatuses))],
			Range: editor.Range{Block: at.Block, Start: at.Offset, End: to.Offset}, Text: text[at.Offset:to.Offset]})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestUnsaidLeavesWhatADraftSays: of what both know, the newer is what the draft has
// something new of, wherever its words are.
func TestUnsaidLeavesWhatADraftSays(t *testing.T) {
	at := func(start int) editor.Range { return editor.Range{Block: "b", Start: start, End: start + 2} }
	a := editor.Article{Body: []editor.Block{{ID: "b", Kind: editor.Paragraph, Text: "93 boats and 41 cars and 12 men."}}}
	fact := func(id, text string, start int, status editor.FactStatus) editor.Fact {
		return editor.Fact{ID: id, Kind: editor.Figure, Status: status, Text: text, Range: at(start)}
	}
	from := editor.Story{Article: a, Facts: []editor.Fact{fact("boats", "93", 0, editor.Unchecked), fact("cars", "41", 13, editor.Unchecked)},
		Rejected: []editor.Rejection{{Text: "old"}}}
	now := from.Clone()
	now.Facts[0].Status = editor.Verified // by somebody else, since
	now.Facts = append(now.Facts, fact("men", "12", 25, editor.Verified))
	now.Rejected = nil
	now.Amendments = []editor.Amendment{{ID: "a"}}
	draft := from.Clone()
	draft.Article.Body[0].Text = "So 93 boats and 41 cars and 12 men."
	draft.Facts[0].Range, draft.Facts[1].Range = at(3), at(16)
	draft.Facts[1].Status = editor.Disputed
	draft.Amendments = []editor.Amendment{{ID: "b"}}
	got, err := diff.Restore(t.Context(), draft, unsaid(now, from, draft))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]editor.Fact{"boats": fact("boats", "93", 3, editor.Verified), "cars": draft.Facts[1], "men": fact("men", "12", 28, editor.Verified)}
	if len(got.Story.Facts) != len(want) {
		t.Errorf("%+v", got.Story.Facts)
	}
	for _, f := range got.Story.Facts {
		if !f.Equal(want[f.ID]) {
			t.Errorf("%+v, want %+v", f, want[f.ID])
		}
	}
	if s := got.Story; len(s.Amendments) != 2 || len(s.Rejected) != 0 {
		t.Errorf("%+v, %+v", s.Amendments, s.Rejected)
	}
}
