package doc

import (
	"errors"
	"testing"

	"stet/editor"
)

func TestTyping(t *testing.T) {
	cases{
		{"//^", typing("Hi"), "//Hi^"},
		{"//one ^two^", insert("2"), "//one 2^"},
		{"//^one ^two", insert("2"), "//2^two"},
		{"//o^ne/mid/tw^o", insert("X"), "//oX^o"},
		{"^/x/y", insert("Head"), "Head^/x/y"},
		{"he^ad/x/y^z", insert("X"), "heX^//z"},
		{"//a^b", insert("x\r\ny\x07z"), "//ax\nyz^b"},
		{"a^b//", insert("\n"), "a ^b//"},
		{"//| a^\tb", insert("\n"), "//| a ^\tb"},
		{"//| a^\tb", insert("\tc"), "//| a\tc^\tb"},
		{"//a/***^/b", insert("X"), "//a/***/X^/b"},
		{"//*bold*^ x", insert("Y"), "//*boldY*^ x"},
		{"//*bo^ld* x", insert("Y"), "//*boY^ld* x"},
		{"//^*bold* x", insert("Y"), "//Y^*bold* x"},
		{"//_link_^ x", insert("Y"), "//_link_Y^ x"},
		{"//_li^nk_ x", insert("Y"), "//_liY^nk_ x"},
		{"//^_link_^ x", insert("Y"), "//_Y_^ x"},
		{"//^*bold*^ x", insert("Y"), "//*Y*^ x"},
		{"//*a*^-^*b*", del, "//*a^b*"},
		{"//*a*^-^_b_", del, "//*a*^_b_"},
		{"//x ^*bold*^ y", del, "//x ^ y"},
	}.run(t)
}

func TestDelete(t *testing.T) {
	cases{
		{"//one ^two^", del, "//one ^"},
		{"//o^ne/mid/tw^o", del, "//o^o"},
		{"//^one/tw^o", del, "//^o"},
		{"//## ^one/> tw^o", del, "//> ^o"},
		{"//## o^ne/> tw^o", del, "//## o^o"},
		{"//one^/two^", del, "//one^"},
		{"//^one/two^", del, "//^"},
		{"//a/^***/b^c", del, "//a/^c"},
		{"//a^b/***^/c", del, "//a^/c"},
		{"//***^/!^", del, "//^"},
		{"//a/***^/!^/b", del, "//a/^b"},
		{"^Head/Stand/body^", del, "^//"},
		{"He^ad/St^and/body", del, "He^/and/body"},
		{"He^ad/Stand/bo^dy/more", del, "He^//dy/more"},
		{"Head/St^and/a/***^", del, "Head/St^/"},
		{"Head/St^and/a/***^/b", del, "Head/St^/b"},
		{"//one^", backspace(Grapheme), "//on^"},
		{"//e\u0301^", backspace(Grapheme), "//^"},
		{"//x👨‍👩‍👧‍👦^", backspace(Grapheme), "//x^"},
		{"//🇬🇧🇫🇷^", backspace(Grapheme), "//🇬🇧^"},
		{"//한국^", backspace(Grapheme), "//한^"},
		{"//one two, ^", backspace(Word), "//one ^"},
		{"//one two^", backspace(Block), "//^"},
		{"head//one two^ x", backspace(Document), "^// x"},
		{"//a/^b", backspace(Grapheme), "//a^b"},
		{"//a/^b", backspace(Word), "//a^b"},
		{"//a/## ^b", backspace(Grapheme), "//a/^b"},
		{"//a//## ^b", backspace(Grapheme), "//a/## ^b"},
		{"//a/> ^b", backspace(Grapheme), "//a/^b"},
		{"//| a/| ^b\tc", backspace(Grapheme), "//| a/^b\tc"},
		{"//| a\t^b", backspace(Grapheme), "//| a\t^b"},
		{"//| a\t^\tb", backspace(Word), "//| a\t^\tb"},
		{"//| a\t^", backspace(Grapheme), "//| a^"},
		{"//| a\tb/^c", backspace(Grapheme), "//| a\tb/^c"},
		{"//| a^\tb", forward(Grapheme), "//| a^\tb"},
		{"//| a^\t", forward(Grapheme), "//| a^"},
		{"//| a^/| b\tc", forward(Grapheme), "//| a^/| b\tc"},
		{"//a^/| b\tc", forward(Grapheme), "//a^/| b\tc"},
		{"//| a^/| ", forward(Grapheme), "//| a^"},
		{"//> a/> ^b", backspace(Grapheme), "//> a^b"},
		{"//!/## ^b", backspace(Grapheme), "//!/^b"},
		{"///## ^b", backspace(Grapheme), "//## ^b"},
		{"//x//## ^b", backspace(Grapheme), "//x/## ^b"},
		{"//a/^", backspace(Grapheme), "//a^"},
		{"//a/***/^b", backspace(Grapheme), "//a/^b"},
		{"//a/***^/b", backspace(Grapheme), "//a^/b"},
		{"//***^", backspace(Grapheme), "//^"},
		{"//a/-- ^b", backspace(Grapheme), "//a/- ^b"},
		{"//a/- ^b", backspace(Grapheme), "//a/^b"},
		{"h/s/^b", backspace(Grapheme), "h/s/^b"},
		{"h/s/^/b", backspace(Grapheme), "h/s/^b"},
		{"h/^s/b", backspace(Grapheme), "h/^s/b"},
		{"^h/s/b", backspace(Word), "^h/s/b"},
		{"//o^ne", forward(Grapheme), "//o^e"},
		{"//^one two", forward(Word), "//^ two"},
		{"//o^ne/x", forward(Block), "//o^/x"},
		{"//o^ne/x", forward(Document), "//o^"},
		{"//a^/b", forward(Grapheme), "//a^b"},
		{"//a^/## b/c", forward(Word), "//a^b/c"},
		{"//^/## b", forward(Grapheme), "//## ^b"},
		{"//a^//b", forward(Grapheme), "//a^/b"},
		{"//a^/***/b", forward(Grapheme), "//a^/b"},
		{"//a/***^/b", forward(Grapheme), "//a/^b"},
		{"//a^", forward(Grapheme), "//a^"},
		{"h^/s/b", forward(Grapheme), "h^/s/b"},
	}.run(t)
}

