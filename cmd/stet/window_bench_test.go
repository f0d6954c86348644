package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"

	"stet/app/job"
	"stet/app/manuscript"
	"stet/app/theme"
	"stet/assets"
	"stet/editor"
	"stet/editor/doc"
	"stet/store"
)

// These figures need a real window, so each is taken from a process of its own:
// this test's binary, told by the environment to open a window. The screen is
// that of cmd/dev's bench, or one given by hand in STET_SCREEN.

const (
	onScreen  = "STET_SCREEN" // the display to open windows on
	asWindow  = "STET_WINDOW" // makes the binary open that window
	idleTime  = 8 * time.Second
	calmTime  = 3 * time.Second // what a window takes to come to rest
	pages     = 2_000
	frameTime = 16 * time.Millisecond
)

func TestMain(m *testing.M) {
	switch os.Getenv(asWindow) {
	case "stet":
		stetWindow(os.Args[1])
	case "page":
		pageWindow()
	case "entry":
		entryWindow()
	default:
		os.Exit(m.Run())
	}
}

// BenchmarkIdle compares the processor time of Stet's desk, idle with a caret in
// a story, with that of a window that holds one of Fyne's Entries.
func BenchmarkIdle(b *testing.B) {
	if !here(b) {
		return
	}
	for b.Loop() {
		own, peer := idle(b, "stet", filepath.Join(b.TempDir(), "idle.stet")), idle(b, "entry")
		b.ReportMetric(own/peer, "x/peer")
		b.ReportMetric(1000*own, "own-ms/s")
		b.ReportMetric(1000*peer, "peer-ms/s")
	}
}

// BenchmarkScrollingMemory compares the resident memory of a window after 2,000
// pages were scrolled, with that before.
func BenchmarkScrollingMemory(b *testing.B) {
	if !here(b) {
		return
	}
	for b.Loop() {
		w := start(b, "page")
		w.rest()
		before := w.memory()
		fmt.Fprintln(w.in, "scroll")
		w.hear("scrolled")
		w.rest()
		after := w.memory()
		w.end()
		b.ReportMetric(after/before, "x/peer")
		b.ReportMetric(before/1024, "before-MiB")
		b.ReportMetric(after/1024, "after-MiB")
	}
}

// here reports whether a window can be opened and looked at; otherwise it says
// so in the figures.
func here(b *testing.B) bool {
	ok := runtime.GOOS == "linux" && os.Getenv(onScreen) != ""
	if !ok {
		b.ReportMetric(1, "not-here")
	}
	return ok
}

// window is another process with a window.
type window struct {
	b   *testing.B
	cmd *exec.Cmd
	in  io.Writer
	out *bufio.Scanner
}

// start opens a window, Stet's on the library named behind, and waits until it
// is up.
func start(b *testing.B, kind string, library ...string) *window {
	dir := b.TempDir()
	cmd := exec.Command(os.Args[0], library...)
	cmd.Env = append(os.Environ(), asWindow+"="+kind, "DISPLAY="+os.Getenv(onScreen), "WAYLAND_DISPLAY=", "LC_ALL=C.UTF-8",
		"FYNE_SCALE=1", "FYNE_THEME=light", "HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_DATA_HOME="+dir, "XDG_CACHE_HOME="+dir, "XDG_RUNTIME_DIR="+dir)
	in, err := cmd.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	w := &window{b, cmd, in, bufio.NewScanner(out)}
	b.Cleanup(w.end)
	w.hear("up")
	return w
}

func (w *window) end() {
	w.cmd.Process.Kill()
	w.cmd.Wait()
}

// hear waits for a line that the window prints.
func (w *window) hear(line string) {
	for w.out.Scan() {
		if w.out.Text() == line {
			return
		}
	}
	w.b.Fatalf("the window ended before it said %q", line)
}

// rest waits until the window has used next to no processor time for a while.
func (w *window) rest() {
	for range 20 {
		before := w.used()
		time.Sleep(calmTime)
		if w.used()-before < 0.5*calmTime.Seconds() {
			return
		}
	}
	w.b.Fatal("the window does not come to rest")
}

// idle returns how many seconds of processor time a second a window takes.
func idle(b *testing.B, kind string, library ...string) float64 {
	w := start(b, kind, library...)
	defer w.end()
	w.rest()
	w.rest()
	before := w.used()
	time.Sleep(idleTime)
	return (w.used() - before) / idleTime.Seconds()
}

