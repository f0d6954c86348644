package find

import (
	"strings"
	"testing"
)

func TestHitsShowTheWordsAround(t *testing.T) {
	r, err := finder(t, Query{Text: "bill"}).With("cost")
	if err != nil {
		t.Fatal(err)
	}
	hits := r.Hits(paragraph("The bill – " + strings.Repeat("é and ", 30) + "so the bill it is."))
	if len(hits) != 2 {
		t.Fatalf("%v", hits)
	}
	if h := hits[0]; h.Was != "bill" || h.Text != "cost" || h.Before != "The " || !strings.HasPrefix(h.After, " – é and é") || len(h.After) > around {
		t.Errorf("%+v", h)
	}
	if h := hits[1]; h.After != " it is." || !strings.HasSuffix(h.Before, " and so the ") || len(h.Before) > around || h.Before[0] == ' ' {
		t.Errorf("%+v", h)
	}
	long := paragraph(strings.Repeat("x", 500) + "bill" + strings.Repeat("x", 500))
	if h := r.Hits(long)[0]; h.Before != "" || h.After != "" {
		t.Errorf("a word without end is shown: %d, %d bytes", len(h.Before), len(h.After))
	}
}
