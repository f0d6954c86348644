package format

import (
	"errors"
	"strings"
	"testing"

	"stet/editor/format/feed"
	"stet/editor/format/packed"
)

func FuzzFeed(f *testing.F) { fuzzAll(f, "testdata/feed/*.*", "a.rss") }

func TestFeedRefused(t *testing.T) {
	for name, c := range map[string]struct {
		source string
		want   error
	}{
		"no item":            {`<rss version="2.0"><channel><title>x</title></channel></rss>`, feed.ErrNone},
		"nothing in an item": {`<rss version="2.0"><channel><item/></channel></rss>`, feed.ErrNone},
		"entities":           {`<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>`, packed.ErrDoctype},
		"without end":        {"<rss><channel>" + strings.Repeat("<item>", 1000), packed.ErrDeep},
		"cut off":            {`<rss version="2.0"><channel><item><title>x</tit`, feed.ErrBroken},
	} {
		if _, err := DecodeAll("a.xml", []byte(c.source), Options{}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestFeedParts: each item can be read again from the part of the feed that is kept
// with it, and is the same story.
func TestFeedParts(t *testing.T) {
	all, err := DecodeAll("a.rss", []byte(`<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<item><title>One</title><dc:creator>A B</dc:creator><description><![CDATA[<p>Not an </item> at all.</p>]]></description></item><!-- <item> -->
<item><title>Two</title><description>Words of two.</description></item></channel></rss>`), Options{})
	if err != nil || len(all) != 2 {
		t.Fatal(len(all), err)
	}
	for _, d := range all {
		again, err := Decode(d.Source.Name, d.Source.Bytes, Options{})
		if err != nil || canonical(t, again.Article) != canonical(t, d.Article) {
			t.Errorf("%v: %s\n%s", err, d.Source.Bytes, canonical(t, again.Article))
		}
	}
}
