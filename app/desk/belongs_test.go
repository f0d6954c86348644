package desk

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/app/control"
	"stet/editor"
)

func belongs(t *testing.T) (*Belongs, fyne.Window, *[]string) {
	d, log := newDetails(t), &[]string{}
	w := show(t, d, 352, 800)
	b := d.Belongs
	b.OnTag = func(tag string) { *log = append(*log, "tag "+tag) }
	b.OnUntag = func(tag string) { *log = append(*log, "untag "+tag) }
	b.OnOpen = func(id string) { *log = append(*log, "open "+id) }
	b.OnUnrelate = func(r editor.Related) { *log = append(*log, "part "+r.ID) }
	b.SetTags([]string{"harbour"}, []editor.Count{{Name: "bridge", N: 4}, {Name: "Bristol", N: 9}, {Name: "harbour", N: 2}})
	d.FocusTags()
	return b, w, log
}

func strike(w fyne.Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestTagsAreTyped(t *testing.T) {
	b, w, log := belongs(t)
	test.Type(w.Canvas().Focused(), "br")
	strike(w, fyne.KeyTab)
	if got := b.field.Field.Text; got != "Bristol" {
		t.Errorf("Tab completes to %q, want the tag used most", got)
	}
	strike(w, fyne.KeyReturn)
	test.Type(w.Canvas().Focused(), "br")
	strike(w, fyne.KeyDown, fyne.KeyTab, fyne.KeyReturn, fyne.KeyReturn)
	test.Type(w.Canvas().Focused(), "budget talks,")
	test.Type(w.Canvas().Focused(), strings.Repeat("long", 20))
	strike(w, fyne.KeyReturn)
	if got := strings.Join(*log, "; "); got != "tag Bristol; tag bridge; tag budget talks" {
		t.Errorf("told %s", got)
	}
	if !b.problem.Visible() || !strings.Contains(b.problem.Words(), "60 letters") {
		t.Errorf("a long tag: the form says %q", b.problem.Words())
	}
	test.Type(w.Canvas().Focused(), "x")
	if b.problem.Visible() {
		t.Error("the problem stays while it is being put right")
	}
}

func TestTagsAreTaken(t *testing.T) {
	b, _, log := belongs(t)
	test.Tap(b.chips.Objects[0].(*control.Button))
	b.field.OnChosen("bridge")
	if got := strings.Join(*log, "; "); got != "untag harbour; tag bridge" {
		t.Errorf("told %s", got)
	}
	if items := b.field.Object.Visible(); !items {
		t.Error("the field is gone")
	}
	for _, o := range Offers([]editor.Count{{Name: "Harbour", N: 1}}, []string{"harbour"}) {
		t.Errorf("%s is offered to a story that has it", o.Word)
	}
}

func TestRelatedBothWays(t *testing.T) {
	b, _, log := belongs(t)
	b.SetRelated([]editor.Related{
		{Relation: editor.FollowUpTo, Summary: editor.Summary{ID: "a", Headline: "Bridge"}},
		{Relation: editor.CorrectionOf, Back: true, Summary: editor.Summary{ID: "b"}},
	})
	if n := len(b.related.Objects); n != 2 {
		t.Fatalf("%d rows", n)
	}
	test.Tap(b.related.Objects[1].(*control.Card))
	if got := strings.Join(*log, "; "); got != "open b" {
		t.Errorf("told %s", got)
	}
	seen := map[string]bool{}
	for _, r := range editor.Relations {
		for _, back := range []bool{false, true} {
			if name := control.RelationName(string(r), back); name == "" || seen[name] {
				t.Errorf("%s, back %v, is called %q", r, back, name)
			} else {
				seen[name] = true
			}
		}
	}
}
