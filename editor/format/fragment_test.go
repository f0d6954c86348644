package format

import (
	"fmt"
	"strings"
	"testing"

	"stet/editor"
)

// outline says what blocks are, a line each: "heading2 Words", with the kinds of
// marks behind.
func outline(blocks []editor.Block) string {
	var lines []string
	for _, b := range blocks {
		line := string(b.Kind)
		if b.Level > 0 {
			line += fmt.Sprint(b.Level)
		}
		if b.Ordered {
			line += " ordered"
		}
		line += " " + b.Text
		for _, m := range b.Marks {
			line += fmt.Sprintf(" %s:%s", m.Kind, b.Text[m.Start:m.End])
		}
		lines = append(lines, strings.TrimSpace(line))
	}
	return strings.Join(lines, "\n")
}

func TestFragment(t *testing.T) {
	for _, c := range []struct {
		text string
		kind Markup
		want string
	}{
		{"The bill rose.\n\nBy how much?", NoMarkup, ""},
		{"- Who goes there?", NoMarkup, ""},
		{"2 * 3 < 4 and 5 > 4", NoMarkup, ""},
		{"a [note] (of 2019)", NoMarkup, ""},
		{"**", NoMarkup, ""},
		{"", NoMarkup, ""},
		{"By Marta Ilves\n\nThe *bill* rose.", NoMarkup, ""},
		{"# Bill\n\nBy Marta Ilves\n\nIt **rose**.", MarkdownMarkup, "heading2 Bill\nparagraph By Marta Ilves\nparagraph It rose. strong:rose"},
		{"- one\n- two\n  1. three", MarkdownMarkup, "item1 one\nitem1 two\nitem2 ordered three"},
		{"> said\n\n---\n\n~~gone~~", MarkdownMarkup, "quote said\nrule\nparagraph gone strike:gone"},
		{"see [here](https://example.org/) now", MarkdownMarkup, "paragraph see here now link:here"},
		{"see [here](javascript:alert(1)) now", NoMarkup, ""},
		{"---\ntitle: x\n---\n## Head", MarkdownMarkup, "heading2 Head"},
		{"<p>One <b>bold</b></p><ul><li>item</li></ul>", HTMLMarkup, "paragraph One bold strong:bold\nitem1 item"},
		{"words<br>more", HTMLMarkup, "paragraph words\nmore"},
		{"<!doctype html><title>T</title><script>x</script><h1>Head</h1><p>Text", HTMLMarkup, "heading2 Head\nparagraph Text"},
		{"<a href='javascript:x'>link</a>", HTMLMarkup, "paragraph link"},
		{"<script>alert(1)</script>", NoMarkup, ""},
		{"Town\tVotes\nAhja\t 12\n", SheetMarkup, "row Town\tVotes\nrow Ahja\t12"},
		{"Town\tVotes\r\n\"Ahja\nparish\"\t12\r\nTotal\t", SheetMarkup, "row Town\tVotes\nrow Ahja parish\t12\nrow Total"},
		{"<b>Town</b>\tVotes\n**Ahja**\t12", SheetMarkup, "row <b>Town</b>\tVotes\nrow **Ahja**\t12"},
		{"\tThe bill rose.\n\tBy how much?", NoMarkup, ""},
		{"Town\tVotes\nAhja", NoMarkup, ""},
		{"Town\tVotes", NoMarkup, ""},
	} {
		blocks, kind := Fragment(c.text)
		if got := outline(blocks); kind != c.kind || got != c.want {
			t.Errorf("%q is %q\n%s\nwant %q\n%s", c.text, kind, got, c.kind, c.want)
		}
	}
}

// FuzzFragment checks that whatever is pasted becomes blocks that a story may hold.
func FuzzFragment(f *testing.F) {
	for _, s := range []string{"# a\n- b\n- c", "<p>a<b>c</p>", "**\x00**", "[a](b)\xff", "<ul><li><ul><li>a</li>", "> > > a", "|a|b|\n|-|-|\n|c|d|", "<figure><img src=a></figure>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		blocks, kind := Fragment(s)
		if (kind == NoMarkup) != (len(blocks) == 0) {
			t.Errorf("%q: %d blocks of %q", s, len(blocks), kind)
		}
		if err := (editor.Article{Body: blocks}).Validate(); err != nil {
			t.Errorf("%q: %v", s, err)
		}
	})
}
