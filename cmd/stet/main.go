// Command stet is the desktop app: it opens the library, hands the files it is
// given to the window, and hands them to a running Stet where there is one.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"stet/app"
	"stet/assets"
	"stet/store"
)

func main() {
	exit(run())
}

// exit ends the process and says why it had to.
func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "stet:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

func run() error {
	library := flag.String("library", "", "the library's `file` (default: the one chosen last, or your own)")
	readOnly := flag.Bool("read-only", false, "write nothing to the library")
	flag.Usage = usage
	flag.Parse()
	path, err := libraryPath(*library)
	if err != nil {
		return fail(path, err)
	}
	files, err := absolute(flag.Args())
	if err != nil {
		return err
	}
	door := doorOf(path)
	if door.handOver(files) {
		return nil // the running Stet takes it from here
	}
	ctx, listen := untilSignal()
	return open(ctx, path, store.Options{ReadOnly: *readOnly}, files, door, listen)
}

// fail shows why there is no library to open, and goes on with what is chosen
// then. It returns only where there is no window to show.
func fail(path string, why error) error {
	return errors.Join(why, app.Fail(app.Trouble{Path: path, Why: why, Libraries: store.Libraries{}}, func(next app.Next) {
		if next.Library == "" {
			exit(why)
		}
		exit(relaunch(next))
	}))
}

// relaunch begins anew on another library, in place of this process where the
// system can do that.
func relaunch(next app.Next) error {
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("open %s: %w", next.Library, err)
	}
	args := []string{program, "-library", next.Library}
	if next.ReadOnly {
		args = append(args, "-read-only")
	}
	if err := replaceProcess(program, args); err != nil {
		return fmt.Errorf("open %s: %w", next.Library, err)
	}
	return nil
}

// untilSignal returns a context that ends when the system asks Stet to. Fyne
// ends its loop on the same signals by itself, before what was typed is saved:
// calling listen once its loop runs takes them away from it.
func untilSignal() (ctx context.Context, listen func()) {
	ctx, cancel := context.WithCancel(context.Background())
	asked := make(chan os.Signal, 1)
	notify := func() { signal.Notify(asked, os.Interrupt, syscall.SIGTERM) }
	notify()
	go func() {
		<-asked
		cancel()
	}()
	return ctx, func() {
		signal.Reset(os.Interrupt, syscall.SIGTERM)
		notify()
	}
}

// open shows the window on the library until it is closed or ctx ends, and ends
// the process then. It returns only where there is no window to show.
func open(ctx context.Context, path string, opt store.Options, files []string, door door, shown func()) error {
	_, statErr := os.Stat(path)
	lib, err := store.Open(ctx, path, opt)
	if err != nil {
		return fail(path, err)
	}
	arrivals, closeDoor := door.open()
	end := func() error {
		closeDoor()
		return lib.Close()
	}
	err = app.Run(ctx, app.Config{
		Library:  lib,
		Path:     path,
		Outlets:  assets.Outlets,
		Sample:   assets.Sample,
		Fresh:    errors.Is(statErr, fs.ErrNotExist),
		Files:    files,
		Arrivals: arrivals,
		Shown:    shown,

		Libraries: store.Libraries{},
	}, func(next app.Next) {
		err := end()
		if next.Library != "" {
			err = errors.Join(err, relaunch(next))
		}
		exit(err)
	})
	return errors.Join(err, end())
}

func libraryPath(given string) (string, error) {
	if given != "" {
		return filepath.Abs(given)
	}
	path, err := store.DefaultPath()
	if gone := (*store.GoneError)(nil); errors.As(err, &gone) {
		return gone.Path, err
	}
	return path, err
}

// absolute makes file names mean the same in another process.
func absolute(files []string) ([]string, error) {
	for i, f := range files {
		path, err := filepath.Abs(f)
		if err != nil {
			return nil, fmt.Errorf("find %s: %w", f, err)
		}
		files[i] = path
	}
	return files, nil
}

func usage() {
	fmt.Fprint(os.Stderr, "usage: stet [-library FILE] [-read-only] [FILE...]\n\nOpens the library and imports the files.\n\n")
	flag.PrintDefaults()
}
