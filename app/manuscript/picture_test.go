package manuscript

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/app/manuscript/layout"
	"stet/editor"
)

func TestFrameName(t *testing.T) {
	for _, c := range []struct {
		image editor.Image
		want  string
	}{
		{editor.Image{File: "quay.jpg", Alt: "The quay"}, "quay.jpg"},
		{editor.Image{File: "https://media.example/img/2770/master/4616.jpg?width=1200&s=7a&x=%2F"}, "4616.jpg"},
		{editor.Image{File: "//media.example/quay%20at%20night.png"}, "quay at night.png"},
		{editor.Image{File: "https://media.example"}, "https://media.example"},
		{editor.Image{File: "%zz.jpg"}, "%zz.jpg"},
		{editor.Image{Alt: "The quay"}, "The quay"},
		{editor.Image{}, ""},
	} {
		if got := frameName(&c.image); got != c.want {
			t.Errorf("%+v is called %q", c.image, got)
		}
	}
}

func TestFrameHoldsItsWords(t *testing.T) {
	b := open(t, story(), Options{})
	b.window.Resize(fyne.NewSize(420, 300))
	p := b.page
	for words, whole := range map[string]bool{"Picture  quay.jpg": true, "Picture  " + strings.Repeat("quay", 99): false, "Picture  " + strings.Repeat("码头", 99): false} {
		s := p.fitted(words, layout.Sans, 13, p.measure-2*p.px(12))
		if s.Width() > float32(p.measure) || (s.Text == words) != whole || !whole && !strings.HasSuffix(s.Text, "…") {
			t.Errorf("%.20q… became %q, %v wide of %d", words, s.Text, s.Width(), p.measure)
		}
	}
}
