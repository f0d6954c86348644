package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/comments"
	"stet/app/compare"
	"stet/app/control"
	"stet/app/credits"
	"stet/app/desk"
	"stet/app/facts"
	"stet/app/history"
	"stet/app/job"
	"stet/app/library"
	"stet/app/manuscript"
	"stet/app/manuscript/layout"
	"stet/app/outline"
	"stet/app/proofs"
	"stet/app/settings"
	"stet/app/suggestions"
	"stet/app/theme"
	"stet/app/workflow"
	"stet/assets"
	"stet/editor"
	"stet/editor/doc"
)

// The tabs of the inspector.
const (
	tabFacts = iota
	tabCredits
	tabComments
	tabChanges
	tabRevisions
	tabDetails
	tabOutline
	tabProofs
	tabHistory
)

// window is the one window of Stet: its views, and what they work on.
type window struct {
	app      fyne.App
	win      fyne.Window
	config   Config
	settings *settings.Settings
	desk     *workflow.Desk
	jobs     *job.Runner
	now      func() time.Time
	rested   time.Time // when the library last was let rest

	table             *command.Table
	top               *desk.TopBar
	status            *desk.StatusBar
	panes             *desk.Panes
	list              *library.View
	page              *page // the one in front
	other             *page // beside it where the page is split, else nil
	first, second     *page // from left to right; the second is made when it is needed
	split             *desk.Split
	tabs              *control.Tabs
	facts             *facts.View
	credits           *credits.View
	comments          *comments.View
	remarked          remarked // what a comment is being written about
	suggestions       *suggestions.View
	formatting        bool // that it is not suggested was told
	proofs            *proofs.View
	proofShown        proofShown
	history           *compare.Revisions
	details           *desk.Details
	past              *history.View
	outline           *outline.View
	right             *fyne.Container // what the chosen tab shows
	centre, inspector fyne.CanvasObject
	slips             *control.Slips // what the marks under the pointer are
	rest              resting
	sleeper           sleeper
	sources           map[string]string // the stories that words were pasted from, in words, by ID
	album             *album
	placing           *inPlace      // what is being filled in on the page
	formatAt          doc.Selection // where the ticks of the Format menu were set for
	seeking           *seeking
	sweeping          *sweeping
	auditing          *auditing
	awaited           awaited
	keeping           *keeping
	backing           backing
	notice            *control.Banner
	band              *control.Banner // says who else may write to the story in front
	banded            *fyne.Container // the page under it
	lookedAt          time.Time       // when the window last looked how its stories stand
	stamp             string          // of what the library held when it was last listed
	stampedAt         time.Time
	looking           bool         // it is doing so
	afterOpening      func(*story) // waits for the story that is on its way; may be nil
	noticeEnds        time.Time    // when the notice closes by itself; zero for never
	noticeOf          *story       // the story that the notice speaks of, nil for any
	noticeAt          uint64       // the version that its Undo goes back from, 0 for none
	full              bool         // that the disk is full was told

	incoming    incoming
	undoable    undoable
	shelves     editor.Shelves // the sections and tags in use
	stories     []*story       // that are open, in the order of their tabs
	story       *story         // the one in front, nil for none
	closed      []string       // the IDs of those that were closed, the last last
	strip       *desk.StoryTabs
	selected    editor.Length // how much of it the status bar says is selected
	comparing   *comparing
	preview     *look // what an export will be, nil while no dialog asks for one
	comparer    *job.Latest
	compared    comparisons
	searching   *job.Latest
	help        *searchHelp
	typedSearch typedSearch
	listing     *job.Latest
	opening     *job.Latest
	checking    *job.Latest
	telling     *job.Latest
	elsewhere   *job.Latest // looks for facts settled in other stories
	proofTold   string      // what was last told of the shelf
	typing      doc.Pos     // behind the word that is being typed
	typedAt     uint64      // the version in which it was
	task        *job.Job    // the background work shown in the status bar
	tasks       []*task     // all that has a name and is under way
	stops       []func()
	dropping    dropPlace
	copies      string // the folder for source files that are looked at, "" until one is
	next        Next   // the library to open when the window has closed

	scrub    scrubbing
	hurtTold int // of how many damages was told
}

// ownFonts are Stet's, read once.
var ownFonts = sync.OnceValues(func() (*layout.Fonts, error) { return manuscript.LoadFonts(assets.Fonts, "fonts") })

