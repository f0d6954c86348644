package diff

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"stet/editor"
)

// remark makes a comment on the words, which must stand in block i.
func remark(id string, blocks []editor.Block, i int, words, body string) editor.Comment {
	at := strings.Index(blocks[i].Text, words)
	return editor.Comment{ID: id, Author: "Ann", Body: body, Text: words,
		Range: editor.Range{Block: blocks[i].ID, Start: at, End: at + len(words)}}
}

func TestCompareComments(t *testing.T) {
	old := body(ferry, school)
	now := body(strings.Replace(ferry, "forty", "fifty", 1), school)
	bus := remark("c", old, 1, "second bus", "Who says?")
	with := func(change func(*editor.Comment)) []editor.Comment {
		c := bus.Clone()
		change(&c)
		return []editor.Comment{c}
	}
	answer := editor.Reply{Author: "Bo", Body: "The mayor."}
	for _, c := range []struct {
		name          string
		before, after []editor.Comment
		want          []string
	}{
		{"untouched", []editor.Comment{bus}, []editor.Comment{bus}, nil},
		{"new ID, same remark", []editor.Comment{bus}, with(func(c *editor.Comment) { c.ID = "d" }), nil},
		{"added", nil, []editor.Comment{bus}, []string{"Ann: added 1"}},
		{"removed", []editor.Comment{bus}, nil, []string{"Ann: removed 1"}},
		{"resolved", []editor.Comment{bus}, with(func(c *editor.Comment) { c.Resolved = true }), []string{"Ann: resolved 1"}},
		{"reopened", with(func(c *editor.Comment) { c.Resolved = true }), []editor.Comment{bus}, []string{"Ann: reopened 1"}},
		{"answered", []editor.Comment{bus}, with(func(c *editor.Comment) { c.Replies = []editor.Reply{answer} }), []string{"Ann: answered 1 +1"}},
		{"answered and resolved", []editor.Comment{bus}, with(func(c *editor.Comment) { c.Replies, c.Resolved = []editor.Reply{answer}, true }), []string{"Ann: resolved 1 +1"}},
		{"rewritten", []editor.Comment{bus}, with(func(c *editor.Comment) { c.Body = "Who said so?" }), []string{"Ann: rewritten 1 Who {--says--}{++said so++}?"}},
		{"answer taken back", with(func(c *editor.Comment) { c.Replies = []editor.Reply{answer} }), []editor.Comment{bus}, []string{"Ann: rewritten 1"}},
		{"its words changed", []editor.Comment{remark("f", old, 0, "forty passengers", "Sure?")}, []editor.Comment{remark("f", now, 0, "fifty passengers", "Sure?")},
			[]string{"Ann: words changed 0 {--forty--}{++fifty++} passengers"}},
		{"its words gone", []editor.Comment{bus}, with(func(c *editor.Comment) { c.Range, c.Gone = editor.Range{}, true }), []string{"Ann: words changed 1 {--second bus--}"}},
		{"in reading order", nil, []editor.Comment{bus, remark("f", now, 0, "fifty passengers", "Sure?")}, []string{"Ann: added 0", "Ann: added 1"}},
	} {
		before, after := story(old), story(now)
		before.Comments, after.Comments = c.before, c.after
		var got []string
		all := compare(t, before, after)
		for _, x := range all.Changes {
			if x.Kind != CommentChanged {
				continue
			}
			line := x.Label + " " + strconv.Itoa(x.Place.Block)
			if n := len(all.Comments[x.Index].Replies); n > 0 {
				line += " +" + strconv.Itoa(n)
			}
			got = append(got, strings.TrimSpace(line+" "+markup(x.Runs)))
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestFactsFollowMoves: a fact whose paragraph or sentence moved is found where
// its words went, and an edit on the way is still told first.
func TestFactsFollowMoves(t *testing.T) {
	old := body(ferry, school, budget, storm)
	now := []editor.Block{old[3], old[0], old[1], old[2]}
	edited := body(ferry, school, budget, strings.Replace(storm, "Friday", "Saturday", 1))
	there := []editor.Block{edited[3], old[0], old[1], old[2]}
	day := tag("f", old, 3, "Friday", editor.Verified)
	for _, c := range []struct {
		name  string
		after []editor.Block
		facts []editor.Fact
		want  string
	}{
		{"moved", now, []editor.Fact{tag("f", now, 0, "Friday", editor.Verified)}, "moved 1  0"},
		{"moved, reworded", there, []editor.Fact{tag("f", there, 0, "Saturday", editor.Verified)}, "words changed after it was settled 1 {--Friday--}{++Saturday++} 0"},
		{"moved, reworded and lost", there, nil, "words changed after it was settled 1 {--Friday--}{++Saturday++} 0"},
	} {
		before, after := story(old), story(c.after)
		before.Facts, after.Facts = []editor.Fact{day}, c.facts
		x := compare(t, before, after).Facts[0]
		got := string(x.Kind) + " " + strconv.Itoa(x.Move) + " " + markup(x.Words) + " " + strconv.Itoa(x.Place.Block)
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
