package workflow

import (
	"strings"
	"testing"

	"stet/editor"
)

// TestOutlets lets the desk know organisations that Stet does not, and better those
// that it does.
func TestOutlets(t *testing.T) {
	d, id := welcomed(t)
	unknown := func() bool {
		o := opened(t, d, id)
		checked, err := d.CheckStory(t.Context(), id, o.Story)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range checked.Credits {
			if f.Rule == "credit-unknown" {
				return true
			}
		}
		return false
	}
	if !unknown() {
		t.Fatal("the sample's credit line is known already")
	}
	own := []editor.Outlet{{Name: "Harbour Gazette", Kind: editor.Publication, Domain: "gazette.example", Aliases: []string{"Gazete"}}}
	if err := d.SetOutlets(t.Context(), own); err != nil {
		t.Fatal(err)
	}
	if unknown() {
		t.Error("the organisation that the desk added is not known")
	}
	for _, bad := range [][]editor.Outlet{
		{{Name: "Coast News", Kind: "ship"}},
		{{Name: "Coast News", Kind: editor.Agency, Aliases: []string{"Reuters"}}},
		{{Name: "Coast News", Kind: editor.Agency}, {Name: "coast news", Kind: editor.Agency}},
		{{Name: "Coast News", Kind: editor.Agency, Domain: "not a host"}},
		{{Name: "—", Kind: editor.Agency}},
	} {
		if err := d.SetOutlets(t.Context(), bad); err == nil || strings.Contains(err.Error(), "columns") {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	if got, err := d.OwnOutlets(t.Context()); err != nil || len(got) != 1 {
		t.Errorf("after refusals there are %+v, %v", got, err)
	}
	better := []editor.Outlet{{Name: "Reuters", Kind: editor.Agency, Domain: "reuters.com", Aliases: []string{"Reuters News Agency"}}}
	if err := d.SetOutlets(t.Context(), better); err != nil {
		t.Fatal(err)
	}
	if name, ok := d.Outlets().Canonical("Reuters News Agency"); !ok || name != "Reuters" {
		t.Errorf("Reuters News Agency is %q", name)
	}
}
