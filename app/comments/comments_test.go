package comments

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/app/theme"
	"stet/editor"
)

var noon = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

func threads() []editor.Comment {
	return []editor.Comment{
		{ID: "1", Range: editor.Range{Block: "a", End: 4}, Text: "1961", Author: "Ann Lee", At: noon.Add(-time.Hour), Body: "Sure? @bo"},
		{ID: "2", Range: editor.Range{Block: "a", Start: 9, End: 12}, Text: "two", Author: "Bo", Body: "Done", Resolved: true},
		{ID: "3", Gone: true, Text: "gone words", Author: "Bo", Body: "Why?", Replies: []editor.Reply{{Author: "Ann Lee", Body: "@Cy.Ross knows"}}},
	}
}

// shown is a tab in a window, with what it has called back.
func shown(t *testing.T) (*View, *[]string) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	v, told := New(func() time.Time { return noon }), &[]string{}
	tell := func(format string, a ...any) { *told = append(*told, fmt.Sprintf(format, a...)) }
	v.OnPost = func(body string) { tell("post %s", body) }
	v.OnReply = func(id, body string) { tell("reply %s %s", id, body) }
	v.OnReword = func(id string, part int, body string) { tell("reword %s %d %s", id, part, body) }
	v.OnResolve = func(id string, on bool) { tell("resolve %s %v", id, on) }
	v.OnRemove = func(id string) { tell("remove %s", id) }
	v.OnSelect = func(id string) { tell("select %s", id) }
	v.OnOpen = func(id string) { tell("open %s", id) }
	v.OnLeave = func() { tell("leave") }
	v.Set(threads(), "Ann Lee", "Dora")
	w := test.NewTempWindow(t, v)
	w.Resize(fyne.NewSize(352, 800))
	return v, told
}

func ids(v *View) string {
	var all []string
	for _, c := range v.shown {
		all = append(all, c.ID)
	}
	return strings.Join(all, " ")
}

func TestFilters(t *testing.T) {
	v, _ := shown(t)
	for f, want := range map[Filter]string{Open: "1 3", Resolved: "2", All: "1 2 3", Mine: ""} {
		if v.Filter(f); ids(v) != want {
			t.Errorf("the filter %q lists %q, not %q", f, ids(v), want)
		}
	}
	v.Set(threads(), "Bo", "Dora")
	if v.Filter(Mine); ids(v) != "1" {
		t.Errorf("Bo is called on in %q", ids(v))
	}
	if v.Select("2"); v.Selected() != "2" {
		t.Error("a thread that the filter hides was not chosen")
	}
}

func TestMentions(t *testing.T) {
	for _, c := range []struct {
		body, name string
		want       bool
	}{{"@Ann look", "Ann Lee", true}, {"@ann.lee look", "Ann Lee", true}, {"@annabel look", "Ann Lee", false},
		{"ann@lee.example", "Ann Lee", false}, {"@M.Ilves", "M. Ilves", true}, {"@", "", false}, {"@x", "", false}} {
		if got := Mentions(editor.Comment{Body: c.body}, c.name); got != c.want {
			t.Errorf("%q calls on %q: %v", c.body, c.name, got)
		}
	}
	if names := Names(threads(), "Dora", "", "Bo"); !slices.Equal(names, []string{"Ann Lee", "Bo", "Cy.Ross", "Dora", "bo"}) {
		t.Errorf("the names are %q", names)
	}
}

// TestKeys does with the chosen thread what its buttons do.
func TestKeys(t *testing.T) {
	v, told := shown(t)
	v.Focus()
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyD, fyne.KeyDelete, fyne.KeyReturn, fyne.KeyEscape} {
		if len(k) == 1 {
			v.list.TypedRune(rune(k[0]))
		} else {
			v.list.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	want := []string{"select 1", "select 3", "resolve 3 true", "remove 3", "open 3", "leave"}
	if !slices.Equal(*told, want) {
		t.Errorf("told %q, want %q", *told, want)
	}
}

func TestReplying(t *testing.T) {
	v, told := shown(t)
	v.Select("1")
	v.Reply()
	f := v.cards["1"].field
	test.Type(f.Field, "no, ask @d")
	if !slices.Equal(f.fits, []string{"Dora"}) {
		t.Errorf("offered are %q", f.fits)
	}
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if f.Text != "no, ask @Dora " {
		t.Errorf("Tab made it %q", f.Text)
	}
	changed := threads()
	changed[0].Replies = []editor.Reply{{Author: "Bo", Body: "me"}}
	v.Set(changed, "Ann Lee", "Dora")
	if f = v.cards["1"].field; f.Text != "no, ask @Dora " {
		t.Errorf("a reply that was begun is lost when another comes in: %q", f.Text)
	}
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(*told, []string{"reply 1 no, ask @Dora"}) {
		t.Errorf("told %q", *told)
	}
}

// TestRewording opens the last remark of one's own, and Escape leaves it.
func TestRewording(t *testing.T) {
	v, told := shown(t)
	v.Select("3")
	v.key(&fyne.KeyEvent{Name: fyne.KeyE})
	f := v.cards["3"].field
	if f.Text != "@Cy.Ross knows" {
		t.Fatalf("opened %q", f.Text)
	}
	f.SetText("@Cy.Ross may know")
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	v.key(&fyne.KeyEvent{Name: fyne.KeyE})
	v.cards["3"].field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if v.cards["3"].edited >= 0 || !slices.Equal(*told, []string{"reword 3 1 @Cy.Ross may know"}) {
		t.Errorf("told %q", *told)
	}
}

func TestComposing(t *testing.T) {
	v, told := shown(t)
	v.Compose("a word")
	v.draft.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // nothing to send yet
	test.Type(v.draft.field.Field, "Hm")
	v.draft.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if v.Composing() || !slices.Equal(*told, []string{"post Hm"}) {
		t.Errorf("told %q", *told)
	}
	v.Compose("a word")
	if v.draft.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}); v.Composing() {
		t.Error("Escape does not leave the new comment")
	}
}
