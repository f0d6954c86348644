package control

import (
	"errors"
	"testing"
)

func TestSentence(t *testing.T) {
	for words, want := range map[string]string{
		"there is no folder /x": "There is no folder /x", "élan is no word": "Élan is no word",
		"notes.txt is empty": "notes.txt is empty", "/x is full": "/x is full", `"fax" is not a format`: `"fax" is not a format`, "HTML ends": "HTML ends", "": "",
	} {
		if got := Sentence(errors.New(words)); got != want {
			t.Errorf("%q reads %q", words, got)
		}
	}
	if got := Sentence(nil); got != "" {
		t.Errorf("nothing reads %q", got)
	}
}
