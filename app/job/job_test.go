package job

import (
	"context"
	"errors"
	"testing"
	"time"
)

// queued returns a runner whose work runs at once on its own goroutine and
// whose UI steps wait until the test takes them.
func queued(t *testing.T) (*Runner, chan func()) {
	t.Helper()
	ui := make(chan func(), 100)
	r := newRunner(context.Background())
	r.ui = func(f func()) { ui <- f }
	r.spawn = func(f func()) { go f() }
	t.Cleanup(r.Close)
	return r, ui
}

func TestStepRunsOnUI(t *testing.T) {
	r, ui := queued(t)
	ran := false
	j := r.Go("count", func(context.Context, Progress) (func(), error) {
		return func() { ran = true }, nil
	})
	(<-ui)() // OnStart
	if ran {
		t.Fatal("the step ran before the UI thread took it")
	}
	(<-ui)()
	<-j.Done()
	if !ran {
		t.Error("the step did not run")
	}
}

func TestFinishRunsTheStepAheadOfItsTurn(t *testing.T) {
	r, ui := queued(t)
	ran := 0
	j := r.Go("save", func(context.Context, Progress) (func(), error) { return func() { ran++ }, nil })
	j.Finish() // nobody takes steps meanwhile, as when the UI thread waits here
	if ran != 1 {
		t.Fatalf("the step ran %d times, want once", ran)
	}
	pump(ui, j.Done())
	if ran != 1 {
		t.Errorf("the step ran %d times, want once: its turn comes after Finish", ran)
	}
}

func TestSteppedWaits(t *testing.T) {
	r, step := Stepped()
	log := ""
	r.Go("outer", func(context.Context, Progress) (func(), error) {
		log += "work "
		return func() {
			log += "step "
			r.Go("inner", func(context.Context, Progress) (func(), error) { return func() { log += "inner" }, nil })
		}, nil
	})
	if log != "work " {
		t.Fatalf("before: %q", log)
	}
	if step(); log != "work step inner" {
		t.Errorf("after: %q", log)
	}
}

func TestHooks(t *testing.T) {
	r := Inline()
	var log []string
	r.OnStart = func(j *Job) { log = append(log, "start "+j.Name) }
	r.OnProgress = func(_ *Job, done, total int, text string) { log = append(log, text) }
	r.OnError = func(_ *Job, err error) { log = append(log, err.Error()) }
	r.OnEnd = func(*Job) { log = append(log, "end") }
	r.Go("import", func(_ context.Context, p Progress) (func(), error) {
		p(1, 2, "one of two")
		return func() { log = append(log, "step") }, errors.New("the second is empty")
	})
	r.Go("cancelled", func(context.Context, Progress) (func(), error) { return nil, context.Canceled })
	want := []string{"start import", "one of two", "end", "the second is empty", "step", "start cancelled", "end"}
	if len(log) != len(want) {
		t.Fatalf("got %q, want %q", log, want)
	}
	for i := range want {
		if log[i] != want[i] {
			t.Errorf("%d: got %q, want %q", i, log[i], want[i])
		}
	}
}

func TestLateResultIsDropped(t *testing.T) {
	r, ui := queued(t)
	l := NewLatest(r)
	var shown []string
	search := func(words string, wait <-chan struct{}) Work {
		return func(context.Context, Progress) (func(), error) {
			<-wait
			return func() { shown = append(shown, words) }, nil
		}
	}
	slow, fast := make(chan struct{}), make(chan struct{})
	first := l.Go("search", search("br", slow))
	second := l.Go("search", search("bridge", fast))
	close(fast)
	pump(ui, second.Done())
	close(slow)
	pump(ui, first.Done())
	if len(shown) != 1 || shown[0] != "bridge" {
		t.Errorf("shown %q, want the newer result alone", shown)
	}
}

func pump(ui chan func(), until <-chan struct{}) {
	for {
		select {
		case f := <-ui:
			f()
		case <-until:
			for len(ui) > 0 {
				(<-ui)()
			}
			return
		}
	}
}

func TestStartingAgainCancels(t *testing.T) {
	r, ui := queued(t)
	l := NewLatest(r)
	ended := make(chan error, 1)
	first := l.Go("search", func(ctx context.Context, _ Progress) (func(), error) {
		<-ctx.Done()
		ended <- ctx.Err()
		return nil, ctx.Err()
	})
	l.Go("search", func(context.Context, Progress) (func(), error) { return nil, nil })
	pump(ui, first.Done())
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("the first search ended with %v", err)
	}
}

func TestEvery(t *testing.T) {
	r, ui := queued(t)
	beat := make(chan time.Time)
	r.tick = func(time.Duration) (<-chan time.Time, func()) { return beat, func() {} }
	n := 0
	stop := r.Every(time.Second, func() { n++ })
	for range 3 {
		beat <- time.Time{}
		(<-ui)()
	}
	beat <- time.Time{}
	step := <-ui
	stop()
	step()
	if n != 3 {
		t.Errorf("ticked %d times, want 3: none after stop", n)
	}
}
