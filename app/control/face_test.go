package control

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
)

// TestLettersThatTheStoryFaceLacks are set in the chrome's, with what belongs to them.
func TestLettersThatTheStoryFaceLacks(t *testing.T) {
	test.NewTempApp(t)
	for words, want := range map[string]string{
		"City cuts CO₂ by 3":    "[City cuts CO] {₂ }[by 3]",
		"Επίπεδο 3: η στάθμη":   "{Επίπεδο 3: η στάθμη}",
		"Мэр Киля и AFP, 2026":  "{Мэр Киля и }[AFP, 2026]",
		"Café “Élan” – £41m, ș": "[Café “Élan” – £41m, ș]",
	} {
		var got strings.Builder
		for _, p := range NewText(StoryHead, words).lines(4000)[0] {
			form := "[%s]"
			if p.face(StoryHead) == SansSemi {
				form = "{%s}"
			}
			fmt.Fprintf(&got, form, p.text)
		}
		if strings.ReplaceAll(got.String(), "][", "") != strings.ReplaceAll(want, "] {", "]{") {
			t.Errorf("%q is set %s, want %s", words, got.String(), want)
		}
	}
	if l := NewText(Body, "Мэр Киля").lines(4000)[0]; len(l) != 1 || l[0].sans {
		t.Errorf("the chrome's own words are set %+v", l)
	}
}
