package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"stet/app/job"
	"stet/app/shelf"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/proof"
)

// proofread is what the proof-reader knows of a story: what was found, moved
// with its words; and the blocks that were changed and are yet to be read.
type proofread struct {
	found   byBlock // in the blocks, each by itself
	wide    byBlock // by the rules about the story as a whole
	pending map[string]bool
	lang    string          // what the story was read in
	ignored map[string]bool // keys of what may stand
	begun   time.Time       // the newest reading
	busy    bool
	missing bool   // there is no dictionary for its language
	asks    bool   // there are rules about the story as a whole
	askedAt uint64 // the version they were asked about
}

// byBlock is findings by the ID of the block.
type byBlock map[string][]proof.Finding

const (
	// proofPause is how long the text must rest before it is read. Somebody who
	// types without a pause has it read each proofBeat.
	proofPause = 250 * time.Millisecond
	proofBeat  = time.Second
	// proofShare is how many bytes of text are read before the page shows what
	// was found in them.
	proofShare = 1 << 14
)

// beginProof has a story read that was opened.
func (w *window) beginProof(s *story) {
	if w.config.Shelf != nil {
		w.config.Shelf.SetHouse(w.houseFolder())
	}
	w.readWaivers(s)
	w.readAnew(s)
}

// readAnew has a story read from its first word to its last, as when it was
// opened, its language is another or the word lists have changed. Until then the
// marks stay as they are.
func (w *window) readAnew(s *story) {
	s.proof.lang = w.proofLanguage(s)
	s.proof.pending = map[string]bool{}
	for i := range s.doc.Len() {
		s.proof.pending[s.doc.Block(i).ID] = true
	}
	w.readProof(s)
}

// proofChanged keeps the findings with their words.
func (w *window) proofChanged(s *story, c doc.Change) {
	p := &s.proof
	if p.pending == nil {
		p.pending = map[string]bool{}
	}
	for _, id := range c.Blocks {
		p.pending[id] = true
	}
	p.found.move(c.Map)
	p.wide.move(c.Map)
	if c.Fields {
		w.readWaivers(s)
		if w.proofLanguage(s) != p.lang {
			w.readAnew(s)
		}
	}
}

// move carries the findings of the blocks that an edit touched through it; those
// whose words were changed are dropped.
func (all byBlock) move(m doc.Map) {
	now := byBlock{}
	for _, id := range m.Blocks() {
		for _, f := range all[id] {
			if r, ok := m.Range(editor.Range{Block: id, Start: f.Start, End: f.End}); ok {
				f.Start, f.End = r.Start, r.End
				now[r.Block] = append(now[r.Block], f)
			}
		}
		delete(all, id)
	}
	for id, found := range now {
		all[id] = append(all[id], found...)
	}
}

// tickProof reads what has come to rest.
func (w *window) tickProof(s *story, now time.Time) {
	if len(s.proof.pending) > 0 && (now.Sub(s.touched) >= proofPause || now.Sub(s.proof.begun) >= proofBeat) {
		w.readProof(s)
	}
}

// readProof reads the next share of a story's pending blocks in the background,
// those at the caret first, then the rest, and at last the story as a whole.
func (w *window) readProof(s *story) {
	if s.proof.busy || s != w.story {
		return
	}
	r := reader{shelf: w.config.Shelf, lang: s.proof.lang}
	switch blocks := w.share(s); {
	case len(blocks) > 0:
		w.readAside(s, func(ctx context.Context) (func(), error) {
			found, asks, err := r.read(ctx, blocks)
			return func() {
				s.proof.asks, s.proof.missing = asks, errors.Is(err, shelf.ErrNoDictionary)
				w.proofRead(s, found)
			}, err
		})
	case s.proof.askedAt != s.doc.Version() && (s.proof.asks || len(s.proof.wide) > 0):
		version, all := s.doc.Version(), blocksOf(s.doc)
		s.proof.askedAt = version
		w.readAside(s, func(context.Context) (func(), error) {
			found, err := r.ask(all)
			return func() { w.proofAsked(s, version, found) }, err
		})
	}
}

