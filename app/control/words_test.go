package control

import (
	"testing"

	"stet/editor"
)

// TestRevisionNameAsInFiles: a comparison that is exported calls revisions as the
// window does.
func TestRevisionNameAsInFiles(t *testing.T) {
	for _, c := range []editor.Cause{editor.Imported, editor.Created, editor.Saved, editor.Restored, editor.ForExport,
		editor.Fixed, editor.Replaced, editor.Resettled, editor.MergedIn} {
		if got := RevisionName("", string(c)); got != c.Words() {
			t.Errorf("%s is %q in the window, %q in files", c, got, c.Words())
		}
	}
}
