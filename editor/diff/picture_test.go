package diff

import (
	"strings"
	"testing"

	"stet/editor"
)

// listed writes the list of changes, one line each.
func listed(c Comparison) string {
	var lines []string
	for _, x := range c.Changes {
		lines = append(lines, string(x.Kind)+": "+x.Label+" "+markup(x.Runs))
	}
	return strings.Join(lines, "\n")
}

func TestPictureChanges(t *testing.T) {
	quay := editor.Image{File: "quay.jpg", Alt: "A quay", Caption: "The quay at dawn", Credit: "A. Ek", Byline: "Ann Ek", Licence: "CC BY"}
	with := func(change func(*editor.Image)) editor.Image {
		p := quay
		change(&p)
		return p
	}
	bare := editor.Image{File: "bare.jpg"}
	block := func(id string, p editor.Image) editor.Block {
		return editor.Block{ID: id, Kind: editor.ImageBlock, Image: &p}
	}
	words := body(ferry, school, budget)
	for _, c := range []struct {
		name          string
		before, after []editor.Block
		want          string
	}{
		{"added", words[:1], []editor.Block{words[0], block("q", quay)}, "picture added: quay.jpg, paragraph 2 {++The quay at dawn++}"},
		{"removed", []editor.Block{block("q", bare), words[0]}, words[:1], "picture removed: bare.jpg, paragraph 1 "},
		{"replaced", []editor.Block{words[0], block("q", quay)}, []editor.Block{words[0], block("q", with(func(p *editor.Image) { p.File = "pier.jpg" }))},
			"picture replaced: file {--quay--}{++pier++}.jpg"},
		{"replaced without a caption", []editor.Block{words[0], block("q", bare), words[1]}, []editor.Block{words[0], block("q", editor.Image{File: "pier.jpg"}), words[1]},
			"picture replaced: file {--bare--}{++pier++}.jpg"},
		{"moved", []editor.Block{block("q", quay), words[0], words[1], words[2]}, []editor.Block{words[0], words[1], words[2], block("q", quay)},
			"moved: paragraph 1 → 4 The quay at dawn"},
		{"moved without a caption", []editor.Block{block("q", bare), words[0], words[1], words[2]}, []editor.Block{words[0], words[1], words[2], block("r", bare)},
			"moved: paragraph 1 → 4 "},
		{"moved and described", []editor.Block{block("q", bare), words[0], words[1]},
			[]editor.Block{words[0], words[1], block("q", editor.Image{File: "bare.jpg", Alt: "Rocks", Credit: "B. Ek"})},
			"moved: paragraph 1 → 3 \npicture: alt {++Rocks++}\ncredit: credit {++B. Ek++}"},
		{"caption", []editor.Block{block("q", quay)}, []editor.Block{block("q", with(func(p *editor.Image) { p.Caption = "The quay at dusk" }))},
			"replaced:  {--dawn--}{++dusk++}"},
		{"credited to somebody else", []editor.Block{block("q", quay)},
			[]editor.Block{block("q", with(func(p *editor.Image) { p.Alt, p.Credit, p.Byline, p.Licence = "", "B. Ek", "Bo Ek", "" }))},
			"picture: alt {--A quay--}\ncredit: byline {--Ann--}{++Bo++} Ek\ncredit: credit {--A--}{++B++}. Ek\ncredit: licence {--CC BY--}"},
	} {
		if got := listed(compare(t, story(c.before), story(c.after))); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		checkMoves(t, c.name, compare(t, story(c.before), story(c.after)))
		checkMoves(t, c.name+" backwards", compare(t, story(c.after), story(c.before)))
	}
}

// checkMoves sees that both ends of every move know its number.
func checkMoves(t *testing.T, name string, c Comparison) {
	t.Helper()
	for n, v := range c.Moves {
		from, to := c.Blocks[v.From.Block], c.Blocks[v.To.Block]
		if v.Blocks > 0 && (from.Kind != MovedAway || to.Kind != Moved || from.Move != n+1 || to.Move != n+1) {
			t.Errorf("%s: move %d from %+v to %+v", name, n+1, from, to)
		}
	}
}
