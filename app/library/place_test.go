package library

import (
	"strings"
	"testing"

	"stet/editor"
)

func TestPlacesAreRemembered(t *testing.T) {
	for _, p := range []Place{In(editor.Ready), {Section: "City: North"}, {Tag: "tag:bin:"}, {Bin: true}} {
		if got := ParsePlace(p.String()); got != p {
			t.Errorf("%+v is kept as %q, read as %+v", p, p, got)
		}
	}
	for _, s := range []string{"", "lost", "section:", "tag:"} {
		if got := ParsePlace(s); got != In(editor.Inbox) {
			t.Errorf("%q is read as %+v", s, got)
		}
	}
}

func (v *View) names() string {
	var out []string
	for _, item := range v.items {
		out = append(out, item.name)
	}
	return strings.Join(out, " ")
}

func TestSectionsAndTagsFold(t *testing.T) {
	v, _, log := shown(t)
	var folds string
	v.OnFold = func(unfolded []string) { folds = strings.Join(unfolded, " ") }
	v.SetShelves(editor.Shelves{Sections: []editor.Count{{Name: "City", N: 3}, {Name: "Sport", N: 1}}, Tags: []editor.Count{{Name: "harbour", N: 2}}, Bin: 4})
	const statuses = "Inbox Drafting Checking Ready Exported Spiked "
	if got := v.names(); got != statuses+"Sections Tags Bin" {
		t.Fatalf("folded: %s", got)
	}
	v.pressView(6)
	if got := v.names(); got != statuses+"Sections City Sport Tags Bin" || folds != "sections" {
		t.Fatalf("unfolded: %s; told %q", got, folds)
	}
	v.pressView(7)
	v.pressView(6)
	if got := v.names(); got != statuses+"Sections City Tags Bin" || v.Place() != (Place{Section: "City"}) {
		t.Errorf("the place that is shown is folded away: %s", got)
	}
	v.pressView(9)
	if got := strings.Join(*log, ", "); got != "view section:City, view bin:" {
		t.Errorf("told %s", got)
	}
	v.SetStories(Place{Bin: true}, nil, nil)
	if !strings.Contains(v.heading.Words(), "deleted last") || !strings.Contains(v.empty.Words(), "Nothing in Bin") {
		t.Errorf("the empty bin says %q, %q", v.heading.Words(), v.empty.Words())
	}
}

func TestArrowsPassTheHeads(t *testing.T) {
	v, _, log := shown(t)
	v.SetShelves(editor.Shelves{Tags: []editor.Count{{Name: "harbour", N: 2}}, Bin: 1})
	v.views.Choose(5)
	v.views.Choose(6)
	v.views.Choose(7)
	if got := strings.Join(*log, ", "); got != "view spiked, view bin:" {
		t.Errorf("told %s", got)
	}
}