func TestBreak(t *testing.T) {
	cases{
		{"//on^e", enter, "//on/^e"},
		{"//one^", enter, "//one/^"},
		{"//^one", enter, "///^one"},
		{"//^", enter, "///^"},
		{"//o^n^e", enter, "//o/^e"},
		{"//## one^", enter, "//## one/^"},
		{"//## on^e", enter, "//## on/## ^e"},
		{"//## ^one", enter, "///## ^one"},
		{"//-- on^e", enter, "//-- on/-- ^e"},
		{"//-- ^", enter, "//- ^"},
		{"//- ^", enter, "//^"},
		{"//> ^", enter, "//^"},
		{"//| a\tb^\tc/x", enter, "//| a\tb\tc/| ^/x"},
		{"//|= a\tb^", enter, "//|= a\tb/| ^"},
		{"//| ^a\tb", enter, "//| /| ^a\tb"},
		{"//| a/| ^", enter, "//| a/^"},
		{"//***^/x", enter, "//***/^/x"},
		{"he^ad/s/x", enter, "head/^s/x"},
		{"h/s^/x", enter, "h/s/^x"},
		{"he^a^d/s/x", enter, "hed/^s/x"},
		{"//*bo^ld*", enter, "//*bo*/^*ld*"},
		{"//_li^nk_", enter, "//_li_/^_nk_"},
	}.run(t)
}

