package editor

import (
	"errors"
	"slices"
	"testing"
	"time"
)

// TestFieldsRoundTrip sets every field from the text that it is read as.
func TestFieldsRoundTrip(t *testing.T) {
	from := full().Article
	var to Article
	for _, name := range Fields() {
		value, ok := from.Field(name)
		if !ok || value == "" {
			t.Errorf("%s is not in the story that has every field", name)
		}
		if err := to.SetField(name, value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got, _ := to.Field(name); got != value {
			t.Errorf("%s: set to %q, reads %q", name, value, got)
		}
	}
	to.Body = from.Body
	a, errA := Story{Article: from}.Hash()
	b, errB := Story{Article: to}.Hash()
	if errA != nil || errB != nil || a != b {
		t.Error("an article set field by field is another one")
	}
	for _, name := range Fields() {
		if err := to.SetField(name, ""); err != nil {
			t.Errorf("%s cannot be emptied: %v", name, err)
		}
		if got, _ := to.Field(name); got != "" {
			t.Errorf("%s reads %q after it was emptied", name, got)
		}
	}
}

func TestSetFieldRefuses(t *testing.T) {
	for _, c := range []struct{ name, value string }{
		{"embargo", "tomorrow"}, {"published", "2026-11-20"}, {"published", "2026-11-20T17:30:00"},
		{"copyright.year", "20x6"}, {"copyright.year", "12"}, {"status", "lost"}, {"terms", "borrowed"}, {"expires", "soon"},
		{"targetWords", "six hundred"}, {"targetWords", "0"}, {"targetWords", "-600"}, {"targetWords", "2000000"}, {"nonsense", "x"},
	} {
		a := full().Article
		before, _ := a.Field(c.name)
		err := a.SetField(c.name, c.value)
		if e := (*FieldError)(nil); !errors.As(err, &e) {
			t.Errorf("%s = %q: %v", c.name, c.value, err)
		}
		if after, _ := a.Field(c.name); after != before {
			t.Errorf("%s was changed to %q all the same", c.name, after)
		}
	}
}

func TestNewID(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		id := NewID()
		if len(id) != 10 || seen[id] {
			t.Fatalf("ID %q", id)
		}
		seen[id] = true
	}
}

// TestImageFields sets every field of a picture from the text that it is read as.
func TestImageFields(t *testing.T) {
	from := Image{File: "a.jpg", Alt: "A bridge", Caption: "The bridge", Credit: "Coast News", Byline: "J. Tamm", Licence: "CC BY 4.0",
		Source: "Coast News", Copyright: "© 2026 Coast News", UsageTerms: "No archive", Rights: "agency",
		Expires: time.Date(2026, 12, 4, 17, 30, 0, 0, time.FixedZone("", 2*3600)), Origin: "digitalCapture", Consent: "by telephone, 4 March"}
	var to Image
	for _, name := range ImageFields() {
		value := from.Field(name)
		if value == "" {
			t.Errorf("%s is not in the picture that has every field", name)
		}
		if err := to.SetField(name, value); err != nil || to.Field(name) != value {
			t.Errorf("%s: set to %q, reads %q (%v)", name, value, to.Field(name), err)
		}
	}
	for name, value := range map[string]string{"rights": "stolen", "expires": "soon", "nonsense": "x"} {
		before := to
		if err := to.SetField(name, value); err == nil || to != before {
			t.Errorf("%s = %q was taken", name, value)
		}
	}
}

// TestKeywords: what a form shows of the keywords is what it reads again, commas within
// them too; and what somebody types by hand is parted at the commas.
func TestKeywords(t *testing.T) {
	for _, words := range [][]string{nil, {"bridge"}, {"bridge", "council"}, {"Washington, D.C."}, {"Washington, D.C.", "bridge", `12" pipes`}, {`"Hello", she said`, ","}, {`"`, `a "b"`}} {
		a, b := Article{Keywords: words}, Article{}
		shown, _ := a.Field("keywords")
		if err := b.SetField("keywords", shown); err != nil || !slices.Equal(b.Keywords, words) {
			t.Errorf("%q is shown as %q and read as %q, %v", words, shown, b.Keywords, err)
		}
	}
	for typed, want := range map[string][]string{
		" a ,, b,": {"a", "b"}, `"a, b" , c`: {"a, b", "c"}, `"a, b`: {`"a`, "b"}, `"a" b, c`: {`"a" b`, "c"}, `""`: {`""`}, `12" pipes, x`: {`12" pipes`, "x"},
	} {
		var a Article
		if err := a.SetField("keywords", typed); err != nil || !slices.Equal(a.Keywords, want) {
			t.Errorf("%q is read as %q, want %q, %v", typed, a.Keywords, want, err)
		}
	}
}
