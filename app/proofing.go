package app

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2/lang"

	"stet/app/job"
	"stet/app/shelf"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/proof"
)

// proofread is what the proof-reader knows of a story: what was found, by block,
// moved with its words; and the blocks that were changed and are yet to be read.
type proofread struct {
	found   map[string][]proof.Finding
	pending map[string]bool
	lang    string          // what the story was read in
	ignored map[string]bool // keys of what may stand
	begun   time.Time       // the newest reading
	busy    bool
}

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
	p.move(c.Map)
	if c.Fields {
		w.readWaivers(s)
		if w.proofLanguage(s) != p.lang {
			w.readAnew(s)
		}
	}
}

// move carries the findings of the blocks that an edit touched through it; those
// whose words were changed are dropped.
func (p *proofread) move(m doc.Map) {
	now := map[string][]proof.Finding{}
	for _, id := range m.Blocks() {
		for _, f := range p.found[id] {
			if r, ok := m.Range(editor.Range{Block: id, Start: f.Start, End: f.End}); ok {
				f.Start, f.End = r.Start, r.End
				now[r.Block] = append(now[r.Block], f)
			}
		}
		delete(p.found, id)
	}
	for id, found := range now {
		p.found[id] = append(p.found[id], found...)
	}
}

// tickProof reads what has come to rest.
func (w *window) tickProof(s *story, now time.Time) {
	if len(s.proof.pending) > 0 && !s.proof.busy && (now.Sub(s.touched) >= proofPause || now.Sub(s.proof.begun) >= proofBeat) {
		w.readProof(s)
	}
}

// readProof reads the next share of a story's pending blocks in the background,
// those at the caret first, and then the rest.
func (w *window) readProof(s *story) {
	if s.proof.busy || s != w.story {
		return
	}
	blocks := w.share(s)
	if len(blocks) == 0 {
		return
	}
	s.proof.busy, s.proof.begun = true, w.now()
	reader := reader{shelf: w.config.Shelf, lang: s.proof.lang}
	w.proofing = w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		found, err := reader.read(ctx, blocks)
		return func() {
			s.proof.busy = false
			w.proofRead(s, found)
			w.proofFailed(err)
			w.readProof(s)
		}, nil
	})
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
func (w *window) proofRead(s *story, found map[string][]proof.Finding) {
	if s.proof.found == nil {
		s.proof.found = map[string][]proof.Finding{}
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

// proofFailed tells once what keeps a book of the shelf from being read. That
// there is no dictionary for a language is no failure.
func (w *window) proofFailed(err error) {
	if err == nil || errors.Is(err, shelf.ErrNoDictionary) || err.Error() == w.proofTold {
		return
	}
	w.proofTold = err.Error()
	w.tell(lang.X("proof.failed", "Not all can be checked: {{.Reason}}", map[string]any{"Reason": err.Error()}), "", nil)
}

// reader reads blocks with the books of the shelf, off the UI thread.
type reader struct {
	shelf *shelf.Shelf // nil for none
	lang  string
}

// read returns what is found in the blocks, also where a book is missing, which
// the error tells. Where the context ends, blocks are left out.
func (r reader) read(ctx context.Context, blocks []editor.Block) (map[string][]proof.Finding, error) {
	var speller proof.Speller
	lexicon, err := r.lexicon()
	if lexicon.Base != nil {
		speller = lexicon
	}
	found := make(map[string][]proof.Finding, len(blocks))
	for _, b := range blocks {
		if ctx.Err() != nil {
			break
		}
		found[b.ID] = proof.Block(b, speller, r.lang)
	}
	return found, err
}

// lexicon is the dictionary of the language with the word lists; its Base is nil
// where there is no dictionary.
func (r reader) lexicon() (proof.Lexicon, error) {
	if r.shelf == nil {
		return proof.Lexicon{}, nil
	}
	base, err := r.shelf.Dictionary(r.lang)
	lists, listErr := r.shelf.Lists()
	l := proof.Lexicon{Lists: lists, Lang: r.lang}
	if err == nil {
		l.Base = base
	}
	return l, errors.Join(listErr, err)
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