func TestPaste(t *testing.T) {
	cases{
		{"//a^d", paste(t, "//^b*c*^"), "//ab*c*^d"},
		{"//| a^\td", paste(t, "//^b\nc^"), "//| ab c^\td"},
		{"//| ^a\td", paste(t, "//^b/*c*^"), "//| b *c*^a\td"},
		{"//| a^\td", paste(t, "//^b/- c/## d^"), "//| ab c d^\td"},
		{"//| a^\td", paste(t, "//^b/| c\te^"), "//| a\td/b/| c\te^"},
		{"//| a^\td", paste(t, "//| ^b\tc/| d\te^"), "//| a\td/| b\tc/| d\te^"},
		{"//| a^\td", paste(t, "//| ^b\tc^"), "//| ab\tc^\td"},
		{"//a^", paste(t, "//| ^b\tc^"), "//a/| b\tc^"},
		{"//a^x", paste(t, "//| ^b\tc/| d\te^"), "//a/| b\tc/| d\te^/x"},
		{"//^a", paste(t, "//| ^b\tc/| d\te^"), "//| b\tc/| d\te/^a"},
		{"//a^b^d", paste(t, "//^x^"), "//ax^d"},
		{"//a^d", paste(t, "//x^b/c^y"), "//ab/c^d"},
		{"//a^d", paste(t, "//x^b/## m/> c^y"), "//ab/## m/c^d"},
		{"//^d", paste(t, "//## ^h/c^"), "//## h/c^d"},
		{"//a^", paste(t, "//^b/> c^"), "//ab/> c^"},
		{"//^", paste(t, "//## ^h^"), "//## h^"},
		{"//^", paste(t, "//## ^h/> c^"), "//## h/> c^"},
		{"//- ^", paste(t, "//## ^h^"), "//## h^"},
		{"//- ^", paste(t, "//## ^h/> c^"), "//## h/> c^"},
		{"//- a/- ^/- b", paste(t, "//> ^q/c^"), "//- a/> q/c^/- b"},
		{"//> ^", paste(t, "//^***/c^"), "//***/c^"},
		{"//- ^", paste(t, "//^***/!^"), "//***/!^"},
		{"//-- ^", paste(t, "//- ^a/- b^"), "//-- a/- b^"},
		{"//- ^", paste(t, "//^a^"), "//- a^"},
		{"//> ^", paste(t, "//^a/b^"), "//> a/b^"},
		{"^//", paste(t, "//## ^h^"), "h^//"},
		{"//^/z", paste(t, "//^a/***^"), "//a/***^/z"},
		{"//a^b", paste(t, "//^***/c^"), "//a/***/c^b"},
		{"//a^b", paste(t, "//^***/!^"), "//a/***/!^/b"},
		{"//^", paste(t, "//^***/!^"), "//***/!^"},
		{"//a/***^/b", paste(t, "//^c^"), "//a/***/c^/b"},
		{"//o^ne/tw^o", paste(t, "//^x/y^"), "//ox/y^o"},
		{"h^d//", paste(t, "//^ea/r*t*/s ^"), "hea rt s ^d//"},
		{"a^/s/x", paste(t, "^Head^//"), "aHead^/s/x"},
		{"//a^", paste(t, "^Head/Stand^/"), "//aHead/Stand^"},
		{"//a^", paste(t, "//_l^in^k_"), "//a_in_^"},
		{"//_l^k_", paste(t, "//^x^"), "//_l_x^_k_"},
		{"//a^d", pasteText("b\r\n\r\n \nc\r"), "//ab/c^d"},
		{"//a^d", pasteText("b\x00\x1b[\xff"), "//ab\ufffd[\ufffd^d"},
		{"h^//", pasteText("a\nb\n\nc"), "ha b c^//"},
		{"//a^d", pasteText("\n"), "//a^d"},
	}.run(t)
}

func TestCopy(t *testing.T) {
	for _, c := range []struct{ notation, text string }{
		{"//o^n^e", "n"},
		{"//o^ne/two/thr^ee", "ne\ntwo\nthr"},
		{"H^ead/Stand/bo^dy", "ead\nStand\nbo"},
		{"//one^/***//^two", ""},
		{"//a^", ""},
	} {
		d, sel := read(t, c.notation)
		if got := d.Text(sel); got != c.text {
			t.Errorf("%s: copied %q, want %q", c.notation, got, c.text)
		}
	}
	pic := editor.Block{Kind: editor.ImageBlock, Image: &editor.Image{Caption: "A bridge"}}
	if got := PlainText([]editor.Block{{Text: "a"}, pic, {Kind: editor.Rule}, {Text: "b"}}); got != "a\nA bridge\nb" {
		t.Errorf("plain text is %q", got)
	}
	d, sel := read(t, "//a^b/c^d")
	blocks, at, err := d.Cut(sel)
	if show(d, at) != "//a^d" || len(blocks) != 2 || err != nil || d.UndoKind() != Cutting {
		t.Errorf("cut left %s", show(d, at))
	}
	if d.Block(2).ID == blocks[1].ID {
		t.Error("a cut block is still there")
	}
}

