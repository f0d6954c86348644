// Package app is Stet's main window: it wires the views, the verbs of
// app/workflow and the table of commands. Everything here runs on the UI
// thread; what is slow goes through app/job and comes back to it.
//
// A key goes: manuscript → doc → changed → autosave, status bar, marks.
// A press in a view goes: view → OnX → a verb or the doc → changed → views.
package app

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"stet/app/job"
	"stet/app/settings"
	"stet/app/shelf"
	"stet/app/theme"
	"stet/app/workflow"
	"stet/assets"
)

// ID is the app's unique identifier, as in FyneApp.toml.
const ID = "org.stet.desk"

// Config is what the window is opened on.
type Config struct {
	Library  workflow.Library
	Path     string             // of the library, for the title
	Outlets  []byte             // the table of known organisations
	Sample   [][]byte           // the sample story's revisions, filed in a fresh library
	Fresh    bool               // the library was made just now
	Files    []string           // to import at the start
	Arrivals <-chan []string    // files of later starts
	Shelf    *shelf.Shelf       // dictionaries and word lists; nil for none
	Settings *settings.Settings // nil for those in the app's preferences
	Shown    func()             // called once when the window is up; may be nil

	Libraries workflow.Libraries // for opening others; nil for none
}

// Next is the library to open in place of the one that was open; "" for none,
// which ends Stet.
type Next struct {
	Library  string
	ReadOnly bool
}

// Run shows the window until it is closed or ctx ends. Whatever was typed is on
// the disk and no work is under way when ended is called, which must not
// return: once its loop is over, Fyne 2.8 waits for an event of its own that it
// may have thrown away just before, and Run may stay for ever with the library
// open and no window. It is told which library is to be opened next.
func Run(ctx context.Context, c Config, ended func(Next)) error {
	c.Settings = settings.Own()
	c.Shelf = shelf.New(settings.Folder())
	a, err := newApp(c.Settings)
	if err != nil {
		return err
	}
	w, err := newWindow(a, c, job.New(context.Background()))
	if err != nil {
		return err
	}
	w.page.clip.Primary = primary()
	w.page.fonts.System = true // for the scripts that Stet's own fonts lack
	a.Lifecycle().SetOnStarted(func() { w.start(ctx) })
	w.win.SetOnClosed(func() {
		w.jobs.Close()
		ended(w.next)
	})
	w.win.ShowAndRun()
	return nil
}

// Fail shows why Stet cannot open its library, and what can be done about it. As
// in Run, ended must not return.
func Fail(t Trouble, ended func(Next)) error {
	own := settings.Own()
	a, err := newApp(own)
	if err != nil {
		return err
	}
	w := newTroubled(a, t, own, job.New(context.Background()))
	w.win.SetOnClosed(func() {
		w.jobs.Close()
		ended(w.next)
	})
	w.win.ShowAndRun()
	return nil
}

func newApp(s *settings.Settings) (fyne.App, error) {
	if err := lang.AddTranslationsFS(assets.Lang, "lang"); err != nil {
		return nil, fmt.Errorf("read the words of the interface: %w", err)
	}
	a := fyneapp.NewWithID(ID)
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	a.Settings().SetTheme(theme.New(theme.Mode(s.Theme.Get())))
	return a, nil
}
