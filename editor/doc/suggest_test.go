package doc

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

// suggested does verbs in suggest mode.
func suggested(verbs ...verb) verb {
	return func(d *Doc, sel Selection) (Selection, error) {
		d.Suggest(true)
		defer d.Suggest(false)
		return both(verbs...)(d, sel)
	}
}

func TestSuggest(t *testing.T) {
	cases{
		{"h/s/one^ two", suggested(typing("ly")), "h/s/one{ly}^ two"},
		{"h/s/one^ t^wo", suggested(typing("x")), "h/s/one( t){x}^wo"},
		{"h/s/one {ab^c}d", suggested(typing("x")), "h/s/one {abx^c}d"},
		{"h/s/one (ab^c)d", suggested(typing("x")), "h/s/one (ab){x}^(c)d"},
		{"h/s/one {ab^c}d", typing("x"), "h/s/one {ab}x^{c}d"},
		{"h/s/one <ab^c>d", suggested(typing("x")), "h/s/one <ab>{x}^<c>d"},
		{"h/s/one^", suggested(backspace(Grapheme)), "h/s/on^(e)"},
		{"h/s/one^", suggested(backspace(Grapheme), backspace(Grapheme)), "h/s/o^(ne)"},
		{"h/s/{one}^", suggested(backspace(Grapheme)), "h/s/{on}^"},
		{"h/s/<one>^", suggested(backspace(Grapheme)), "h/s/<on^(e>)"},
		{"h/s/on(e)^ two", suggested(backspace(Grapheme)), "h/s/o^(ne) two"},
		{"h/s/^one two", suggested(forward(Word)), "h/s/(one)^ two"},
		{"h/s/^one two", suggested(forward(Word), forward(Word)), "h/s/(one two)^"},
		{"h/s/a^b{cd}e(f)g^h", suggested(del), "h/s/a^(befg)h"},
		{"h/s/a^{cd}^b", suggested(typing("x")), "h/s/a{x}^b"},
		{"h/s/one^two", suggested(enter), "h/s/one/+^two"},
		{"h/s/^one", suggested(enter), "h/s/+/^one"},
		{"h/s/one/+^two", suggested(backspace(Grapheme)), "h/s/one^two"},
		{"h/s/one/^two", suggested(backspace(Grapheme)), "h/s/one^/~two"},
		{"h/s/one^/two", suggested(forward(Grapheme)), "h/s/one/~^two"},
		{"h/s/***/^two", suggested(backspace(Grapheme)), "h/s/~***/^two"},
		{"h/s/+***/^two", suggested(backspace(Grapheme)), "h/s/^two"},
		{"h/s/one^a/b/ctwo^x", suggested(del), "h/s/one^(a)/~(b)/~(ctwo)x"},
		{"h/s/one^a/b/+***/c^x", suggested(typing("y")), "h/s/one{y}^(a)/~(b)/~(c)x"},
		{"h^ead/stand/one/two^x", suggested(del), "h^(ead)/(stand)/~(one)/~(two)x"},
		{"he^ad/s/one", suggested(typing("y")), "he{y}^ad/s/one"},
		{"h/s/on^e", suggested(pasteText("a\nb")), "h/s/on{a}/+{b}^e"},
		{"h/s/on^e", suggested(paste(t, "h/s/^*a*(b)^")), "h/s/on{*a}*^e"},
		{"h/s/on^e", paste(t, "h/s/^{a}(b)^"), "h/s/on{a}(b)^e"},
		{"h/s/costs [^ten^] euros", suggested(typing("nine")), "h/s/costs [(ten){nine}]^ euros"},
	}.run(t)
}

// settle accepts or rejects all that is suggested.
func settle(accept bool) verb {
	return func(d *Doc, sel Selection) (Selection, error) {
		if accept {
			return d.Accept(d.Suggestions()...)
		}
		return d.Reject(d.Suggestions()...)
	}
}

