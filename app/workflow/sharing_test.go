package workflow

import (
	"testing"

	"stet/editor"
)

const bell = "At low water on Sunday divers brought up the brass bell of the trawler Henrietta, which went down with nine hands off the northern mole in the great gale."

// The story that came first has nothing to answer for; each that took its words has,
// however many there are.
func TestLiftedFromTheFirst(t *testing.T) {
	d := newDesk(t)
	if d.Library().Searches() != "index" {
		t.Skip("this build has no index")
	}
	var ids []string
	for _, text := range []string{
		"Bell of the Henrietta raised\n\nCredit: Coast News Agency\n\n" + bell + "\n\nThe harbour museum will keep it in brine until the spring.\n",
		"Divers find a bell\n\nThe museum is pleased.\n\n" + bell + "\n",
		"A bell from the sea\n\n" + bell + "\n\nNobody had looked there for sixty years, says the mayor.\n",
		"Henrietta remembered\n\nFamilies of the crew came to the mole with flowers.\n\n" + bell + "\n",
		"What the tide brought\n\nFirst came the weed. " + bell + "\n",
	} {
		in := d.ImportText(t.Context(), "story.txt", text, ImportOptions{})
		if in.Err != nil {
			t.Fatal(in.Err)
		}
		ids = append(ids, in.ID)
	}
	for i, id := range ids {
		o, err := d.Open(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		c, err := d.CheckStory(t.Context(), id, o.Story)
		if err != nil {
			t.Fatal(err)
		}
		var found []editor.Finding
		for _, f := range c.Credits {
			if f.Rule == "lifted-text" {
				found = append(found, f)
			}
		}
		if len(found) != 1 || (found[0].Severity == editor.Informs) != (i == 0) || found[0].Elsewhere.Others != len(ids)-2 {
			t.Errorf("story %d: found %+v", i, found)
		}
	}
}
