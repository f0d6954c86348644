package editor

import "testing"

func TestCameAs(t *testing.T) {
	for file, want := range map[string]string{
		"pictures/4f1c2a9be0d3-quay.jpg":      "quay.jpg",
		"pictures/4f1c2a9be0d3-old-quay.jpg":  "old-quay.jpg",
		"pictures/4f1c2a9be0d3-quay.jpg: use": "quay.jpg: use",
		"sources/4f1c2a9be0d3-minutes.pdf":    "minutes.pdf",
		"quay-1.jpg":                          "quay-1.jpg",
		"photos/2026-quay.jpg":                "photos/2026-quay.jpg",
		"The pier, in two-tone":               "The pier, in two-tone",
		"":                                    "",
	} {
		if got := CameAs(file); got != want {
			t.Errorf("%q: %q, want %q", file, got, want)
		}
	}
}

// TestRecredited: the words for those who do not see a picture follow its credit, and stay
// where they were written anew, or where the credit is a short word of theirs.
func TestRecredited(t *testing.T) {
	was := Image{Alt: "The pier, seen from the AP house. Photo: Jane Doe/AFP", Credit: "Jane Doe/AFP"}
	for _, c := range []struct {
		name   string
		change func(*Image)
		want   string
	}{
		{"credit", func(i *Image) { i.Credit = "Ann Lee/Reuters" }, "The pier, seen from the AP house. Photo: Ann Lee/Reuters"},
		{"both", func(i *Image) { i.Credit, i.Alt = "Ann Lee/Reuters", "The pier" }, "The pier"},
		{"taken out", func(i *Image) { i.Credit = "" }, was.Alt},
		{"grown", func(i *Image) { i.Credit = "Jane Doe/AFP via Getty Images" }, "The pier, seen from the AP house. Photo: Jane Doe/AFP via Getty Images"},
		{"something else", func(i *Image) { i.Caption = "The pier" }, was.Alt},
	} {
		i := was
		c.change(&i)
		if got := i.Recredited(was).Alt; got != c.want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
	short := Image{Alt: "Seen from the AP house", Credit: "AP"}
	if i := short; i.AltWith("AP", "AFP") != short.Alt {
		t.Error("a word of the sentence changed with the credit")
	}
}
