package workflow

import (
	"context"
	"fmt"
	"math/rand"
	"slices"
	"testing"
	"time"

	"stet/assets"
	"stet/editor"
	"stet/editor/diff"
	"stet/editor/doc"
	"stet/editor/fact"
)

// edited is a story after some random work on the page: typing, deleting, breaks,
// formatting, moves, facts, comments, half of it as suggestions.
func edited(t *testing.T, rng *rand.Rand, s editor.Story, who string) editor.Story {
	t.Helper()
	d := doc.New(s)
	d.Author = who
	d.Now = func() time.Time { return noon.Add(time.Duration(rng.Intn(1000)) * time.Second) }
	for range 1 + rng.Intn(12) {
		d.Suggest(rng.Intn(3) == 0)
		from := d.Block(rng.Intn(d.Len()))
		at := doc.Pos{Block: from.ID, Offset: 0}
		for range rng.Intn(30) {
			at = d.Next(at, doc.Word)
		}
		sel := doc.Selection{Anchor: at, Head: d.Next(at, doc.Word)}
		switch rng.Intn(11) {
		case 0, 1:
			_, _ = d.Insert(doc.Caret(at), fmt.Sprintf("new%d ", rng.Intn(100)))
		case 2:
			_, _ = d.Insert(sel, fmt.Sprintf(" other%d", rng.Intn(100)))
		case 3:
			_, _ = d.Delete(sel)
		case 4:
			_, _ = d.Break(doc.Caret(at))
		case 5:
			_, _ = d.ToggleMark(sel, editor.Strong, "")
		case 6:
			_ = d.MoveBlocks(doc.Caret(at), []int{-1, 1, 2}[rng.Intn(3)])
		case 7:
			if facts := d.Facts(); len(facts) > 0 {
				_ = d.PutFact(fact.Settle(facts[rng.Intn(len(facts))], editor.FactStatuses[rng.Intn(4)], who, d.Now()))
			}
		case 8:
			_ = d.SetField("section", fmt.Sprint("Section ", rng.Intn(3)))
		case 9:
			_, _, _ = d.Cut(doc.Selection{Anchor: at, Head: doc.Pos{Block: at.Block, Offset: len(from.Text)}})
		case 10:
			_ = d.SetKind(from.ID, []editor.BlockKind{editor.Quote, editor.Paragraph, editor.Heading}[rng.Intn(3)], 2)
		}
	}
	return d.Story()
}

// settledAs reports whether a fact was settled with these words in one of the
// stories.
func settledAs(f editor.Fact, all ...editor.Story) bool {
	return slices.ContainsFunc(all, func(s editor.Story) bool {
		return slices.ContainsFunc(s.Facts, func(g editor.Fact) bool {
			return g.ID == f.ID && (g.Status == editor.Verified && !g.Stale && g.Text == f.Text || g.Stale && g.Was == f.Text)
		})
	})
}

// TestMergeOfWork merges what two people did to a story on the page: what is only
// one's is as that one has it, to the byte, and whatever comes of both can be
// opened and filed.
func TestMergeOfWork(t *testing.T) {
	sample, err := editor.ParseStory(assets.Sample[len(assets.Sample)-1])
	if err != nil {
		t.Fatal(err)
	}
	for seed := range int64(400) {
		rng := rand.New(rand.NewSource(seed))
		base := edited(t, rng, sample, "Ana")
		ours, theirs := edited(t, rng, base, "Ana"), edited(t, rng, base, "Bo")
		for name, of := range map[string][2]editor.Story{"ours": {ours, base}, "theirs": {base, ours}, "both": {ours, ours}} {
			m, err := diff.Merge(context.Background(), base, of[0], of[1])
			if err != nil || len(m.Conflicts) > 0 {
				t.Fatalf("seed %d, %s: %+v, %v", seed, name, m.Conflicts, err)
			}
			got, _ := m.Story.Canonical()
			want, _ := ours.Canonical()
			if string(got) != string(want) {
				b, _ := base.Canonical()
				t.Fatalf("seed %d, %s:\nbase %s\n got %s\nwant %s", seed, name, b, got, want)
			}
		}
		m, err := diff.Merge(context.Background(), base, ours, theirs)
		if err != nil {
			t.Fatal(err)
		}
		for _, choice := range []diff.Choice{diff.TakeOurs, diff.TakeTheirs, diff.TakeBoth, diff.TakeBase} {
			choices := make([]diff.Choice, len(m.Conflicts))
			for i, c := range m.Conflicts {
				if c.Offers(choice) {
					choices[i] = choice
				}
			}
			s, err := m.Resolve(choices)
			if err == nil {
				err = s.Validate()
			}
			if err != nil {
				t.Fatalf("seed %d, %s: %v", seed, choice, err)
			}
			for _, f := range s.Facts {
				if f.IsSettled() && !settledAs(f, base, ours, theirs) {
					t.Fatalf("seed %d, %s: %+v counts as settled", seed, choice, f)
				}
			}
			opened, _ := doc.New(s).Story().Canonical()
			if kept, _ := s.Canonical(); string(opened) != string(kept) {
				t.Fatalf("seed %d, %s: opened it is\n%s\nnot\n%s", seed, choice, opened, kept)
			}
		}
	}
}
