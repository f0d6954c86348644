package editor

import (
	"strings"
	"testing"
)

func TestPageAddress(t *testing.T) {
	for _, c := range []struct{ link, want string }{
		{"https://gazette.example/bridge", "gazette.example/bridge"},
		{"http://www.Gazette.example/bridge/", "gazette.example/bridge"},
		{" https://gazette.example:443/bridge?utm_source=x&fbclid=1#top ", "gazette.example/bridge"},
		{"https://gazette.example/?b=2&a=1&UTM_medium=m", "gazette.example?a=1&b=2"},
		{"https://gazette.example:8080/Bridge", "gazette.example:8080/Bridge"},
		{"https://gazette.example/caf%C3%A9", "gazette.example/caf%C3%A9"}, {"http://[::1]:80/a", "[::1]/a"},
		{"mailto:desk@gazette.example", ""}, {"gazette.example/bridge", ""}, {"", ""}, {"https://", ""}, {"http://[::1", ""},
	} {
		if got := PageAddress(c.link); got != c.want {
			t.Errorf("%q is %q, want %q", c.link, got, c.want)
		}
	}
}

// FuzzPageAddress: the same page has the same address with a scheme, a mark and a stroke
// more, and no input is too strange.
func FuzzPageAddress(f *testing.F) {
	for _, s := range []string{"a.example/b?c=d", "[::1]:80/", "%zz", "a.example"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, rest string) {
		if strings.ContainsAny(rest, "?#") || strings.TrimSpace(rest) != rest {
			t.Skip()
		}
		got := PageAddress("https://" + rest)
		for _, same := range []string{"http://" + rest, "https://" + rest + "/", "https://" + rest + "#top", "https://" + rest + "?utm_source=x"} {
			if other := PageAddress(same); got != "" && other != got {
				t.Errorf("%q is %q, %q is %q", rest, got, same, other)
			}
		}
	})
}
