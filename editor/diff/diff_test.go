package diff

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"stet/editor"
)

// body makes paragraphs with IDs p1, p2, ... from texts; "# " makes a heading.
func body(texts ...string) []editor.Block {
	var out []editor.Block
	for i, text := range texts {
		b := editor.Block{ID: "p" + strconv.Itoa(i+1), Kind: editor.Paragraph, Text: text}
		if head, ok := strings.CutPrefix(text, "# "); ok {
			b.Kind, b.Level, b.Text = editor.Heading, 2, head
		}
		out = append(out, b)
	}
	return out
}

func story(blocks []editor.Block) editor.Story {
	return editor.Story{Article: editor.Article{Body: blocks}}
}

func compare(t *testing.T, before, after editor.Story) Comparison {
	t.Helper()
	c, err := Compare(context.Background(), before, after)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// outline writes the merged document, one line an entry.
func outline(c Comparison) string {
	var lines []string
	for _, b := range c.Blocks {
		line := string(b.Kind) + " " + strconv.Itoa(b.From) + ">" + strconv.Itoa(b.To)
		if b.Kind != Same {
			line += " " + markup(b.Runs)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestCompareBlocks(t *testing.T) {
	edited := strings.Replace(storm, "Friday", "Saturday", 1)
	for _, c := range []struct {
		name          string
		before, after []editor.Block
		want          string
	}{
		{"same", body(ferry, school), body(ferry, school), "same 0>0\nsame 1>1"},
		{"empty", nil, nil, ""},
		{"all new", nil, body(ferry), "inserted -1>0 {++" + ferry + "++}"},
		{"changed", body(ferry, school), body(ferry, strings.Replace(school, "spring", "summer", 1)),
			"same 0>0\nchanged 1>1 " + strings.Replace(school, "spring", "{--spring--}{++summer++}", 1)},
		{"reused IDs: content decides", body(ferry, school, budget), body(storm, ferry, school, budget),
			"inserted -1>0 {++" + storm + "++}\nsame 0>1\nsame 1>2\nsame 2>3"},
		{"same ID, written anew", body(ferry, "# Sea", school), body(ferry, "# Land", school),
			"same 0>0\nchanged 1>1 {--Sea--}{++Land++}\nsame 2>2"},
		{"moved with its heading", body(ferry, school, budget, "# Weather", storm), body("# Weather", edited, ferry, school, budget),
			"moved 3>0 Weather\nmoved 4>1 " + strings.Replace(storm, "Friday", "{--Friday--}{++Saturday++}", 1) +
				"\nsame 0>2\nsame 1>3\nsame 2>4\nmoved away 3>-1 {<1 Weather<}\nmoved away 4>-1 {<1 " + storm + "<}"},
		{"split", body(ferry+" "+school, budget), body(ferry, school, budget),
			"split 0>0 " + ferry + "{-- --}\nsplit 0>1 " + school + "\nsame 1>2"},
		{"joined", body(ferry, school, budget), body(ferry+" "+school, budget),
			"joined 0>0 " + ferry + "{++ ++}\njoined 1>0 " + school + "\nsame 2>1"},
	} {
		if got := outline(compare(t, story(c.before), story(c.after))); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestCompareMoves(t *testing.T) {
	c := compare(t, story(body(ferry, school, budget, "# Weather", storm)), story(body("# Weather", storm, ferry, school, budget)))
	want := []Move{{From: Place{5, 0, 1}, To: Place{0, 0, 1}, Blocks: 2}}
	if !reflect.DeepEqual(c.Moves, want) {
		t.Errorf("moves %+v, want %+v", c.Moves, want)
	}
	if c.Added != 0 || c.Removed != 0 || c.Moved != 1 {
		t.Errorf("summary %+v", c.Summary)
	}
	if len(c.Changes) != 1 || c.Changes[0].Kind != PassageMoved || c.Changes[0].Label != "paragraphs 4–5 → 1–2" {
		t.Errorf("changes %+v", c.Changes)
	}
	halves := strings.SplitAfter(ferry+" "+school, "passengers. ")
	c = compare(t, story(body(ferry+" "+school, budget)), story(body(halves[1], budget+" "+ferry)))
	want = []Move{{From: Place{0, 0, 1}, To: Place{1, 2, 3}}}
	if !reflect.DeepEqual(c.Moves, want) {
		t.Errorf("moves %+v, want %+v", c.Moves, want)
	}
}

// TestEditorialMarksAreNoChange: that words were pasted or are only suggested is
// no change of formatting.
func TestEditorialMarksAreNoChange(t *testing.T) {
	before, after := body(ferry, school), body(ferry, school)
	before[0].Marks = []editor.Mark{{Start: 0, End: 4, Kind: editor.Deleted}}
	after[0].Marks = []editor.Mark{{Start: 4, End: 14, Kind: editor.Inserted, Author: "ann"}, {Start: 4, End: 9, Kind: editor.Pasted, Href: "7"}}
	if c := compare(t, story(before), story(after)); len(c.Changes) > 0 {
		t.Errorf("changes %+v", c.Changes)
	}
}

func TestCompareStyle(t *testing.T) {
	before, after := body(ferry, school), body(ferry, school)
	before[0].Marks = []editor.Mark{{Start: 4, End: 14, Kind: editor.Strong}, {Start: 20, End: 27, Kind: editor.Emphasis}}
	after[0].Marks = []editor.Mark{{Start: 9, End: 14, Kind: editor.Strong}, {Start: 20, End: 27, Kind: editor.Emphasis}}
	after[1].Kind = editor.Quote
	c := compare(t, story(before), story(after))
	if want := []MarkChange{{Kind: editor.Strong, Before: Span{4, 9}, After: Span{4, 9}}}; !reflect.DeepEqual(c.Blocks[0].Marks, want) {
		t.Errorf("marks %+v, want %+v", c.Blocks[0].Marks, want)
	}
	if !c.Blocks[1].Restyled || c.Blocks[1].Kind != Changed {
		t.Errorf("second block %+v", c.Blocks[1])
	}
	var labels []string
	for _, x := range c.Changes {
		labels = append(labels, string(x.Kind)+": "+x.Label)
	}
	if got, want := strings.Join(labels, "; "), "formatting: no longer strong; restyled: paragraph → quote"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestComparePictures(t *testing.T) {
	picture := func(id, file, caption, credit string) editor.Block {
		return editor.Block{ID: id, Kind: editor.ImageBlock, Image: &editor.Image{File: file, Caption: caption, Credit: credit}}
	}
	rule := editor.Block{ID: "r", Kind: editor.Rule}
	before := []editor.Block{picture("a", "quay.jpg", "The quay at dawn", "A. Ek"), rule}
	after := []editor.Block{picture("b", "new.jpg", "", ""), picture("a", "quay.jpg", "The quay at dusk", "B. Ek"), rule}
	c := compare(t, story(before), story(after))
	if got, want := outline(c), "inserted -1>0 \nchanged 0>1 The quay at {--dawn--}{++dusk++}\nsame 1>2"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if x := c.Blocks[1].Image; len(x) != 1 || x[0].Name != "credit" || x[0].After != "B. Ek" {
		t.Errorf("image %+v", x)
	}
}

func TestCompareFields(t *testing.T) {
	before, after := story(body(ferry)), story(body(ferry))
	before.Article.Headline, after.Article.Headline = "Ferry late", "Ferry very late"
	after.Article.Source = "Harbour Post"
	c := compare(t, before, after)
	if len(c.Fields) != 2 || c.Fields[0].Name != "headline" || markup(c.Fields[0].Runs) != "Ferry {++very ++}late" || c.Fields[1].Before != "" {
		t.Errorf("fields %+v", c.Fields)
	}
	if c.Added != 1 || c.Removed != 0 {
		t.Errorf("summary %+v: fields off the page are not counted", c.Summary)
	}
	if len(c.Changes) != 2 || c.Changes[0].Label != "headline" || c.Changes[0].Place.Block != -1 {
		t.Errorf("changes %+v", c.Changes)
	}
}

// tag makes a fact of the words, which must stand in block i.
func tag(id string, blocks []editor.Block, i int, words string, status editor.FactStatus) editor.Fact {
	at := strings.Index(blocks[i].Text, words)
	return editor.Fact{ID: id, Kind: editor.Figure, Status: status, Text: words,
		Range: editor.Range{Block: blocks[i].ID, Start: at, End: at + len(words)}}
}

func TestCompareFacts(t *testing.T) {
	old := body(ferry, school)
	now := body(strings.Replace(ferry, "forty", "fifty", 1), school)
	verified := tag("f", old, 0, "forty passengers", editor.Verified)
	stale := verified.Reword("fifty passengers")
	unchecked := tag("f", old, 0, "forty passengers", editor.Unchecked)
	since := tag("f", now, 0, "sixty passengers", editor.Verified)
	since.Text, since.Stale, since.Was = "fifty passengers", true, "sixty passengers"
	disputed, cut := since, verified
	disputed.Status = editor.Disputed
	cut.Range, cut.Gone = editor.Range{}, true
	retyped := cut
	retyped.Text = "passengers"
	bus := tag("g", old, 1, "second bus", editor.Unchecked)
	checked := bus
	checked.Status = editor.Verified
	sourced := bus
	sourced.Sources = []editor.Source{{Title: "Minutes"}}
	renamed := bus
	renamed.ID = "h"
	for _, c := range []struct {
		name          string
		before, after []editor.Fact
		want          []string
	}{
		{"untouched", []editor.Fact{bus}, []editor.Fact{bus}, nil},
		{"new ID, same words", []editor.Fact{bus}, []editor.Fact{renamed}, nil},
		{"reworded first", []editor.Fact{bus, verified}, []editor.Fact{checked, stale},
			[]string{"words changed after it was settled true {--forty--}{++fifty++} passengers 0", "status changed false  1"}},
		{"reworded and lost", []editor.Fact{verified}, nil,
			[]string{"words changed after it was settled true {--forty--}{++fifty++} passengers 0"}},
		{"verified in between", []editor.Fact{unchecked}, []editor.Fact{stale},
			[]string{"words changed after it was settled true {--forty--}{++fifty++} passengers 0"}},
		{"tagged and verified in between", nil, []editor.Fact{stale, bus},
			[]string{"words changed after it was settled true {--forty--}{++fifty++} passengers 0", "added false  1"}},
		{"verified in between with words of neither", []editor.Fact{unchecked}, []editor.Fact{since},
			[]string{"words changed after it was settled true {--sixty--}{++fifty++} passengers 0"}},
		{"disputed in between", nil, []editor.Fact{disputed},
			[]string{"words changed after it was settled false {--sixty--}{++fifty++} passengers 0"}},
		{"typed over", []editor.Fact{verified}, []editor.Fact{cut},
			[]string{"words changed after it was settled true {--forty--}{++fifty++} passengers 0"}},
		{"verified in between and typed over", []editor.Fact{unchecked}, []editor.Fact{cut},
			[]string{"words changed after it was settled true {--forty--}{++fifty++} passengers 0"}},
		{"cut, and the same words typed anew", []editor.Fact{tag("f", old, 0, "passengers", editor.Verified)}, []editor.Fact{retyped}, []string{"removed false  0"}},
		{"cut before, and still", []editor.Fact{cut}, []editor.Fact{cut}, nil},
		{"to be checked again, and still", []editor.Fact{stale}, []editor.Fact{stale}, nil},
		{"removed", []editor.Fact{bus}, nil, []string{"removed false  1"}},
		{"added", nil, []editor.Fact{bus}, []string{"added false  1"}},
		{"sourced", []editor.Fact{bus}, []editor.Fact{sourced}, []string{"sources or note changed false  1"}},
	} {
		before, after := story(old), story(now)
		before.Facts, after.Facts = c.before, c.after
		var got []string
		for _, x := range compare(t, before, after).Facts {
			got = append(got, string(x.Kind)+" "+strconv.FormatBool(x.Verified)+" "+markup(x.Words)+" "+strconv.Itoa(x.Place.Block))
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCompareCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Compare(ctx, story(body(ferry)), story(body(school))); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

// TestCompareProperties rebuilds both bodies from the entries of the merged
// document and checks that every change points into it.
func TestCompareProperties(t *testing.T) {
	for seed := range int64(1500) {
		rng := rand.New(rand.NewSource(seed))
		paras := randomParagraphs(rng)
		before, after := body(paras...), body(mutate(rng, paras)...)
		if rng.Intn(2) == 0 { // as after an import: all IDs are new
			for i := range after {
				after[i].ID = "n" + strconv.Itoa(i)
			}
		}
		c := compare(t, story(before), story(after))
		checkComparison(t, c, before, after)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func checkComparison(t *testing.T, c Comparison, before, after []editor.Block) {
	t.Helper()
	old, now := make([]string, len(before)), make([]string, len(after))
	last := -1
	for _, b := range c.Blocks {
		for _, r := range b.Runs {
			if b.From >= 0 && b.Kind != Moved {
				old[b.From] += before[b.From].Text[r.Before.Start:r.Before.End]
				checkCut(t, before[b.From].Text, r.Before)
			}
			if b.To >= 0 {
				now[b.To] += after[b.To].Text[r.After.Start:r.After.End]
				checkCut(t, after[b.To].Text, r.After)
			}
			if r.Op == Equal && before[b.From].Text[r.Before.Start:r.Before.End] != after[b.To].Text[r.After.Start:r.After.End] {
				t.Errorf("equal run %+v differs", r)
			}
		}
		if b.To >= 0 && b.To < last {
			t.Errorf("block %d is out of order", b.To)
		}
		last = max(last, b.To)
	}
	for i := range before {
		if old[i] != before[i].Text {
			t.Errorf("before: %q rebuilt as %q", before[i].Text, old[i])
		}
	}
	for i := range after {
		if now[i] != after[i].Text {
			t.Errorf("after: %q rebuilt as %q", after[i].Text, now[i])
		}
	}
	for n, v := range c.Moves {
		if v.From.Block < 0 || v.To.Block < 0 {
			t.Errorf("move %d has no end: %+v", n+1, v)
		}
	}
	moves := 0
	for _, x := range c.Changes {
		if x.Kind == PassageMoved {
			moves++
		}
		if x.Place.Block >= len(c.Blocks) || x.Place.Block >= 0 && x.Place.End > len(c.Blocks[x.Place.Block].Runs) {
			t.Errorf("change %+v points nowhere", x)
		}
	}
	if moves != len(c.Moves) {
		t.Errorf("%d moves listed, want %d", moves, len(c.Moves))
	}
	if b, err := json.Marshal(c); err != nil || len(b) == 0 {
		t.Errorf("as JSON: %v", err)
	}
}

// TestSplitBesideAMove checks that words are never shown as cut and added because
// their paragraph was split, or two were joined, while another passed them.
func TestSplitBesideAMove(t *testing.T) {
	long := ferry + " " + storm
	apart, together := body(school, ferry+" "+budget, long, "The end of it."), body(school, long, ferry, budget, "The end of it.")
	for _, c := range [][2][]editor.Block{{apart, together}, {together, apart}} {
		x, err := Compare(context.Background(), story(c[0]), story(c[1]))
		if err != nil || x.Added+x.Removed > 0 {
			t.Errorf("%v: %d words added, %d removed", err, x.Added, x.Removed)
		}
	}
}

// TestCaptionDoesNotMoveItsPicture checks that a picture that was given a caption
// stays where it is.
func TestCaptionDoesNotMoveItsPicture(t *testing.T) {
	with := func(caption string) editor.Story {
		blocks := body(ferry, school, storm)
		picture := editor.Block{ID: "p", Kind: editor.ImageBlock, Image: &editor.Image{File: "pier.jpg", Caption: caption}}
		return story(append(blocks[:1:1], picture, blocks[1], blocks[2]))
	}
	x, err := Compare(context.Background(), with(""), with("Ann Reid at the pier on Friday."))
	if err != nil || len(x.Moves) > 0 || len(x.Blocks) != 4 {
		t.Errorf("%v: %d moves, %d blocks", err, len(x.Moves), len(x.Blocks))
	}
}
