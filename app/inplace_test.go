package app

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stet/app/control"
	"stet/app/manuscript"
	"stet/editor"
	"stet/editor/doc"
)

// picture puts a picture at the end of the story and returns its block's ID.
func (b *bench) picture() string {
	b.page.SetSelection(doc.Caret(b.story.doc.End()))
	b.page.InsertBlock(editor.Block{Kind: editor.ImageBlock, Image: &editor.Image{File: "quay.jpg"}})
	for i := range b.story.doc.Len() {
		if block := b.story.doc.Block(i); block.Kind == editor.ImageBlock {
			return block.ID
		}
	}
	b.t.Fatal("there is no picture")
	return ""
}

// pressField clicks a field of the page.
func (b *bench) pressField(f manuscript.Field) {
	b.t.Helper()
	at, size, ok := b.page.FieldBox(f)
	if !ok {
		b.t.Fatalf("%+v is not on the page", f)
	}
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = at.AddXY(4, size.Height/2)
	b.page.MouseDown(ev)
	b.page.MouseUp(ev)
}

// write types into what has the keyboard.
func (b *bench) write(words string) {
	for _, r := range words {
		b.win.Canvas().Focused().TypedRune(r)
	}
}

// pressKey presses a key as a window does: Tab only where it is wanted.
func (b *bench) pressKey(k fyne.KeyName) {
	b.t.Helper()
	focused := b.win.Canvas().Focused()
	if t, ok := focused.(fyne.Tabbable); k == fyne.KeyTab && (!ok || !t.AcceptsTab()) {
		b.t.Fatal("Tab would leave the field")
	}
	focused.TypedKey(&fyne.KeyEvent{Name: k})
}

func TestCaptionInPlace(t *testing.T) {
	b := newBench(t)
	id := b.picture()
	b.page.Reveal(editor.Range{Block: id})
	before := b.content()
	b.pressField(manuscript.Field{Block: id, Name: manuscript.CaptionField})
	b.write("The quay at low water.")
	b.pressKey(fyne.KeyTab)
	if got := b.block(id).Image.Caption; got != "The quay at low water." {
		t.Fatalf("the caption is %q", got)
	}
	b.undoes(before) // one step a field
	b.write("Ann Lee")
	b.pressKey(fyne.KeyTab)
	b.write("Harbour Gazette")
	b.pressKey(fyne.KeyTab)
	b.write("CC BY 4.0")
	b.pressKey(fyne.KeyReturn)
	want := editor.Image{File: "quay.jpg", Caption: "The quay at low water.", Byline: "Ann Lee", Credit: "Harbour Gazette", Licence: "CC BY 4.0"}
	if got := *b.block(id).Image; got != want {
		t.Errorf("the picture says %+v", got)
	}
	if b.win.Canvas().Focused() != fyne.Focusable(b.page.Editor) || b.placing != nil {
		t.Error("Enter does not lead back to the text")
	}
}

// TestCreditChangesInTheWordsForTheBlind: a credit that they repeat is not left behind in
// them, whether it is typed on the page or in the form, and it is one step to undo.
func TestCreditChangesInTheWordsForTheBlind(t *testing.T) {
	b := newBench(t)
	id := b.picture()
	i := *b.block(id).Image
	i.Alt, i.Credit = "The quay. Photo: Jane Doe/AFP", "Jane Doe/AFP"
	if err := b.story.doc.SetImage(id, i); err != nil {
		t.Fatal(err)
	}
	before := b.content()
	b.page.Reveal(editor.Range{Block: id})
	b.pressField(manuscript.Field{Block: id, Name: manuscript.CreditField})
	b.placing.entry.SetText("Ann Lee/Reuters")
	b.pressKey(fyne.KeyReturn)
	if got := b.block(id).Image.Alt; got != "The quay. Photo: Ann Lee/Reuters" {
		t.Errorf("the words for the blind are %q", got)
	}
	b.undoes(before)
	i = *b.block(id).Image
	i.Credit = "Bo Ek/EPA"
	if err := b.setPicture(b.story, id, i); err != nil {
		t.Fatal(err)
	}
	if got := b.block(id).Image.Alt; got != "The quay. Photo: Bo Ek/EPA" {
		t.Errorf("from the form, the words for the blind are %q", got)
	}
}

func TestFieldsGoRoundInACircle(t *testing.T) {
	b := newBench(t)
	id := b.picture()
	at := manuscript.Field{Block: id, Name: manuscript.CaptionField}
	b.editInPlace(at)
	for _, step := range []struct {
		by   int
		want string
	}{{-1, manuscript.AltField}, {1, manuscript.CaptionField}, {1, manuscript.BylineField}, {-1, manuscript.CaptionField}} {
		b.nextInPlace(b.placing.field, step.by)
		if got := b.placing.field; got.Block != id || got.Name != step.want {
			t.Errorf("%d leads to %+v, want %s", step.by, got, step.want)
		}
	}
	b.editInPlace(bylineField)
	if b.nextInPlace(bylineField, 1); b.placing != nil {
		t.Error("Tab in the by-line does not lead back to the text")
	}
}