// newWindow builds the window on a library; nothing runs until start.
func newWindow(a fyne.App, c Config, jobs *job.Runner) (*window, error) {
	w := &window{app: a, config: c, jobs: jobs, now: time.Now, sources: map[string]string{},
		settings: c.Settings}
	if w.settings == nil {
		w.settings = settings.New(a.Preferences())
	}
	w.settings.For(c.Path)
	var err error
	w.desk, err = workflow.New(c.Library, workflow.Config{Now: w.clock, Who: w.who, House: w.settings.House.Get, Country: w.settings.Country.Get,
		Outlets: bytes.NewReader(c.Outlets), Profiles: w.profileFolders, Faces: assets.Fonts, Cache: workflow.CacheFolder()})
	if err != nil {
		return nil, err
	}
	fonts, err := ownFonts()
	if err != nil {
		return nil, fmt.Errorf("read the fonts: %w", err)
	}
	w.searching, w.listing, w.opening, w.checking = job.NewLatest(jobs), job.NewLatest(jobs), job.NewLatest(jobs), job.NewLatest(jobs)
	w.telling, w.comparer, w.elsewhere = job.NewLatest(jobs), job.NewLatest(jobs), job.NewLatest(jobs)
	w.serveJobs()
	w.win = a.NewWindow("Stet")
	w.win.SetMaster()
	w.win.SetPadded(false)
	w.table = command.New(w.commands()...)
	w.table.OnRun = w.keepKeyboard
	w.album = newAlbum(w)
	w.build(newPage(w, fonts, &manuscript.Clip{}))
	w.win.SetContent(container.NewStack(w.panes, w.slips, w.help.card))
	w.showMenu()
	w.table.Bind(w.win.Canvas())
	w.bindUndo()
	// Undo belongs to the widget that has the keyboard, or else to the story.
	w.win.Canvas().AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { w.undoPressed() })
	w.win.Canvas().AddShortcut(&fyne.ShortcutSelectAll{}, func(fyne.Shortcut) { w.selectAllPressed() })
	w.win.Canvas().AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { w.table.Press("edit.redo") })
	w.serveStrays()
	w.win.SetOnDropped(w.dropped)
	w.win.SetCloseIntercept(w.quit)
	w.win.Resize(fyne.NewSize(float32(w.settings.Width.Get()), float32(w.settings.Height.Get())))
	a.Settings().AddListener(func(fyne.Settings) { w.jobs.UI(w.recolour) })
	w.showNoStory()
	w.refreshStory()
	return w, nil
}

// clock reads w.now when it is asked, so that a test may set it.
func (w *window) clock() time.Time { return w.now() }

// who signs.
func (w *window) who() string { return w.settings.Signer() }

// build makes the views and wires their callbacks.
func (w *window) build(p *page) {
	w.page = p
	w.notice, w.band, w.slips = control.NewBanner(), control.NewBand(), control.NewSlips()
	w.top = desk.NewTopBar(w.table, "view.palette", "file.import", "story.compare", "story.save", "file.export")
	w.top.OnSearch, w.top.OnSubmit, w.top.OnStatus = w.search, w.submitSearch, w.setStatus
	w.top.OnLeave = func() { w.list.Focus() }
	w.help = newSearchHelp(w)
	w.status = desk.NewStatusBar()
	w.status.OnLength = func() { w.run("story.length") }
	w.status.OnPasted = w.nextPasted
	w.status.OnChanges = func() { w.run("suggest.show") }
	w.status.OnFacts, w.status.OnCredits = func() { w.showTab(tabFacts) }, func() { w.showTab(tabCredits) }
	w.status.OnLanguage = func() { w.run("proof.language") }
	w.status.OnCancel = w.cancelTask
	w.list = library.New(w.clock)
	w.list.OnView, w.list.OnRows, w.list.OnMore = w.goToPlace, w.readRows, w.moreResults
	w.list.SetUnfolded(strings.Fields(w.settings.Unfolded.Get()))
	w.list.OnFold = func(unfolded []string) { w.settings.Unfolded.Set(strings.Join(unfolded, " ")) }
	w.list.OnOpen = func(s editor.Summary) { w.open(s.ID) }
	w.list.OnKeep = func(s editor.Summary) { w.openAs(s.ID, kept) }
	w.list.OnBehind = func(s editor.Summary) { w.openAs(s.ID, behind) }
	w.buildStrip()
	w.list.OnStatus, w.list.Extra = w.moveStory, w.rowMenu
	w.wireBulk()
	w.wireBin()
	w.list.OnImport = func() { w.run("file.import") }
	w.list.OnLeave = func() { w.top.SetWords("") }
	w.list.OnOrder, w.list.OnKeepSearch = w.reorder, w.keepSearch
	w.buildInspector()
	w.right = container.NewStack()
	// The notice lies over the foot of the page: the text does not jump.
	w.buildSplit()
	w.seeking, w.sweeping = newSeeking(w), newSweeping(w)
	w.keeping, w.auditing = newKeeping(w), newAuditing(w)
	w.banded = container.NewBorder(w.band, nil, nil, nil, w.split)
	w.centre = w.under(container.NewStack(below(w.seeking.bar, w.banded), control.NewFoot(w.notice)))
	w.inspector = container.NewBorder(w.tabs, nil, nil, nil, w.right)
	w.panes = desk.NewPanes(w.top, w.list, w.centre, w.inspector, w.status,
		float32(w.settings.Left.Get()), float32(w.settings.Right.Get()))
	w.panes.OnDragged = w.keepWidths
	w.panes.SetFocus(w.settings.Focus.Get())
	w.showTab(w.settings.Tab.Get())
}

