package app

import (
	"context"
	"time"

	"stet/app/job"
)

// restPause is how long nothing has been typed before the library rests.
const restPause = 5 * time.Second

// finishCheck looks behind the window at the pages of a large library that nobody
// closed, and says where they are damaged.
func (w *window) finishCheck() {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		err := w.config.Library.FinishCheck(ctx)
		if ctx.Err() != nil {
			return nil, nil
		}
		return func() { w.fail(err) }, nil
	})
}

// warmLibrary has the library read ahead what the first check will look up. That it
// cannot is of no account: the check says what is wrong.
func (w *window) warmLibrary() {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		w.config.Library.Warm(ctx)
		return nil, nil
	})
}

// restLibrary lets the library rest once after each time that something was typed.
// That it cannot is of no account: saving does the same when it must.
func (w *window) restLibrary(now time.Time) {
	for _, s := range w.stories {
		if s.touched.After(w.rested) && now.Sub(s.touched) >= restPause {
			w.rested = now
			w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
				w.config.Library.Rest(ctx)
				return nil, nil
			})
			return
		}
	}
}
