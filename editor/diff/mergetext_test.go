package diff

import (
	"context"
	"math/rand"
	"strings"
	"testing"
)

func mergeText(t *testing.T, base, ours, theirs string) TextMerge {
	t.Helper()
	m, err := MergeText(context.Background(), base, ours, theirs)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestMergeText(t *testing.T) {
	edited := strings.Replace(storm, "Friday", "Saturday", 1)
	for _, c := range []struct{ name, base, ours, theirs, want string }{
		{"moved and edited", join(ferry, school, storm), join(storm, ferry, school), join(ferry, school, edited), join(edited, ferry, school)},
		{"line ends stay", ferry + "\r\n\r\n" + storm, ferry + "\r\n\r\n" + edited, school + "\r\n\r\n" + ferry + "\r\n\r\n" + storm, school + "\r\n\r\n" + ferry + "\r\n\r\n" + edited},
		{"new last paragraph", join(ferry), join(ferry, school), join(strings.Replace(ferry, "forty", "fifty", 1)), join(strings.Replace(ferry, "forty", "fifty", 1), school)},
		{"nothing", "", "", "", ""},
		{"from nothing", "", ferry, "", ferry},
		{"to nothing", join(ferry), join(ferry), "", ""},
	} {
		if m := mergeText(t, c.base, c.ours, c.theirs); m.Text != c.want || len(m.Conflicts) > 0 {
			t.Errorf("%s: conflicts %+v\n got %q\nwant %q", c.name, m.Conflicts, m.Text, c.want)
		}
	}
	m := mergeText(t, join(ferry, storm), join(ferry, strings.Replace(storm, "Friday", "Sunday", 1)), join(ferry, edited))
	at := strings.Index(m.Text, "Sunday")
	if want := (TextConflict{"Friday", "Sunday", "Saturday", at, at + 6}); len(m.Conflicts) != 1 || m.Conflicts[0] != want {
		t.Errorf("conflicts %+v, want %+v", m.Conflicts, want)
	}
}

// TestMergeTextOfOne: what only one text changed is taken to the byte.
func TestMergeTextOfOne(t *testing.T) {
	for seed := range int64(1000) {
		rng := rand.New(rand.NewSource(seed))
		paras := randomParagraphs(rng)
		sep := []string{"\n\n", "\n", "\r\n\r\n"}[rng.Intn(3)]
		base, x := strings.Join(paras, sep), strings.Join(mutate(rng, paras), sep)
		for _, m := range []TextMerge{mergeText(t, base, x, base), mergeText(t, base, base, x), mergeText(t, base, x, x)} {
			if m.Text != x || len(m.Conflicts) > 0 {
				t.Fatalf("seed %d: %+v\nbase %q\n got %q\nwant %q", seed, m.Conflicts, base, m.Text, x)
			}
		}
	}
}

func FuzzMergeText(f *testing.F) {
	f.Add(join(ferry, school), join(school, ferry), join(ferry))
	f.Add("a\r\nb", "a\nb\n\n", "\n\nc\n")
	f.Add("# a\n\n\nb\n", "b\n# a", " a ")
	f.Fuzz(func(t *testing.T, base, ours, theirs string) {
		base, ours, theirs = strings.ToValidUTF8(base, "?"), strings.ToValidUTF8(ours, "?"), strings.ToValidUTF8(theirs, "?")
		for _, m := range []TextMerge{mergeText(t, base, ours, base), mergeText(t, base, base, ours), mergeText(t, base, ours, ours)} {
			if m.Text != ours || len(m.Conflicts) > 0 {
				t.Errorf("%+v\n got %q\nwant %q", m.Conflicts, m.Text, ours)
			}
		}
		m := mergeText(t, base, ours, theirs)
		for _, c := range m.Conflicts {
			if c.Start < 0 || c.End < c.Start || c.End > len(m.Text) {
				t.Errorf("conflict %+v lies outside of %q", c, m.Text)
			}
		}
	})
}