// keepWidths remembers the panes as they were dragged.
func (w *window) keepWidths(left, right float32) {
	w.settings.Left.Set(float64(left))
	if w.tabs.Selected() == tabCredits {
		w.settings.Wide.Set(float64(right))
	} else {
		w.settings.Right.Set(float64(right))
	}
}

// start does what the window was opened for.
func (w *window) start(ctx context.Context) {
	w.stops = append(w.stops,
		w.jobs.Every(100*time.Millisecond, w.tick),
		w.jobs.Every(time.Minute, w.list.Tick),
		w.jobs.Every(binEvery, w.emptyBin),
		w.jobs.Every(inboxEvery, w.lookIntoInbox))
	w.watchInbox()
	w.watch(ctx)
	w.watchArrivals()
	w.begin()
	w.finishCheck()
	w.warmLibrary()
}

// begin shows the list and the story that was open last.
func (w *window) begin() {
	w.welcome(func() {
		w.showPlace(library.ParsePlace(w.settings.View.Get()))
		w.checkIndex()
		w.tellFocus()
		w.tellDamage()
		if why := w.config.Library.ReadOnly(); errors.Is(why, editor.ErrDamaged) {
			w.warn(why.Error(), lang.X("repair.copy", "Make a repaired copy…"), func() { w.switcher().salvage(w.config.Path, w.backupPaths) })
		} else if why != nil {
			w.warn(why.Error(), "", nil)
		}
		w.offerRecovered(func() {
			w.openLast(func() {
				w.offerCutShort()
				w.importPaths(w.config.Files, workflow.ImportOptions{})
			})
		})
	})
}

// welcome files the sample story where the library is new, then goes on.
func (w *window) welcome(then func()) {
	if !w.config.Fresh || len(w.config.Sample) == 0 {
		then()
		return
	}
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		id, err := w.desk.Welcome(ctx, w.config.Sample)
		return func() {
			if err != nil {
				w.fail(err)
			} else {
				w.settings.Story.Set(id)
				w.settings.View.Set(string(editor.Checking))
			}
			then()
		}, nil
	})
}

// watch ends the window when ctx ends, as it does on a signal.
func (w *window) watch(ctx context.Context) {
	w.jobs.Go("", func(own context.Context, _ job.Progress) (func(), error) {
		select {
		case <-ctx.Done():
			return w.quit, nil
		case <-own.Done():
			return nil, nil
		}
	})
}

// watchArrivals imports the files of later starts.
func (w *window) watchArrivals() {
	if w.config.Arrivals == nil {
		return
	}
	w.jobs.Go("", func(own context.Context, _ job.Progress) (func(), error) {
		select {
		case files := <-w.config.Arrivals:
			return func() {
				w.win.RequestFocus()
				w.importPaths(files, workflow.ImportOptions{})
				w.watchArrivals()
			}, nil
		case <-own.Done():
			return nil, nil
		}
	})
}

// quit ends Stet.
func (w *window) quit() { w.leaveFor(Next{}) }

// leaveFor closes the window, for another library where one is named, once
// everything is on the disk; where that cannot be, it asks.
func (w *window) leaveFor(next Next) {
	w.next = next
	w.remember()
	if w.flush() {
		w.shut()
		return
	}
	lost := control.NewText(control.Body.Wrap(control.Unlimited), lang.X("quit.lost", "The last words could not be saved. Closing loses them."))
	control.ShowDialog(w.win.Canvas(), lang.X("quit.title", "Close without saving?"), lost, 420, lang.X("close", "Close"), func() bool {
		w.shut()
		return true
	})
}

func (w *window) shut() {
	for _, stop := range w.stops {
		stop()
	}
	w.stops = nil
	w.win.Close()
}