func TestMarks(t *testing.T) {
	mark := func(kind editor.MarkKind, href string) verb {
		return func(d *Doc, sel Selection) (Selection, error) { return d.ToggleMark(sel, kind, href) }
	}
	bold, link := mark(editor.Strong, ""), mark(editor.Link, "h")
	cases{
		{"//a ^b^ c", bold, "//a ^*b*^ c"},
		{"//a ^*b*^ c", bold, "//a ^b^ c"},
		{"//*a ^b^ c*", bold, "//*a *^b^* c*"},
		{"//a ^*b* c^", bold, "//a ^*b c*^"},
		{"//*a*^b^*c*", bold, "//*a^b^c*"},
		{"//a^b/c/d^e", bold, "//a^*b*/*c*/*d*^e"},
		{"h^h/s/d^e", bold, "h^h/s/*d*^e"},
		{"h^h^/s/de", bold, "h^h^/s/de"},
		{"//a ^b^ c", link, "//a ^_b_^ c"},
		{"//a _b^b_ c", mark(editor.Link, ""), "//a b^b c"},
		{"//a ^_b_^ c", mark(editor.Link, ""), "//a ^b^ c"},
		{"//a^ c", both(bold, typing("xy")), "//a*xy*^ c"},
		{"//*a*^ c", both(bold, typing("xy")), "//*a*xy^ c"},
		{"//a^ c", both(bold, bold, typing("xy")), "//axy^ c"},
		{"//a^ c", both(bold, typing("x"), bold, typing("y")), "//a*x*y^ c"},
	}.run(t)

	d, sel := read(t, "//a ^b^ c")
	d.ToggleMark(sel, editor.Superscript, "")
	d.ToggleMark(sel, editor.Subscript, "")
	if marks := d.Block(2).Marks; len(marks) != 1 || marks[0].Kind != editor.Subscript || len(d.MarksAt(sel)) != 1 {
		t.Errorf("marks %v", marks)
	}
	d.ToggleMark(Caret(Pos{"b2", 1}), editor.Strong, "")
	if at := d.MarksAt(Caret(Pos{"b2", 1})); len(at) != 1 || at[0].Kind != editor.Strong {
		t.Errorf("what is typed next has %v", at)
	}
	if d.Settle(); len(d.MarksAt(Caret(Pos{"b2", 1}))) != 0 {
		t.Error("moving the caret keeps the mark")
	}
}

func TestKinds(t *testing.T) {
	kind := func(k editor.BlockKind, level int) verb {
		return func(d *Doc, sel Selection) (Selection, error) { return d.SetKinds(sel, k, level, false) }
	}
	move := func(by int) verb {
		return func(d *Doc, sel Selection) (Selection, error) { return sel, d.MoveBlocks(sel, by) }
	}
	block := func(b editor.Block) verb {
		return func(d *Doc, sel Selection) (Selection, error) { return d.InsertBlock(sel, b) }
	}
	rule := editor.Block{Kind: editor.Rule}
	cases{
		{"//a^", kind(editor.Heading, 0), "//## a^"},
		{"//a^", kind(editor.Item, 2), "//-- a^"},
		{"//a^/b", kind(editor.Row, 4), "//|= a^/b"},
		{"//a\n*b\nc*^", kind(editor.Row, 0), "//| a *b c*^"},
		{"h^/s/a/***/b/c^/d", kind(editor.Item, 0), "h^/s/- a/***/- b/- c^/d"},
		{"//- a^", kind(editor.Paragraph, 3), "//a^"},
		{"//a/[b]^/c", move(-1), "//[b]^/a/c"},
		{"//a/[b]^/c", move(1), "//a/c/[b]^"},
		{"//a/b^/c^", move(-1), "//b^/c^/a"},
		{"//a^/b", move(-1), "//a^/b"},
		{"//a/b^", move(1), "//a/b^"},
		{"//a^b/c", block(rule), "//ab/***^/c"},
		{"//^/c", block(rule), "//***^/c"},
		{"h^//c", block(rule), "h//***^/c"},
	}.run(t)

	d, _ := read(t, "h//a/!")
	if d.SetKind(editor.HeadlineID, editor.Paragraph, 0) == nil || d.SetKind("b2", editor.Rule, 0) == nil || d.SetKind("x", editor.Quote, 0) == nil {
		t.Error("took a kind that the block cannot have")
	}
	if err := d.SetImage("b3", editor.Image{Caption: "C"}); err != nil || d.Block(3).Image.Caption != "C" {
		t.Error(err)
	}
	if d.SetImage("b2", editor.Image{}) == nil {
		t.Error("made a paragraph with text a picture")
	}
}