func TestSettle(t *testing.T) {
	cases{
		{"h/s/a{b}c(d)e", settle(true), "h/s/a^bce"},
		{"h/s/a{b}c(d)e", settle(false), "h/s/a^cde"},
		{"(h){i}/s(t)/a", settle(true), "^i/s/a"},
		{"(h){i}/s(t)/a", settle(false), "^h/st/a"},
		{"h/s/a/+b", settle(true), "h/s/a/^b"},
		{"h/s/a/+b", settle(false), "h/s/a^b"},
		{"h/s/a/~b", settle(true), "h/s/a^b"},
		{"h/s/a/~b", settle(false), "h/s/a/^b"},
		{"h/s/one(a)/~(b)/~(ctwo)x", settle(true), "h/s/one^x"},
		{"h/s/one(a)/~(b)/~(ctwo)x", settle(false), "h/s/one^a/b/ctwox"},
		{"h/s/one(a)/~***/~(b)c", settle(true), "h/s/one^c"},
		{"h/s/a/~***/b", settle(true), "h/s/a^/b"},
		{"h/s/***/+{a}", settle(false), "h/s/***^"},
		{"h/s/(a)/~## (b)c", settle(true), "h/s/## ^c"},
		{"h/s/(a)/~(b)", settle(true), "h/s/^"},
		{"h/s/costs [(ten){nine}] euros", settle(true), "h/s/costs ^[nine] euros"},
		{"h/s/costs [te^n] euros", both(suggested(enter), settle(false)), "h/s/costs [te^n] euros"},
		{"h/s/costs [t^en] euros", both(suggested(enter), settle(false)), "h/s/costs [t^en] euros"},
		{"h/s/a [(b)] c", settle(true), "h/s/a ^ c gone:b"},
	}.run(t)
}

func TestSettleOne(t *testing.T) {
	d, _ := read(t, "h/s/a{b}c(d)<e>f")
	all := d.Suggestions()
	if len(all) != 3 || all[1].Deleted != "d" || all[2].Author != "bob" {
		t.Fatalf("suggestions %+v", all)
	}
	if _, err := d.Reject(all[1]); err != nil {
		t.Fatal(err)
	}
	if got := show(d, Selection{}); got != "h/s/a{b}cd<e>f" {
		t.Error(got)
	}
	if _, err := d.Reject(all[1]); err == nil {
		t.Error("a suggestion was rejected twice")
	}
	if _, err := d.Accept(d.Suggestions()...); err != nil || show(d, Selection{}) != "h/s/abcdef" {
		t.Error(show(d, Selection{}), err)
	}
}

func TestFactRejected(t *testing.T) {
	d, sel := read(t, "h/s/costs [^ten^] euros")
	if _, err := suggested(typing("nine"))(d, sel); err != nil {
		t.Fatal(err)
	}
	if f, _ := d.Fact("f0"); !f.Stale || f.Was != "ten" {
		t.Errorf("the fact does not ask for a check: %+v", f)
	}
	if _, err := d.Reject(d.Suggestions()...); err != nil {
		t.Fatal(err)
	}
	if f, _ := d.Fact("f0"); f.Stale || f.Text != "ten" {
		t.Errorf("the fact is not settled again: %+v", f)
	}
}

func TestSuggestionsGather(t *testing.T) {
	for _, c := range []struct{ notation, want string }{
		{"h/s/a{b}c", "+b"},
		{"h/s/a(b){c}d", "-b+c"},
		{"h/s/a{b}/+{c}/+{d}e", "+b\n c\n d"},
		{"h/s/a(b)/~(c)d", "-b\n c"},
		{"h/s/{a}x{b}", "+a | +b"},
		{"h/s/{a}<b>", "+a | +b"},
		{"(h)/(s)/x", "-h | -s"},
	} {
		d, _ := read(t, c.notation)
		var out []string
		for _, s := range d.Suggestions() {
			var line string
			if s.Deleted != "" {
				line += "-" + s.Deleted
			}
			if s.Inserted != "" {
				line += "+" + s.Inserted
			}
			out = append(out, strings.ReplaceAll(line, "\n", "\n "))
		}
		if got := strings.Join(out, " | "); got != c.want {
			t.Errorf("%s: %q, want %q", c.notation, got, c.want)
		}
	}
}

