// Package doc holds one open manuscript: the whole of an editor.Story as text
// to type into, with undo.
//
// Everything that happens to a manuscript is a transaction of steps. A step is
// a value: it can be applied, inverted, mapped through other steps and printed.
// Undo, fixes, accepted findings and restored revisions are all transactions,
// so all of them can be undone alike. The verbs (Insert, Delete, Break, Paste,
// ToggleMark, PutFact ...) build transactions; Apply takes one ready made.
//
// Blocks 0 and 1 are always the headline and the standfirst, under the reserved
// IDs editor.HeadlineID and editor.StandfirstID; the body follows and is never
// empty, so that there is always a paragraph to type into. Offsets are bytes in
// a block's UTF-8 text. One outside the text or inside a rune is refused with
// an *editor.RangeError; edits leave none inside a grapheme cluster.
//
// Facts and comments follow the words they are about. Text put in at either edge
// of the words stays outside, text put in between belongs to them; deleting a
// part leaves the rest, deleting all makes the fact Gone, with its last words
// kept; words replaced by other words inside the fact, or exactly, reword it,
// and go on doing so while the replacement is being typed. Where a block is
// parted inside a fact, the fact stays with most of its words. Where words that a
// fact has lost at an end stand there again, it takes them back. A settled fact
// whose words have changed is stale. Undo brings every fact back as it was.
//
// In suggest mode (Suggest) the verbs change nothing that was there before: new
// words are marked as inserted, words to go are marked as deleted and stay, and
// blocks that are begun, dropped or joined say so in their Break, until Accept or
// Reject. What the same author has only suggested is really taken away again.
// Kinds of blocks, formatting, fields, moves of whole blocks and restored
// revisions are not suggested but done.
//
// A Doc belongs to one goroutine, the window's. What it returns (Story, Block,
// Facts ...) is a snapshot that later edits never touch: it may be read
// anywhere, but shares its strings and slices and must not be written to.
package doc

import (
	"slices"
	"time"

	"stet/editor"
)

// Doc is one open manuscript. Make it with New.
type Doc struct {
	// OnChange, when set, is called after every change with what has changed,
	// when all who Listen have been told. It is for the document's owner.
	OnChange func(Change)
	// Author is who edits: the name that suggestions and pasted words are signed with.
	Author string
	// Now tells the time for the pauses that end a run of typing.
	Now func() time.Time

	listeners []*listener // replaced, never written into

	version  uint64
	fields   editor.Article // without headline, standfirst and body
	blocks   []*para
	byID     map[string]*para
	filler   string // the paragraph made because there was no body
	facts    remarks
	comments remarks
	waivers  []editor.Waiver
	notes    []editor.Note
	rejected []editor.Rejection
	amended  []editor.Amendment
	words    int

	suggesting bool
	locked     error // why nothing may be changed

	history history
	pending pending
	grow    Pos // where typing goes on inside an anchor whose words were typed over
	log     log
	cut     cargo         // what was cut last
	story   *editor.Story // the snapshot of this version, once asked for
}

// para is one block of the open manuscript. Marks and Image are shared with
// snapshots: they are replaced, never written into.
type para struct {
	editor.Block
	at      int // its index in Doc.blocks
	words   int
	anchors []*anchor
}

// head is how many blocks stand before the body.
const head = 2

// New opens a story. A story that breaks the promises of its types is repaired
// as far as needed to be edited: bytes that are not UTF-8 become U+FFFD, a
// block without an ID of its own gets one, marks are cut to the text, and a
// fact or comment that points at other words than it says is Gone.
func New(s editor.Story) *Doc {
	d := &Doc{Now: time.Now}
	d.load(s.Clone(), "")
	return d
}

// ID returns the ID of the story, "" where it has none yet.
func (d *Doc) ID() string { return d.fields.ID }

// Lock has every change fail with a reason, and nothing be undone, until it is
// called with nil.
func (d *Doc) Lock(reason error) { d.locked = reason }

// Version counts the changes so far.
func (d *Doc) Version() uint64 { return d.version }

// Len returns the number of blocks, headline and standfirst included.
func (d *Doc) Len() int { return len(d.blocks) }

// Block returns the i-th block.
func (d *Doc) Block(i int) editor.Block { return d.blocks[i].Block }

// Index returns the index of the block with that ID, or -1.
func (d *Doc) Index(id string) int {
	if p := d.byID[id]; p != nil {
		return p.at
	}
	return -1
}

// Words returns the number of words of the body, without those that are
// suggested to be deleted.
func (d *Doc) Words() int { return d.words }

// BlockWords returns the number of words of the i-th block.
func (d *Doc) BlockWords(i int) int { return d.blocks[i].words }

// Start returns the first position of the manuscript, in the headline.
func (d *Doc) Start() Pos { return Pos{editor.HeadlineID, 0} }

// End returns the last position of the manuscript.
func (d *Doc) End() Pos {
	last := d.blocks[len(d.blocks)-1]
	return Pos{last.ID, len(last.Text)}
}

// put makes the blocks [from, to) these paragraphs, keeping index and word
// count true.
func (d *Doc) put(from, to int, paras ...*para) {
	for _, p := range d.blocks[from:to] {
		delete(d.byID, p.ID)
		d.words -= p.words
	}
	for _, p := range paras {
		d.byID[p.ID] = p
		d.words += p.words
	}
	d.blocks = slices.Replace(d.blocks, from, to, paras...)
	d.renumber(from)
}

func (d *Doc) renumber(from int) {
	for i := from; i < len(d.blocks); i++ {
		d.blocks[i].at = i
	}
}

func newPara(b editor.Block) *para {
	p := &para{Block: b}
	if !reserved(b.ID) {
		p.words = countWords(editor.Live(b.Text, b.Marks))
	}
	return p
}

// recount counts a block's words anew.
func (d *Doc) recount(p *para) {
	if !reserved(p.ID) {
		n := countWords(editor.Live(p.Text, p.Marks))
		d.words += n - p.words
		p.words = n
	}
}

// reserved reports whether the ID is the headline's or the standfirst's.
func reserved(id string) bool { return id == editor.HeadlineID || id == editor.StandfirstID }

// atom reports whether a block of that kind holds no text of its own.
func atom(kind editor.BlockKind) bool {
	return kind == editor.ImageBlock || kind == editor.Rule
}