func TestEscapeKeepsWhatWasThere(t *testing.T) {
	b := newBench(t)
	id := b.picture()
	b.page.SetSelection(doc.Caret(doc.Pos{Block: id}))
	before := b.content()
	b.run("picture.edit")
	b.write("Not this")
	b.pressKey(fyne.KeyEscape)
	if b.content() != before || b.placing != nil {
		t.Error("Escape has changed the story")
	}
	b.run("picture.edit")
	b.write("This")
	b.win.Canvas().Focus(b.page.Editor) // a click elsewhere
	if got := b.block(id).Image.Caption; got != "This" || b.placing != nil {
		t.Errorf("left, the caption is %q", got)
	}
}

func TestBylineKeepsTheWordOfItsLanguage(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct{ language, byline, label, name string }{
		{"en-GB", "By Marta Ilves", "By ", "Marta Ilves"},
		{"", "By Marta Ilves", "By ", "Marta Ilves"},
		{"de-AT", "Von Marta Ilves", "Von ", "Marta Ilves"},
		{"en", "Von Miller", "By ", "Von Miller"},
		{"pl", "Marta Ilves", "By ", "Marta Ilves"},
	} {
		for field, value := range map[string]string{"language": c.language, "byline": c.byline} {
			if err := b.story.doc.SetField(field, value); err != nil {
				t.Fatal(err)
			}
		}
		if runs := byline(b.story); runs[0].Text != c.label || runs[1].Text != c.name {
			t.Errorf("%q in %q stands as %q %q", c.byline, c.language, runs[0].Text, runs[1].Text)
		}
	}
}

func TestBylineInPlace(t *testing.T) {
	b := newBench(t)
	authors := func() string {
		a := b.story.doc.Article()
		names, _ := a.Field("authors")
		return names
	}
	before := b.content()
	b.pressField(bylineField)
	b.write(" and Ole Berg")
	b.run("story.save")
	if a := b.story.doc.Article(); a.Byline != "By Marta Ilves and Ole Berg" {
		t.Fatalf("while it is being typed, a revision has the by-line %q", a.Byline)
	}
	if got := authors(); got != "Marta Ilves; Ole Berg" {
		t.Errorf("the authors are %q", got)
	}
	b.pressKey(fyne.KeyReturn)
	b.undoes(before)
	if runs := byline(b.story); !slices.ContainsFunc(runs, func(r manuscript.Run) bool { return r.Text == "Marta Ilves and Ole Berg" }) {
		t.Errorf("the page shows %+v", runs)
	}
	if err := b.setField("byline", ""); err != nil {
		t.Fatal(err)
	}
	if got := authors(); got != "" {
		t.Errorf("without a by-line the authors are %q", got)
	}
	if err := b.setField("authors", "Rui Okafor"); err != nil {
		t.Fatal(err)
	}
	b.run("story.byline")
	b.write("By Nora Vale")
	b.commitFields()
	if got := authors(); got != "Rui Okafor" {
		t.Errorf("the authors listed by hand are %q", got)
	}
	b.run("story.close")
	if b.placing != nil {
		t.Error("the entry outlives the story")
	}
}

// TestFieldBelongsToItsStory: what is typed into a field goes to the story that it
// stands in, whichever is in front by then.
func TestFieldBelongsToItsStory(t *testing.T) {
	b := newBench(t)
	first := b.story
	b.run("story.byline")
	b.write(" and Ole Berg")
	b.importFiles(file(t, "ferry.txt", ferry))
	if a := b.story.doc.Article(); b.story == first || a.Byline == "By Marta Ilves and Ole Berg" {
		t.Errorf("the other story has got the by-line %q", a.Byline)
	}
	if a := first.doc.Article(); a.Byline != "By Marta Ilves and Ole Berg" || b.placing != nil {
		t.Errorf("the by-line is %q", a.Byline)
	}
}

// TestFieldOfTheDetailsHasTheKeyboard: a click on the credit of the page leads to its field,
// also where the driver takes the keyboard from whatever the click did not hit.
func TestFieldOfTheDetailsHasTheKeyboard(t *testing.T) {
	b, step := newSlowBench(t)
	b.runPressed("credit.raw")
	b.win.Canvas().Unfocus()
	step()
	if _, ok := b.win.Canvas().Focused().(*control.Field); !ok {
		t.Errorf("the keyboard is with %T", b.win.Canvas().Focused())
	}
}

// TestCreditTyped: the page shows the credit that was typed, and one step takes it back.
func TestCreditTyped(t *testing.T) {
	b := newBench(t)
	for _, line := range []string{"The Guardian", "Reuters", ""} {
		before := b.story.doc.Article().Credit
		if err := b.setField("credit.raw", line); err != nil {
			t.Fatal(err)
		}
		if got := b.story.doc.Article().Credit; got != (editor.Credit{Raw: line, Canonical: line}) {
			t.Errorf("%q is %+v", line, got)
		}
		if runs := byline(b.story); line != "" && !slices.ContainsFunc(runs, func(r manuscript.Run) bool { return r.ID == "credit.raw" && r.Text == line }) {
			t.Errorf("the page shows %+v", runs)
		}
		b.page.Undo()
		if got := b.story.doc.Article().Credit; got != before {
			t.Errorf("undone, it is %+v, and was %+v", got, before)
		}
		if err := b.setField("credit.raw", line); err != nil {
			t.Fatal(err)
		}
	}
}