func TestWordsOfDeleted(t *testing.T) {
	d, _ := read(t, "h/s/one (two three) {four} fi(ve)")
	if d.Words() != 3 {
		t.Errorf("%d words", d.Words())
	}
	d.Reject(d.Suggestions()...)
	if d.Words() != 4 {
		t.Errorf("%d words after rejecting", d.Words())
	}
	d.Undo()
	if d.Words() != 3 {
		t.Errorf("%d words after undoing that", d.Words())
	}
}

func TestPastedMarks(t *testing.T) {
	d, sel := read(t, "h/s/one^")
	d.Author, d.Now = "ann", func() time.Time { return time.Unix(100, 5) }
	if _, err := d.PasteFrom(sel, []editor.Block{{ID: "x", Kind: editor.Paragraph, Text: " two"}}, "story-7"); err != nil {
		t.Fatal(err)
	}
	want := editor.Mark{Start: 3, End: 7, Kind: editor.Pasted, Href: "story-7", Author: "ann", At: time.Unix(100, 0).UTC()}
	if got := d.Block(2).Marks; len(got) != 1 || got[0] != want {
		t.Fatalf("marks %+v", got)
	}
	d.Insert(Caret(Pos{"b2", 5}), "x")
	if got := d.Block(2).Marks; len(got) != 2 {
		t.Errorf("typing inside counts as pasted: %+v", got)
	}
	if err := d.ClearPasted(d.All()); err != nil || len(d.Block(2).Marks) != 0 {
		t.Errorf("marks %+v after clearing, %v", d.Block(2).Marks, err)
	}
	d.Undo()
	if len(d.Block(2).Marks) != 2 {
		t.Error("undo does not bring the paste marks back")
	}
}

func TestClean(t *testing.T) {
	d, _ := read(t, "(h){i}/s/a{b} [c](d)/~|")
	clean := Clean(d.Story())
	if clean.Article.Headline != "i" || clean.Article.Body[0].Text != "ab c|" || editorial(clean.Article) {
		t.Errorf("%+v", clean.Article)
	}
	if clean.Facts[0].Start != 3 || clean.Validate() != nil {
		t.Errorf("the fact lies at %d, %v", clean.Facts[0].Start, clean.Validate())
	}
}

// What is done in suggest mode and then rejected leaves the text as it was.
func TestRejectingEverything(t *testing.T) {
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 11))
		s := sample()
		// A mark takes in the joiners that this paragraph begins with, and so would its end.
		s.Article.Body = slices.DeleteFunc(s.Article.Body, func(b editor.Block) bool { return b.Text == scripts[9] })
		d := New(s)
		d.Author = "ann"
		text := func() string {
			var lines []string
			for i := range d.Len() {
				if b := d.Block(i); b.Text != "" || b.Image != nil || b.Kind == editor.Rule {
					lines = append(lines, string(b.Kind)+" "+b.Text)
				}
			}
			return strings.Join(lines, "\n")
		}
		pos := func() Pos {
			b := d.Block(random.IntN(d.Len()))
			return Pos{b.ID, floor(b.Text, random.IntN(len(b.Text)+1))}
		}
		before := text()
		d.Suggest(true)
		sel := Caret(pos())
		var did []string
		for range 12 {
			var err error
			if random.IntN(3) == 0 {
				sel = Selection{pos(), pos()}
			}
			op := random.IntN(6)
			switch op {
			case 0, 1:
				sel, err = d.Insert(sel, []string{"x", "two words", "é"}[random.IntN(3)])
			case 2:
				sel, err = d.Backspace(sel, Unit(random.IntN(2)))
			case 3:
				sel, err = d.DeleteForward(sel, Unit(random.IntN(2)))
			case 4:
				sel, err = d.Break(sel)
			case 5:
				sel, err = d.PasteText(sel, "pasted\nlines\nthree")
			}
			did = append(did, show(d, sel))
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			check(t, d)
		}
		if _, err := d.Reject(d.Suggestions()...); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		check(t, d)
		if got := text(); got != before {
			t.Fatalf("seed %d: rejecting leaves\n%s\nof\n%s\nafter\n%s", seed, got, before, strings.Join(did, "\n"))
		}
	}
}
