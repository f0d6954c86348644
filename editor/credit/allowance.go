package credit

import (
	"time"

	"stet/editor"
)

// SentOut is another story that has left the desk, and when it did last.
type SentOut struct {
	At      time.Time
	Article editor.Article
}

// Quota is how many pictures of a supplier may run within so many days (Guardian Grid,
// usage quotas).
type Quota struct {
	Supplier string // the organisation's canonical name
	Pictures int
	In       int // days, 0 for 30
}

// month is how many days an allowance counts where it names none.
const month = 30

// Counts is within how many days a profile counts what has left the desk, 0 where it
// counts nothing.
func (p Profile) Counts() int {
	days := 0
	for _, r := range p.Sources {
		if r.Stories > 0 {
			days = max(days, inDays(r.In))
		}
	}
	for _, q := range p.Quotas {
		days = max(days, inDays(q.In))
	}
	return days
}

func inDays(days int) int {
	if days == 0 {
		return month
	}
	return days
}

// sentOut counts the other stories that went out within so many days, as many times
// each as count says.
func (in Input) sentOut(days int, count func(a editor.Article) int) int {
	n := 0
	for _, s := range in.Known.Sent {
		if s.At.After(in.Now.AddDate(0, 0, -inDays(days))) {
			n += count(s.Article)
		}
	}
	return n
}

// isOf reports whether a line names an organisation.
func (in Input) isOf(line, organisation string) bool {
	for _, name := range in.organisations(line) {
		if same(name, organisation) {
			return true
		}
	}
	return same(line, organisation)
}
