package app

import (
	"context"
	"errors"
	"image"
	"slices"

	"stet/app/job"
	"stet/editor"
)

// album holds the pictures that pages show, made small. One that is asked for is
// read from the library in the background; the pages are told when it has come.
type album struct {
	w    *window
	held map[string]image.Image // by file; nil where there is none, or not yet
	last []string               // the files in held, the one asked for longest ago first
}

const (
	albumMost  = 32   // pictures held at once
	albumWidth = 1320 // pixels: twice the page's measure, for fine screens
)

func newAlbum(w *window) *album { return &album{w: w, held: map[string]image.Image{}} }

// picture returns a picture, nil while it is not at hand.
func (a *album) picture(file string) image.Image {
	if i, known := a.held[file]; known {
		return i
	}
	a.keep(file, nil)
	asking := true
	a.w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		i, err := a.w.desk.Picture(ctx, file, albumWidth)
		if errors.Is(err, editor.ErrNotFound) {
			return nil, nil // an address elsewhere, as imported stories have them
		}
		if err != nil {
			return nil, err
		}
		return func() {
			if a.keep(file, i); !asking {
				a.w.showPicture(file)
			}
		}, nil
	})
	asking = false
	return a.held[file]
}

// keep holds a picture, in place of the oldest where there are too many.
func (a *album) keep(file string, i image.Image) {
	if _, known := a.held[file]; !known {
		a.last = append(a.last, file)
	}
	a.held[file] = i
	if len(a.last) > albumMost {
		delete(a.held, a.last[0])
		a.last = slices.Delete(a.last, 0, 1)
	}
}

// showPicture has the pages show a picture that has come.
func (w *window) showPicture(file string) {
	for _, p := range []*page{w.first, w.second} {
		if p != nil {
			p.RefreshPicture(file)
		}
	}
	if w.preview != nil {
		w.preview.page.RefreshPicture(file)
	}
	if w.comparing != nil {
		w.comparing.page.RefreshPicture(file)
	}
}