// TestPictureEdits files with a picture, and takes it back in one step.
func TestPictureEdits(t *testing.T) {
	d, _ := read(t, "//body")
	_, err := d.InsertBlock(Caret(Pos{"b2", 4}), editor.Block{Kind: editor.ImageBlock, Image: &editor.Image{File: "a.jpg"}})
	if err != nil {
		t.Fatal(err)
	}
	id := d.Article().Body[1].ID
	edits := []editor.Edit{{Picture: id, Field: "credit", Value: "Coast News"}, {Picture: id, Field: "rights", Value: "agency"}}
	if _, err := d.ApplyEdits(edits); err != nil {
		t.Fatal(err)
	}
	if i := d.Article().Body[1].Image; i.Credit != "Coast News" || i.Rights != "agency" || i.File != "a.jpg" {
		t.Errorf("filed %+v", i)
	}
	d.Undo()
	if i := d.Article().Body[1].Image; *i != (editor.Image{File: "a.jpg"}) {
		t.Errorf("taken back it is %+v", i)
	}
	if _, err := d.ApplyEdits([]editor.Edit{edits[0], {Picture: id, Field: "rights", Value: "stolen"}}); err == nil || d.Article().Body[1].Image.Credit != "" {
		t.Error("a category that is none was filed, or half of the edits")
	}
}

func TestApplyEdits(t *testing.T) {
	r := func(block string, start, end int) *editor.Range {
		return &editor.Range{Block: block, Start: start, End: end}
	}
	apply := func(edits ...editor.Edit) verb {
		return func(d *Doc, sel Selection) (Selection, error) {
			_, err := d.ApplyEdits(edits)
			return Selection{}, err
		}
	}
	cases{
		{"//one [two] three", apply(editor.Edit{Range: r("b2", 4, 7), Text: "2"}), "//one [2] three"},
		{"//one *two* three", apply(editor.Edit{Range: r("b2", 0, 3), Text: "1"}, editor.Edit{Range: r("b2", 4, 7), Text: "II"}, editor.Edit{Range: r("b2", 13, 13), Text: "!"}), "//1 *II* three!"},
		{"//a/b", apply(editor.Edit{Range: r("b3", 0, 1), Text: "B"}, editor.Edit{Range: r("b2", 0, 1), Text: "A"}), "//A/B"},
		{"//ab", apply(editor.Edit{Range: r("b2", 1, 1), Text: "x"}, editor.Edit{Range: r("b2", 1, 1), Text: "y"}), "//axyb"},
		{"//a/b", apply(editor.Edit{Insert: &editor.Block{Kind: editor.Paragraph, Text: "x"}, After: "b2"}), "//a/x/b"},
		{"//a/b", apply(editor.Edit{Insert: &editor.Block{ID: "b3", Kind: editor.Paragraph, Text: "x"}}), "//x/a/b"},
	}.run(t)

	d, _ := read(t, "The [old] head//body")
	if _, err := d.ApplyEdits([]editor.Edit{{Field: "headline", Value: "The old new\nhead"}, {Field: "slug", Value: "s"}}); err != nil {
		t.Fatal(err)
	}
	if got := show(d, Selection{}); got != "The [old] new head//body" || d.Article().Slug != "s" {
		t.Errorf("fields give %s", got)
	}
	version := d.Version()
	for _, bad := range [][]editor.Edit{
		{{Field: "slug", Value: "t"}, {Field: "nonsense", Value: "x"}},
		{{Field: "slug", Value: "t"}, {Range: r("b2", 0, 2), Text: "x"}, {Range: r("b2", 1, 3), Text: "y"}},
		{{Field: "slug", Value: "t"}, {Range: r("b2", 0, 9), Text: "x"}},
		{{Field: "slug", Value: "t"}, {Range: r("b9", 0, 0), Text: "x"}},
		{{Field: "slug", Value: "t"}, {Insert: &editor.Block{Kind: editor.Paragraph}, After: "b9"}},
		{{Field: "slug", Value: "t"}, {Range: r("b2", 0, 2), Text: "\xff"}},
		{{Field: "slug", Value: "t"}, {Insert: &editor.Block{Kind: "poem"}}},
		{{Field: "slug", Value: "t"}, {Picture: "b2", Field: "credit", Value: "A. Ek"}},
	} {
		if _, err := d.ApplyEdits(bad); err == nil {
			t.Errorf("took %+v", bad)
		}
	}
	if d.Version() != version || d.Article().Slug != "s" {
		t.Error("refused edits left something behind")
	}
	check(t, d)
}

