package reuse

import (
	"strings"
	"testing"
)

func TestUnmask(t *testing.T) {
	for _, c := range []struct{ text, plain, masks string }{
		{"By Jane Doe and José Łoś", "By Jane Doe and José Łoś", ""},
		{"By \u202eenaJ eoD\u202c and Jo\u200bhn Sm\u0456th", "By Doe Jane and John Smith", "U+200B U+202C U+202E “\u0456” for “i”"},
		{"\u0421oast News", "Coast News", "“\u0421” for “C”"},
		{"Сергей Орлов", "Сергей Орлов", ""},
		{"By Сергей Орлов", "By Сергей Орлов", ""},
		{"نامه\u200cنگار", "نامه\u200cنگار", ""},
		{"so\u00adft", "soft", "U+00AD"},
		{"", "", ""},
	} {
		plain, masks := Unmask(c.text)
		if plain != c.plain || strings.Join(masks, " ") != c.masks {
			t.Errorf("%q reads %q, %q", c.text, plain, masks)
		}
		if again, left := Unmask(plain); again != plain || len(left) > 0 {
			t.Errorf("%q is not plain: %q", plain, left)
		}
	}
}
