// Package pdfium reads what stands on the pages of a PDF: PDFium, the reader of Chromium,
// as WebAssembly. A stranger's file is opened within limits of time and memory, by a
// program that sees no disk, no network and no other file.
//
// Starting it takes seconds, since it is compiled for the machine, and a fraction of one
// where that was kept in a folder. It starts with the first PDF and stays for a while.
package pdfium

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// The limits of a file.
const (
	MaxPages    = 400
	maxTime     = 60 * time.Second
	maxWords    = 400_000
	maxLetters  = 400_000  // of a page
	maxPictures = 20 << 20 // bytes
	idle        = 2 * time.Minute
	memory      = 256 << 20
)

// The ways in which a PDF cannot be read; match with errors.Is.
var (
	ErrLocked  = errors.New("the PDF is locked with a password: open it, print it into a PDF without one, and import that")
	ErrDamaged = errors.New("the PDF is damaged: it cannot be opened; ask for it again")
	ErrPages   = fmt.Errorf("the PDF has more than %d pages: print those that hold the story into a PDF of their own, and import that", MaxPages)
	ErrSlow    = errors.New("the PDF takes too long to read: print the pages that hold the story into a PDF of their own, and import that")
	ErrStart   = errors.New("what reads PDFs cannot be started")
)

// engine is the one that runs, one file at a time.
var engine struct {
	sync.Mutex
	pool  pdfium.Pool
	cache wazero.CompilationCache
	files int // it has read so far
}

// start returns the engine, begun anew where it does not run. The lock is held.
func start(folder string) (pdfium.Pool, error) {
	if engine.pool != nil {
		return engine.pool, nil
	}
	cache := cacheIn(folder)
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(memory >> 16).
		WithCloseOnContextDone(true). // or nothing would stop it
		WithCompilationCache(cache)
	pool, err := webassembly.Init(webassembly.Config{
		MaxTotal: 1, MaxIdle: 1,
		FSConfig: wazero.NewFSConfig(), // no disk
		Stdout:   io.Discard, Stderr: io.Discard,
		RuntimeConfig: config,
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%w: %w", ErrStart, err), cache.Close(context.Background()))
	}
	engine.pool, engine.cache = pool, cache
	return pool, nil
}

// cacheIn keeps what is compiled in a folder, or in memory where that cannot be had.
func cacheIn(folder string) wazero.CompilationCache {
	if folder != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(folder); err == nil {
			return cache
		}
	}
	return wazero.NewCompilationCache()
}

// stop ends the engine. The lock is held.
func stop() {
	if engine.pool == nil {
		return
	}
	_ = engine.pool.Close() // there is nothing left to lose
	_ = engine.cache.Close(context.Background())
	engine.pool, engine.cache = nil, nil
}

// rest ends the engine when nobody has used it for a while. The lock is held.
func rest() {
	engine.files++
	last := engine.files
	time.AfterFunc(idle, func() {
		engine.Lock()
		defer engine.Unlock()
		if engine.files == last {
			stop()
		}
	})
}

// Read reads the pages of a PDF. Folder is where what is compiled is kept between runs,
// "" for nowhere. It waits while another file is being read. The errors are those above.
func Read(b []byte, folder string) (Document, error) { return read(b, folder, maxTime) }

// read is Read with the time that a file may take.
func read(b []byte, folder string, most time.Duration) (d Document, err error) {
	err = open(b, folder, most, func(f *file) error {
		d, err = f.read(b)
		return err
	})
	return d, err
}

// open starts the engine for a file, and calls do within so much time.
func open(b []byte, folder string, most time.Duration, do func(*file) error) error {
	if !bytes.Contains(b, []byte("obj")) { // not worth starting for
		return ErrDamaged
	}
	engine.Lock()
	defer engine.Unlock()
	pool, err := start(folder)
	if err != nil {
		return err
	}
	defer rest()
	instance, err := pool.GetInstance(maxTime)
	if err != nil {
		stop()
		return fmt.Errorf("%w: %w", ErrStart, err)
	}
	late := time.AfterFunc(most, func() { _ = instance.Kill() })
	err = guarded(&file{pdf: instance, until: time.Now().Add(most)}, do)
	if !late.Stop() {
		stop() // with all that was left lying about
		return ErrSlow
	}
	if instance.Close() != nil {
		stop()
	}
	return err
}

// guarded reads a file and survives it.
func guarded(f *file, do func(*file) error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w (%v)", ErrDamaged, p)
		}
	}()
	return do(f)
}
