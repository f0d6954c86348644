package workflow

import (
	"slices"
	"sync"
)

// watch is told of a file that is worked on; what it returns is called when that is done.
type watch func(name string) (done func())

func unwatched(string) func() { return func() {} }

// telling tells how far an import is, while several of its files are worked on at once.
type telling struct {
	tell    func(done, total int, last Imported) // nil where nobody asks
	reading func(done, total int, file string)   // likewise

	one    sync.Mutex
	report *ImportReport
	open   []string // files that are worked on, the oldest first
}

// told counts what became of a story.
func (t *telling) told(one Imported) {
	t.one.Lock()
	defer t.one.Unlock()
	t.report.count(one)
	if t.tell != nil {
		t.tell(t.report.Done(), t.report.Total, one)
	}
}

// more says that a file holds so many stories more than one.
func (t *telling) more(n int) {
	t.one.Lock()
	defer t.one.Unlock()
	t.report.Total += n
}

// watch tells of the file that is worked on longest.
func (t *telling) watch(name string) (done func()) {
	t.one.Lock()
	defer t.one.Unlock()
	if t.open = append(t.open, name); len(t.open) == 1 {
		t.sayReading()
	}
	return func() {
		t.one.Lock()
		defer t.one.Unlock()
		at := slices.Index(t.open, name)
		if t.open = slices.Delete(t.open, at, at+1); at == 0 && len(t.open) > 0 {
			t.sayReading()
		}
	}
}

func (t *telling) sayReading() {
	if t.reading != nil {
		t.reading(t.report.Done(), t.report.Total, t.open[0])
	}
}
