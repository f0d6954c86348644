package fact

import (
	"fmt"

	"stet/editor"
)

// MayOverride refuses somebody the override of a finding about themselves: that
// nobody but its writer has checked a fact is not for the writer to let stand.
func MayOverride(s editor.Story, found []editor.Finding, by string) error {
	g := gates{story: s}
	for _, finding := range found {
		for _, f := range s.Facts {
			if finding.Rule == RuleOwnWork && f.Range == finding.Range && f.Text == finding.Text && g.own(by, f) {
				return fmt.Errorf("%s wrote or checked %s: somebody else has to let that stand", by, short(f.Text))
			}
		}
	}
	return nil
}

// own reports whether a fact is somebody's own work.
func (g *gates) own(who string, f editor.Fact) bool {
	return who != "" && (g.wrote(who, f) || samePerson(who, f.Checker))
}
