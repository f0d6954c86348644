package app

import (
	"context"
	"errors"

	"stet/app/shelf"
	"stet/editor"
	"stet/editor/proof"
	"stet/editor/proof/style"
)

// reader reads blocks with the books of the shelf, off the UI thread.
type reader struct {
	shelf *shelf.Shelf // nil for none
	lang  string
}

// read returns what is found in the blocks, also where a book is missing, which
// the error tells, and whether the house has rules about the story as a whole.
// Where the context ends, blocks are left out.
func (r reader) read(ctx context.Context, blocks []editor.Block) (found byBlock, asks bool, err error) {
	lexicon, lexiconErr := r.lexicon()
	sheet, styleErr := r.style()
	errs := []error{lexiconErr, styleErr}
	var speller proof.Speller
	if lexicon.Base != nil {
		speller = lexicon
	}
	found = byBlock{}
	for _, b := range blocks {
		if ctx.Err() != nil {
			break
		}
		against, err := sheet.Block(b)
		errs = append(errs, err)
		found[b.ID] = append(proof.Block(b, speller, r.lang), against...)
	}
	return found, sheet.Wide(), errors.Join(errs...)
}

// ask returns what is found by the rules about the story as a whole.
func (r reader) ask(blocks []editor.Block) (byBlock, error) {
	sheet, _ := r.style() // what cannot be read was told of before
	return sheet.Story(blocks)
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

// style is the house style, one without rules where there is none.
func (r reader) style() (*style.Sheet, error) {
	if r.shelf == nil {
		return style.NewSheet(), nil
	}
	return r.shelf.Style()
}
