package doc

import "testing"

func carry(block string, offset int) verb {
	return func(d *Doc, sel Selection) (Selection, error) { return d.Carry(sel, Pos{block, offset}) }
}

func copyTo(block string, offset int) verb {
	return func(d *Doc, sel Selection) (Selection, error) { return d.CopyTo(sel, Pos{block, offset}) }
}

func TestCarry(t *testing.T) {
	cases{
		// within a block
		{"//so ^two ^it", carry("b2", 9), "//so it ^two^"},
		{"//so ^two ^it", carry("b2", 0), "//^two ^so it"},
		{"//so ^*two* ^it", carry("b2", 0), "//^*two* ^so it"},
		// where the words are already
		{"//so ^two^ it", carry("b2", 5), "//so ^two^ it"},
		{"//so ^two^ it", carry("b2", 3), "//so ^two^ it"},
		{"//so ^two^ it", carry("b2", 6), "//so ^two^ it"},
		{"//so ^two^ it", carry("b2", 7), "//so ^two^ it"},
		{"//so^ it", carry("b2", 0), "//so^ it"},
		// what is said about them goes along
		{"//so ^[two] ^it/x", carry("b3", 1), "//so it/x ^[two]^"},
		{"//so [two] ^it/x^/y", carry("b2", 0), "//^it/x^ so [two]/y"},
		{"//a ^[b] c/[d] e^ f/[g] h", carry("b4", 2), "//a f/[g] ^[b] c/[d] e^ h"},
		{"//^[a]/[b]^/c [d]", carry("b4", 3), "///c [d] ^[a]/[b]^"},
		{"//x/a ^[b]/mid [m]/c^ [d]", carry("b2", 0), "//^[b]/mid [m]/c^ x/a [d]"},
		// a fact in part among them stays with what is left of it
		{"//so ^[t^wo] it/x", carry("b3", 1), "//so [wo] it/x^t^"},
		// into the head, which is one line
		{"h//^[a]^ b", carry("headline", 1), "h ^[a]^//b"},
		{"h//x ^[a] b/[c]^ d", carry("headline", 1), "h ^[a] b [c]^//x d"},
		// whole paragraphs keep their kind
		{"//## ^a/- b^/c/d", carry("b5", 1), "//## /c/d ^a/- b^"},
	}.run(t)
}

func TestCopyTo(t *testing.T) {
	cases{
		{"//so ^[two]^ it/x", copyTo("b3", 1), "//so [two] it/x ^two^"},
		{"//^a/b^/c", copyTo("b4", 0), "//a/b/^a/b^ c"},
		{"//so ^two^ it", copyTo("b2", 4), "//so ^two^ two it"},
	}.run(t)
}

// TestCutAndPaste brings facts back where their words are pasted, once.
func TestCutAndPaste(t *testing.T) {
	d, sel := read(t, "//so ^[two] ^it/x [y]")
	blocks, _, err := d.Cut(sel)
	if err != nil {
		t.Fatal(err)
	}
	at, err := d.Paste(Caret(Pos{"b3", 0}), blocks)
	if got, want := show(d, at), "//so it/[two] ^x [y]"; err != nil || got != want {
		t.Fatalf("pasted %s, want %s; %v", got, want, err)
	}
	if at, err = d.Paste(at, blocks); err != nil || show(d, at) != "//so it/[two] two ^x [y]" {
		t.Errorf("pasted again %s; %v", show(d, at), err)
	}
	for d.CanUndo() {
		sel, _ = d.Undo()
	}
	if got := show(d, sel); got != "//so ^[two] ^it/x [y]" {
		t.Errorf("undone to %s", got)
	}
}
