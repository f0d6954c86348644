// Package job runs work in the background for the window. It is the only room
// that starts goroutines and the only one that hands functions to the UI
// thread. Work returns the step that the UI thread is to run, so that what a
// goroutine may touch and what the window may touch never mix.
package job

import (
	"context"
	"errors"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// Progress tells how far work has come: total 0 where that is not known. It
// may be called from the work's goroutine as often as it likes.
type Progress func(done, total int, text string)

// Work does something slow, off the UI thread, until ctx ends. The function it
// returns, if any, runs on the UI thread; the error goes to the runner's
// OnError, unless it is that the context was cancelled.
type Work func(ctx context.Context, progress Progress) (func(), error)

// Runner starts work. Its hooks run on the UI thread; set them before the first
// work starts. All methods may be called from any goroutine.
type Runner struct {
	OnStart    func(j *Job)
	OnProgress func(j *Job, done, total int, text string)
	OnError    func(j *Job, err error)
	OnEnd      func(j *Job)

	ctx    context.Context
	cancel context.CancelFunc
	ui     func(func())
	spawn  func(func())
	tick   func(time.Duration) (<-chan time.Time, func())
	works  sync.WaitGroup
}

// Job is one piece of work that runs or has run.
type Job struct {
	Name   string
	Aside  bool // nobody asked for it: what somebody did is shown before it
	cancel context.CancelFunc
	done   chan struct{}
	end    func() // runs the step on the UI thread, the first time it is called
}

// Cancel asks the work to end; what it has done by then stays done.
func (j *Job) Cancel() { j.cancel() }

// Done is closed when the work has ended and its step has been handed over.
func (j *Job) Done() <-chan struct{} { return j.done }

// Finish waits on the UI thread until the work has ended and runs its step at
// once, ahead of its turn, for the window that must not close before.
func (j *Job) Finish() {
	<-j.done
	j.end()
}

// New returns a runner whose work ends with ctx.
func New(ctx context.Context) *Runner {
	r := newRunner(ctx)
	r.ui = fyne.Do
	r.spawn = func(f func()) { go f() }
	r.tick = func(d time.Duration) (<-chan time.Time, func()) {
		t := time.NewTicker(d)
		return t.C, t.Stop
	}
	return r
}

// Inline returns a runner for tests: work runs to its end where it is started,
// and Every never ticks.
func Inline() *Runner {
	r := newRunner(context.Background())
	r.ui = func(f func()) { f() }
	r.spawn = func(f func()) { f() }
	return r
}

// Stepped returns a runner for tests of what happens in between: work runs to
// its end where it is started, and its steps wait until step runs them all.
func Stepped() (r *Runner, step func()) {
	r = Inline()
	var waiting []func()
	r.ui = func(f func()) { waiting = append(waiting, f) }
	return r, func() {
		for len(waiting) > 0 {
			f := waiting[0]
			waiting = waiting[1:]
			f()
		}
	}
}

func newRunner(ctx context.Context) *Runner {
	r := &Runner{}
	r.ctx, r.cancel = context.WithCancel(ctx)
	return r
}

// UI runs f on the UI thread.
func (r *Runner) UI(f func()) { r.ui(f) }

// Go starts work under a name that OnStart and OnProgress can show.
func (r *Runner) Go(name string, w Work) *Job { return r.start(&Job{Name: name}, w, always) }

// GoAside starts work that Stet does by itself.
func (r *Runner) GoAside(name string, w Work) *Job {
	return r.start(&Job{Name: name, Aside: true}, w, always)
}

func always() bool { return true }

// start runs work; its step and its error are dropped where wanted has become
// false by then.
func (r *Runner) start(j *Job, w Work, wanted func() bool) *Job {
	ctx, cancel := context.WithCancel(r.ctx)
	j.cancel, j.done = cancel, make(chan struct{})
	r.works.Add(1)
	r.ui(func() { call(r.OnStart, j) })
	r.spawn(func() {
		defer r.works.Done()
		defer cancel()
		step, err := w(ctx, func(done, total int, text string) {
			r.ui(func() {
				if r.OnProgress != nil {
					r.OnProgress(j, done, total, text)
				}
			})
		})
		j.end = sync.OnceFunc(func() {
			call(r.OnEnd, j)
			if !wanted() {
				return
			}
			if err != nil && !errors.Is(err, context.Canceled) && r.OnError != nil {
				r.OnError(j, err)
			}
			if step != nil {
				step()
			}
		})
		r.ui(j.end)
		close(j.done) // not in the step: the UI thread may be waiting for it
	})
	return j
}

func call(f func(*Job), j *Job) {
	if f != nil {
		f(j)
	}
}

// Close cancels all work and waits until it has ended. It must not be called
// from within work.
func (r *Runner) Close() {
	r.cancel()
	r.works.Wait()
}

// Every calls tick on the UI thread each d, until stop is called or the runner
// closes.
func (r *Runner) Every(d time.Duration, tick func()) (stop func()) {
	if r.tick == nil {
		return func() {}
	}
	ctx, cancel := context.WithCancel(r.ctx)
	beat, end := r.tick(d)
	r.works.Add(1)
	r.spawn(func() {
		defer r.works.Done()
		defer end()
		for {
			select {
			case <-ctx.Done():
				return
			case <-beat:
				r.ui(func() {
					if ctx.Err() == nil {
						tick()
					}
				})
			}
		}
	})
	return cancel
}

// Latest runs work of which only the newest result counts, such as a search
// while words are typed: starting one cancels the one before, and a late result
// never overwrites a newer one. It belongs on the UI thread.
type Latest struct {
	runner *Runner
	number int
	job    *Job
}

// NewLatest returns a line of such work on r.
func NewLatest(r *Runner) *Latest { return &Latest{runner: r} }

// Go cancels the work before and starts w.
func (l *Latest) Go(name string, w Work) *Job {
	l.Cancel()
	number := l.number
	job := l.runner.start(&Job{Name: name}, w, func() bool { return number == l.number })
	if number == l.number {
		l.job = job
	}
	return job
}

// Cancel ends the work under way and drops its result.
func (l *Latest) Cancel() {
	l.number++
	if l.job != nil {
		l.job.Cancel()
		l.job = nil
	}
}
