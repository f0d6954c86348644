package doc

import (
	"math/rand/v2"
	"strings"
	"testing"

	"stet/editor"
)

// shortly types text as a person does, "\n" with Enter, looking for shorthand
// after each character.
func shortly(text string) verb {
	return func(d *Doc, sel Selection) (Selection, error) {
		var err error
		for _, r := range text {
			if r == '\n' {
				sel, err = d.Break(sel)
			} else {
				sel, err = d.Insert(sel, string(r))
			}
			if err != nil {
				return sel, err
			}
			sel, _ = d.Shorthand(sel)
		}
		return sel, nil
	}
}

func TestShorthand(t *testing.T) {
	for _, c := range []struct{ before, typed, after string }{
		{"//^", "## Head", "//## Head^"},
		{"//^", "# Head", "//## Head^"},
		{"//^text", "## ", "//## ^text"},
		{"//## ^text", "## ", "//## ^text"},
		{"//^", "- one\ntwo", "//- one/- two^"},
		{"//^", "* one", "//- one^"},
		{"//^", "> said", "//> said^"},
		{"//x ^", "- ", "//x - ^"},
		{"//- ^", "> ", "//- > ^"},
		{"//^", "---\nx", "//***/x^"},
		{"//^", "***\nx", "//***/x^"},
		{"//^", "—\nx", "//***/x^"},
		{"//^", "----\nx", "//----/x^"},
		{"//^", "a **b** c", "//a *b* c^"},
		{"//^", "a __b__ c", "//a *b* c^"},
		{"//^", "**two words**.", "//*two words*.^"},
		{"//^", "** b** c", "//** b** c^"},
		{"//^", "**b ** c", "//**b ** c^"},
		{"//^", "a**b** c", "//a**b** c^"},
		{"//^", "****", "//****^"},
		{"//^", "see [here](example.org).", "//see _here_.^"},
		{"//^", "[x](example.org/a_(b))y", "//_x_y^"},
		{"//^", "[x](javascript:a)", "//[x](javascript:a)^"},
		{"//^", "[](example.org)", "//[](example.org)^"},
		{"//^", "f(x) [y](z)", "//f(x) [y](z)^"},
		{"^//", "## a **b**", "## a **b**^//"},
		{"/^/", "> a **b**", "/> a **b**^/"},
		{"//^ next", "**word**", "//*word*^ next"},
	} {
		d, sel := read(t, c.before)
		sel, err := shortly(c.typed)(d, sel)
		if err != nil {
			t.Fatal(err)
		}
		if got := show(d, sel); got != c.after {
			t.Errorf("%s, typed %q\n gives %s\n  want %s", c.before, c.typed, got, c.after)
		}
		for d.CanUndo() {
			sel, _ = d.Undo()
		}
		if got := show(d, sel); got != c.before {
			t.Errorf("%s, typed %q: all undone gives %s", c.before, c.typed, got)
		}
	}
}

func TestShorthandMarks(t *testing.T) {
	for typed, want := range map[string]editor.MarkKind{
		"a *b* c": editor.Emphasis, "a _b_ c": editor.Emphasis, "a ~~b~~ c": editor.Strike, "a `b` c": editor.Code,
		"2 * 3 * 4": "", "snake_case_name": "", "price* and terms*": "", "a ~b~": "", "`a *b* c": "",
	} {
		d, sel := read(t, "//^")
		shortly(typed)(d, sel)
		b := d.Block(2)
		switch {
		case want == "":
			if typed != "`a *b* c" && (b.Text != typed || len(b.Marks) > 0) {
				t.Errorf("%q has become %q %v", typed, b.Text, b.Marks)
			}
		case b.Text != "a b c" || len(b.Marks) != 1 || b.Marks[0] != (editor.Mark{Start: 2, End: 3, Kind: want}):
			t.Errorf("%q has become %q %v", typed, b.Text, b.Marks)
		}
	}
	d, sel := read(t, "//^")
	shortly("1. one\ntwo")(d, sel)
	if b := d.Block(3); b.Kind != editor.Item || !b.Ordered || b.Text != "two" {
		t.Errorf("1. begins %+v", b)
	}
}

// TestUndoGivesTheTypedTextBack types at random, and undoes what shorthand did
// each time: what stands there then is what was typed, and redo does it again.
func TestUndoGivesTheTypedTextBack(t *testing.T) {
	keys := strings.Split("a|b|é|👨‍👩‍👧| | |*|*|_|_|~|~|`|#|>|-|-|-|1|.|[|]|(|)|example.org|\n|\n", "|")
	done := 0
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 7))
		d, sel := read(t, []string{"//^", "//x^", "//- ^"}[seed%3])
		if seed%2 == 1 {
			d.Author = "ann"
			d.Suggest(true)
		}
		first := show(d, sel)
		for range 60 {
			key := keys[random.IntN(len(keys))]
			if key == "\n" {
				sel, _ = d.Break(sel)
			} else {
				sel, _ = d.Insert(sel, key)
			}
			typed := show(d, sel)
			after, ok := d.Shorthand(sel)
			if sel = after; !ok {
				if got := show(d, sel); got != typed {
					t.Fatalf("seed %d: nothing done changes\n%s to\n%s", seed, typed, got)
				}
				continue
			}
			done++
			short := show(d, sel)
			if back, _ := d.Undo(); show(d, back) != typed {
				t.Fatalf("seed %d: undo gives\n%s typed was\n%s", seed, show(d, back), typed)
			}
			if sel, _ = d.Redo(); show(d, sel) != short {
				t.Fatalf("seed %d: redo gives\n%s it was\n%s", seed, show(d, sel), short)
			}
		}
		for d.CanUndo() {
			sel, _ = d.Undo()
		}
		if got := show(d, sel); got != first {
			t.Fatalf("seed %d: all undone gives\n%s at first\n%s", seed, got, first)
		}
	}
	if done < 300 {
		t.Errorf("only %d were tried", done)
	}
}