// used returns the seconds of processor time used so far, from the fields utime
// and stime of /proc/PID/stat, in hundredths of a second.
func (w *window) used() float64 {
	_, rest, _ := strings.Cut(w.proc("stat"), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		w.b.Fatal("the window has ended")
	}
	user, _ := strconv.ParseFloat(fields[11], 64)
	system, _ := strconv.ParseFloat(fields[12], 64)
	return (user + system) / 100
}

// memory returns the resident memory in KiB.
func (w *window) memory() float64 {
	_, rest, _ := strings.Cut(w.proc("status"), "VmRSS:")
	size, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	kib, err := strconv.ParseFloat(size, 64)
	if err != nil {
		w.b.Fatal(err)
	}
	return kib
}

func (w *window) proc(file string) string {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", w.cmd.Process.Pid, file))
	if err != nil {
		w.b.Fatal(err)
	}
	return string(text)
}

// stetWindow is Stet itself on a library; it says when it is up.
func stetWindow(library string) {
	ctx, listen := untilSignal()
	exit(open(ctx, library, store.Options{}, nil, doorOf(library), func() {
		listen()
		fmt.Println("up")
	}))
}

// pageWindow shows a manuscript of 50,000 words and scrolls when it is told to.
func pageWindow() {
	a := fyneapp.NewWithID("org.stet.figures")
	a.Settings().SetTheme(theme.New(theme.ByDay))
	fonts, err := manuscript.LoadFonts(assets.Fonts, "fonts")
	if err != nil {
		exit(err)
	}
	p := theme.Now()
	jobs := job.New(context.Background())
	e := manuscript.New(doc.New(longStory()), manuscript.Options{Fonts: fonts, Every: jobs.Every,
		Palette: manuscript.Palette{Page: p.Page, Side: p.Side, Ink: p.Ink, Muted: p.Muted, Hairline: p.Hairline, Accent: p.Accent, Selection: p.TextSelection}})
	show(a, e, func() {
		e.Focus()
		scrollWhenTold(jobs, e)
	})
}

// scrollWhenTold scrolls through the story by pages, and back, one a frame.
func scrollWhenTold(jobs *job.Runner, e *manuscript.Editor) {
	jobs.Go("", func(context.Context, job.Progress) (func(), error) {
		bufio.NewReader(os.Stdin).ReadString('\n')
		return func() {
			n, by := 0, float32(-600)
			var stop func()
			stop = jobs.Every(frameTime, func() {
				switch f := e.ScrollFraction(); {
				case f >= 0.999:
					by = 600
				case f == 0:
					by = -600
				}
				e.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, by)})
				if n++; n == pages {
					stop()
					fmt.Println("scrolled")
				}
			})
		}, nil
	})
}

// entryWindow shows one of Fyne's Entries with the keyboard in it.
func entryWindow() {
	a := fyneapp.NewWithID("org.stet.figures")
	a.Settings().SetTheme(theme.New(theme.ByDay))
	e := widget.NewMultiLineEntry()
	e.Wrapping = fyne.TextWrapWord
	e.SetText("The harbour board voted on Monday to close the quay.")
	show(a, e, func() { fyne.CurrentApp().Driver().CanvasForObject(e).Focus(e) })
}

// show opens a window as large as Stet's and says when it is up.
func show(a fyne.App, o fyne.CanvasObject, up func()) {
	w := a.NewWindow("Figures")
	w.SetContent(o)
	w.Resize(fyne.NewSize(1200, 800))
	a.Lifecycle().SetOnStarted(func() {
		up()
		fmt.Println("up")
	})
	w.ShowAndRun()
	os.Exit(0)
}

func longStory() editor.Story {
	const sentence = "The harbour board voted on Monday to close the quay while divers mend its oak piles, and said buses would meet the boats. "
	s := editor.Story{Article: editor.Article{Headline: "Ferry quay to close", Standfirst: "Until spring."}}
	for i := range 544 {
		s.Article.Body = append(s.Article.Body, editor.Block{ID: "p" + strconv.Itoa(i), Kind: editor.Paragraph, Text: strings.TrimSpace(strings.Repeat(sentence, 4))})
	}
	return s
}