// remember keeps the window's size for the next start.
func (w *window) remember() {
	size := w.win.Canvas().Size()
	w.settings.Width.Set(float64(size.Width))
	w.settings.Height.Set(float64(size.Height))
	w.settings.View.Set(w.list.Place().String())
}

// keepKeyboard gives the manuscript the keyboard after a command that left it
// with nobody: Fyne takes it from the page when a menu or a button is pressed.
func (w *window) keepKeyboard() {
	c := w.win.Canvas()
	switch {
	case c.Focused() != nil || c.Overlays().Top() != nil:
	case w.isComparing():
		w.comparing.page.focus()
	case w.hasStory():
		w.page.FocusPage()
	}
}

// serveStrays gives the page the keys that nobody has the keyboard for, as after
// a menu was left with Escape: what is typed is never lost. The letters on the
// cards of a comparison work wherever nothing else takes them; as keys of commands
// some systems would take them from every page.
func (w *window) serveStrays() {
	c := w.win.Canvas()
	stray := func() bool {
		w.keepKeyboard()
		return c.Focused() == fyne.Focusable(w.page.Editor)
	}
	c.SetOnTypedRune(func(r rune) {
		if c.Focused() == nil && stray() {
			w.page.TypedRune(r)
		}
	})
	w.table.OnStray = func(k *fyne.KeyEvent) {
		if w.isComparing() && c.Overlays().Top() == nil && w.comparing.view.Changes.Key(k) {
			return
		}
		if c.Focused() == nil && stray() {
			w.page.TypedKey(k)
		}
	}
}

// run does a command by its name.
func (w *window) run(id string) { w.table.Run(id) }

// noticeTime is how long a line above the page stays when nobody closes it.
const noticeTime = 12 * time.Second

// tell shows a line above the page for a while, with something to do about it.
func (w *window) tell(words, action string, do func()) {
	w.notice.Tell(words, action, do)
	w.noticeEnds, w.noticeOf, w.noticeAt = w.now().Add(noticeTime), nil, 0
}

// tellDone tells of a change of the open story with a way to undo it, until the
// next change: from then on Undo means that one.
func (w *window) tellDone(words string) {
	w.tell(words, lang.X("edit.undo", "Undo"), func() { w.run("edit.undo") })
	w.noticeOf, w.noticeAt = w.story, w.story.doc.Version()
}

// dropNotice closes a notice about another story than the open one, or about a
// change that is no longer the last.
func (w *window) dropNotice() {
	if w.noticeOf == nil || w.noticeOf == w.story && (w.noticeAt == 0 || w.noticeAt == w.story.doc.Version()) {
		return
	}
	w.noticeOf, w.noticeEnds = nil, time.Time{}
	w.notice.Close()
}

// warn shows a line above the page until it is closed or replaced.
func (w *window) warn(words, action string, do func()) {
	w.notice.Tell(words, action, do)
	w.noticeEnds, w.noticeOf, w.noticeAt = time.Time{}, nil, 0
}

// warnOf is warn about the open story: it goes when another one is opened.
func (w *window) warnOf(words, action string, do func()) {
	w.warn(words, action, do)
	w.noticeOf = w.story
}

// alarm is warn of words that may be lost.
func (w *window) alarm(words, action string, do func()) {
	w.notice.Warn(words, action, do)
	w.noticeEnds, w.noticeOf, w.noticeAt = time.Time{}, nil, 0
}

// alarmOf is alarm about the open story.
func (w *window) alarmOf(words, action string, do func()) {
	w.alarm(words, action, do)
	w.noticeOf = w.story
}

// fail tells of an error.
func (w *window) fail(err error) {
	if hurt := asDamage(err); hurt != nil {
		w.failHurt(hurt)
	} else if err != nil {
		w.warn(control.Sentence(err), "", nil)
	}
}

// setTheme changes the colours at once, and for the next start.
func (w *window) setTheme(mode theme.Mode) {
	w.settings.Theme.Set(string(mode))
	w.app.Settings().SetTheme(theme.New(mode))
	w.table.Refresh()
}

// recolour gives the pages the colours of the theme, which the system may change
// at any time; all else asks for them by itself, what is hidden once it is told.
func (w *window) recolour() {
	for _, o := range append(w.inspectorTabs(), w.list, w.top, w.status) {
		o.Refresh()
	}
	for _, p := range w.pages() {
		p.recolour()
		w.on(p, func() {
			w.drawMarks()
			w.redrawProof()
		})
	}
	w.seeking.draw()
	if w.preview != nil {
		w.preview.dress()
	}
	if w.comparing != nil {
		w.comparing.page.recolour()
	}
}