// readAside does a part of the reading in the background and then goes on with
// the next. It is told what could not be read, too.
func (w *window) readAside(s *story, read func(context.Context) (func(), error)) {
	s.proof.busy, s.proof.begun = true, w.now()
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		then, err := read(ctx)
		return func() {
			s.proof.busy = false
			then()
			w.proofFailed(err)
			w.readProof(s)
			if s == w.story && !s.proof.busy {
				w.refreshProofs()
			}
		}, nil
	})
}

// blocksOf are the blocks of a document, to be read beside the window.
func blocksOf(d *doc.Doc) []editor.Block {
	all := make([]editor.Block, d.Len())
	for i := range all {
		all[i] = d.Block(i).Clone()
	}
	return all
}

// share takes the blocks to be read next from those that are pending.
func (w *window) share(s *story) []editor.Block {
	var out []editor.Block
	size, n := 0, s.doc.Len()
	from := max(0, s.doc.Index(w.page.Selection().Head.Block))
	for i := range n {
		if len(s.proof.pending) == 0 || size >= proofShare {
			return out
		}
		if b := s.doc.Block((from + i) % n); s.proof.pending[b.ID] {
			delete(s.proof.pending, b.ID)
			out = append(out, b.Clone())
			size += len(b.Text)
		}
	}
	s.proof.pending = nil // blocks that have gone
	return out
}

// proofRead takes over what was found in blocks, but in those that were changed
// meanwhile, which are to be read again.
func (w *window) proofRead(s *story, found byBlock) {
	if s.proof.found == nil {
		s.proof.found = byBlock{}
	}
	var read []string
	for id, f := range found {
		if s.proof.pending[id] {
			continue
		}
		if read = append(read, id); len(f) > 0 {
			s.proof.found[id] = f
		} else {
			delete(s.proof.found, id)
		}
	}
	if s == w.story {
		w.drawProof(read...)
	}
}

// proofAsked takes over what the rules about the story as a whole have found, if
// it is still the same.
func (w *window) proofAsked(s *story, version uint64, found byBlock) {
	if version != s.doc.Version() {
		return // asked again once the text has come to rest
	}
	touched := s.proof.blocks()
	s.proof.wide = found
	if s == w.story {
		w.drawProof(append(touched, s.proof.blocks()...)...)
	}
}

// proofFailed tells once what keeps a book of the shelf from being read. That
// there is no dictionary for a language is no failure.
func (w *window) proofFailed(err error) {
	var all []string
	for _, e := range flat(err) {
		if !errors.Is(e, shelf.ErrNoDictionary) {
			all = append(all, e.Error())
		}
	}
	said := strings.Join(all, "\n")
	if len(all) == 0 || said == w.proofTold {
		return
	}
	w.proofTold = said
	switch len(all) {
	case 1:
		w.tell(lang.X("proof.failed", "Not all can be checked: {{.Reason}}", map[string]any{"Reason": said}), "", nil)
	default:
		w.tell(lang.X("proof.failures", "Not all can be checked, for {{.N}} reasons.", map[string]any{"N": len(all)}),
			lang.X("proof.failures.show", "Show them"), func() {
				w.originalWindow(editor.Original{Name: lang.X("proof.failures.title", "What cannot be checked"), Bytes: []byte(said)})
			})
	}
}

// flat are the errors that are joined in one, each once.
func flat(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		if err == nil {
			return nil
		}
		return []error{err}
	}
	var out []error
	for _, e := range joined.Unwrap() {
		for _, f := range flat(e) {
			if !slices.ContainsFunc(out, func(g error) bool { return g.Error() == f.Error() }) {
				out = append(out, f)
			}
		}
	}
	return out
}

// proofLanguage is the language that a story is read in: its own or, where it
// names none or no region, that of the settings.
func (w *window) proofLanguage(s *story) string {
	usual := w.settings.Language.Get()
	if s.language == "" || s.language == baseOf(usual) {
		return usual
	}
	return s.language
}
