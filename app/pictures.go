package app

import (
	"context"
	"errors"
	"image"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/credits"
	"stet/app/job"
	"stet/app/manuscript"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/doc"
)

func (w *window) pictureCommands() []command.Command {
	menu := lang.X("menu.format", "Format")
	return []command.Command{
		{ID: "picture.insert", Menu: menu, Label: lang.X("picture.insert", "Insert a picture…"), Enabled: w.hasStory, Run: w.choosePicture},
		{ID: "picture.edit", Menu: menu, Label: lang.X("picture.edit", "Caption and credit of the picture"), Keys: command.Plain(fyne.KeyF2),
			Enabled: w.onPicture, Run: func() {
				w.editInPlace(manuscript.Field{Block: w.page.Selection().Head.Block, Name: manuscript.CaptionField})
			}},
		{ID: "picture.about", Menu: menu, Label: lang.X("picture.about", "About the picture…"), Keys: command.Plain(fyne.KeyF2, shift),
			Enabled: w.onPicture, Run: func() { w.aboutPicture(w.page.Selection().Head.Block, "") }},
	}
}

// onPicture reports whether the caret is at a picture.
func (w *window) onPicture() bool {
	return w.inBody() && w.story.doc.Block(w.story.doc.Index(w.page.Selection().Head.Block)).Kind == editor.ImageBlock
}

// aboutPicture asks what the desk knows of the picture in a block, beside what its file
// says of itself; field, of editor.ImageFields, gets the keyboard, "" the first.
func (w *window) aboutPicture(block, field string) {
	w.leaveInPlace()
	if h := w.story.holder; h != nil {
		w.fail(&editor.HeldError{Holder: *h})
		return
	}
	s, said := w.story, *w.story.doc.Block(w.story.doc.Index(block)).Image
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		file, err := w.desk.Embedded(ctx, said.File)
		if err != nil {
			return nil, err
		}
		return func() {
			if s != w.story || s.doc.Index(block) < 0 {
				return // somebody went on meanwhile
			}
			credits.ShowPictureForm(w.win, said, file, field, w.now(), func(i editor.Image) error { return w.setPicture(s, block, i) })
		}, nil
	})
}

// setPicture files what was said about a picture, as one undo step, and checks again.
func (w *window) setPicture(s *story, block string, i editor.Image) error {
	at := s.doc.Index(block)
	if at < 0 {
		return errors.New(lang.X("picture.gone", "The picture is no longer in the story."))
	}
	was := *s.doc.Block(at).Image
	if was == i {
		return nil
	}
	if err := s.doc.SetImage(block, i.Recredited(was)); err != nil {
		return err
	}
	w.check()
	return nil
}

// choosePicture asks for a picture file.
func (w *window) choosePicture() {
	w.pickFile(lang.X("picture.choose", "Insert a picture"), workflow.PictureEndings, func(path string) {
		w.settings.Folder.Set(filepath.Dir(path))
		w.insertPictures([]string{path}, w.page.Selection())
	})
}

// insertPictures takes pictures into the library and puts them, each an undo step,
// behind the paragraph of a selection; then it asks for the caption of the first.
func (w *window) insertPictures(paths []string, at doc.Selection) {
	s, version := w.story, w.story.doc.Version()
	w.jobs.Go(lang.X("picture.job", "Reading pictures"), func(ctx context.Context, progress job.Progress) (func(), error) {
		var images []editor.Image
		var failed error
		shown := map[string]image.Image{}
		for n, path := range paths {
			progress(n, len(paths), filepath.Base(path))
			i, err := w.desk.AddPicture(ctx, path)
			if err != nil {
				failed = err
				break
			}
			images = append(images, i)
			if shown[i.File], failed = w.desk.Picture(ctx, i.File, albumWidth); failed != nil {
				break
			}
		}
		return func() {
			for file, i := range shown {
				w.album.keep(file, i)
			}
			w.placePictures(s, version, images, at)
			w.fail(failed)
		}, nil
	})
}

// placePictures puts pictures of the library into the story they were read for, if
// it is still the open one.
func (w *window) placePictures(s *story, version uint64, images []editor.Image, at doc.Selection) {
	if s != w.story || len(images) == 0 {
		return
	}
	if r, _ := s.doc.MapSince(version, editor.Range{Block: at.Head.Block, Start: at.Head.Offset, End: at.Head.Offset}); s.doc.Index(r.Block) >= 0 {
		at = doc.Caret(doc.Pos{Block: r.Block, Offset: r.Start})
	} else {
		at = w.page.Selection()
	}
	first := ""
	w.page.Together(func() {
		for i := range images {
			w.page.SetSelection(at)
			block := w.page.InsertBlock(editor.Block{Kind: editor.ImageBlock, Image: &images[i]})
			at = w.page.Selection()
			if first == "" {
				first = block
			}
		}
	})
	if first != "" {
		w.editInPlace(manuscript.Field{Block: first, Name: manuscript.CaptionField})
	}
}

// droppedPictures takes pictures dropped on the page of an open story, and reports
// whether they were.
func (w *window) droppedPictures(at fyne.Position, paths []string) bool {
	if !w.hasStory() || len(paths) == 0 {
		return false
	}
	for _, path := range paths {
		if !workflow.IsPicture(path) {
			return false
		}
	}
	sel := w.page.Selection()
	own := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.page.Editor)
	if pos, ok := w.page.PlaceAt(at.Subtract(own)); ok {
		sel = doc.Caret(pos)
	}
	w.insertPictures(paths, sel)
	return true
}