func TestTakeBackIsOneUndoStep(t *testing.T) {
	d, _ := read(t, "h//a/b")
	n := editor.Note{ID: "n", Decision: "by-line lifted", Undo: []editor.Edit{
		{Field: "byline"}, {Insert: &editor.Block{ID: "n1", Kind: editor.Paragraph, Text: "By Ann"}, After: "b2"}}}
	if err := errors.Join(d.SetField("byline", "By Ann"), d.PutNote(n)); err != nil {
		t.Fatal(err)
	}
	before := hash(t, d)
	if _, err := d.TakeBack(n); err != nil {
		t.Fatal(err)
	}
	if got := show(d, Selection{}); got != "h//a/By Ann/b" || d.Article().Byline != "" || !d.Story().Notes[0].Undone {
		t.Errorf("taken back: %s, %+v", got, d.Story())
	}
	if d.Undo(); hash(t, d) != before {
		t.Errorf("undone once: %+v", d.Story())
	}
	bad := n
	bad.Undo = []editor.Edit{{Field: "nonsense"}}
	if _, err := d.TakeBack(bad); err == nil || hash(t, d) != before {
		t.Error("a note that cannot be taken back left something behind")
	}
}

func TestFieldsWaiversNotes(t *testing.T) {
	d, _ := read(t, "h//a")
	first := hash(t, d)
	changes := 0
	d.OnChange = func(c Change) {
		if changes++; !c.Fields || c.Structure || len(c.Blocks) > 0 || c.Version != d.Version() {
			t.Errorf("change %+v", c)
		}
	}
	w := editor.Waiver{Rule: "r", Text: "x", By: "me"}
	for _, err := range []error{
		d.SetField("authors", "Ann (writer)"), d.SetField("authors", "Ann (writer)"), d.PutWaiver(w),
		d.PutNote(editor.Note{ID: "n", Decision: "a"}), d.PutNote(editor.Note{ID: "n", Decision: "b"}), d.PutNote(editor.Note{}),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	w.Reason = "because"
	d.PutWaiver(w)
	s := d.Story()
	if len(s.Waivers) != 1 || s.Waivers[0].Reason == "" || len(s.Notes) != 2 || s.Notes[0].Decision != "b" || s.Article.Authors[0].Role != "writer" {
		t.Errorf("story %+v", s)
	}
	if d.RemoveWaiver(w.Key()) != nil || d.RemoveNote("n") != nil || d.RemoveWaiver(w.Key()) == nil || d.RemoveNote("n") == nil {
		t.Error("a waiver and a note go once")
	}
	if v, ok := d.Field("headline"); !ok || v != "h" {
		t.Error("the headline is a field too")
	}
	var wrong *editor.FieldError
	if err := d.SetField("published", "soon"); !errors.As(err, &wrong) {
		t.Errorf("a bad field gives %v", err)
	}
	for d.CanUndo() {
		d.Undo()
	}
	if hash(t, d) != first || changes != 16 {
		t.Errorf("%d changes, story %+v", changes, d.Story())
	}
}

func TestRefusals(t *testing.T) {
	d, _ := read(t, "h//é")
	before := hash(t, d)
	var wrong *editor.RangeError
	for _, p := range []Pos{{"b2", 1}, {"b2", 3}, {"b2", -1}, {"none", 0}, {}} {
		for i, do := range []verb{insert("x"), del, enter, backspace(Grapheme), forward(Word), pasteText("x"), pasteText("x\ny")} {
			if _, err := do(d, Caret(p)); !errors.As(err, &wrong) {
				t.Errorf("verb %d at %v gives %v", i, p, err)
			}
		}
	}
	if _, err := d.Insert(Caret(Pos{"b2", 0}), "a\xff"); err == nil {
		t.Error("took text that is not UTF-8")
	}
	if _, err := d.Insert(Caret(Pos{"b2", 0}), "a\x00"); err == nil {
		t.Error("took a NUL")
	}
	if hash(t, d) != before || d.CanUndo() {
		t.Error("a refused verb changed something")
	}
}
