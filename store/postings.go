package store

import (
	"encoding/binary"
	"iter"
	"slices"

	"stet/editor/reuse"
)

const (
	bucketBits = 18 // of a print: a hundred thousand stories have a hundred postings in each bucket
	restBits   = reuse.PrintBits - bucketBits
	mostHave   = 256 // articles that are kept of one print; of one that more have there is nothing to learn
)

func bucketOf(p reuse.Print) int64 { return int64(p >> restBits) }
func restOf(p reuse.Print) uint64  { return uint64(p) & (1<<restBits - 1) }

// packPrints and unpackPrints write and read sorted prints as differences.
func packPrints(prints []reuse.Print) []byte {
	b := make([]byte, 0, 5*len(prints))
	last := reuse.Print(0)
	for _, p := range prints {
		b = binary.AppendUvarint(b, uint64(p-last))
		last = p
	}
	return b
}

func unpackPrints(b []byte) iter.Seq[reuse.Print] {
	return func(yield func(reuse.Print) bool) {
		last := reuse.Print(0)
		for len(b) > 0 {
			d, n := binary.Uvarint(b)
			if n <= 0 {
				return
			}
			last, b = last+reuse.Print(d), b[n:]
			if !yield(last) {
				return
			}
		}
	}
}

// posting says that an article has a print, of which rest are the bits behind those of
// its bucket.
type posting struct {
	rest    uint64
	article int64
}

func (p posting) compare(q posting) int {
	if p.rest != q.rest {
		return int(int64(p.rest) - int64(q.rest))
	}
	return int(p.article - q.article)
}

// packPostings and unpackPostings write and read the sorted postings of a bucket: the
// difference of the rest, then the article, as a difference where the rest is the same.
func packPostings(all []posting) []byte {
	b := make([]byte, 0, 5*len(all))
	last := posting{}
	for _, p := range all {
		b = binary.AppendUvarint(b, p.rest-last.rest)
		if p.rest != last.rest {
			last.article = 0
		}
		b = binary.AppendUvarint(b, uint64(p.article-last.article))
		last = p
	}
	return b
}

func unpackPostings(b []byte) iter.Seq[posting] {
	return func(yield func(posting) bool) {
		last := posting{}
		for len(b) > 0 {
			rest, n := binary.Uvarint(b)
			if n <= 0 {
				return
			}
			article, m := binary.Uvarint(b[n:])
			if m <= 0 {
				return
			}
			if rest > 0 {
				last.article = 0
			}
			last.rest, last.article, b = last.rest+rest, last.article+int64(article), b[n+m:]
			if !yield(last) {
				return
			}
		}
	}
}

// merged returns sorted postings with more of them, and whether that made a difference.
func merged(old iter.Seq[posting], more []posting) ([]posting, bool) {
	all := slices.AppendSeq(make([]posting, 0, 128), old)
	had := len(all)
	all = append(all, more...)
	slices.SortFunc(all, posting.compare)
	all = slices.Compact(all)
	var kept []posting
	same := 0
	for i, p := range all {
		if i > 0 && all[i-1].rest == p.rest {
			same++
		} else {
			same = 0
		}
		if same < mostHave {
			kept = append(kept, p)
		}
	}
	return kept, len(kept) != had
}
