package app

import (
	"time"

	"fyne.io/fyne/v2/lang"

	"stet/app/job"
)

// task is background work that has a name, and how far it is.
type task struct {
	job         *job.Job
	text        string
	done, total int
	ending      bool // somebody has cancelled it
}

// serveJobs shows named background work in the status bar, and its errors.
func (w *window) serveJobs() {
	w.jobs.OnStart = func(j *job.Job) {
		if j.Name != "" {
			w.tasks = append(w.tasks, &task{job: j, text: j.Name})
			w.showTask()
		}
	}
	w.jobs.OnProgress = func(j *job.Job, done, total int, text string) {
		for _, t := range w.tasks {
			if t.job == j && !t.ending {
				t.text, t.done, t.total = j.Name+" "+text, done, total
				w.showTask()
			}
		}
	}
	w.jobs.OnEnd = func(j *job.Job) {
		for i, t := range w.tasks {
			if t.job == j {
				w.tasks = append(w.tasks[:i:i], w.tasks[i+1:]...)
				w.showTask()
				return
			}
		}
	}
	w.jobs.OnError = func(_ *job.Job, err error) { w.fail(err) }
}

// cancelTask ends the work that is shown, and says so at once: it may take a moment.
func (w *window) cancelTask() {
	for _, t := range w.tasks {
		if t.job == w.task {
			t.text, t.done, t.total, t.ending = lang.X("task.cancelling", "Cancelling…"), 0, 0, true
			w.showTask()
			t.job.Cancel()
			return
		}
	}
}

// showTask shows the work that was asked for last, or else what Stet does by
// itself.
func (w *window) showTask() {
	var shown *task
	for _, t := range w.tasks {
		if shown == nil || shown.job.Aside || !t.job.Aside {
			shown = t
		}
	}
	if shown == nil {
		w.task = nil
		w.status.EndTask()
		w.showComparingTask("")
		return
	}
	w.task = shown.job
	w.status.SetTask(shown.text, shown.done, shown.total)
	w.showComparingTask(shown.text)
}

// showComparingTask shows it below a comparison, too.
func (w *window) showComparingTask(text string) {
	if w.comparing != nil {
		w.comparing.view.Foot.SetTask(text)
	}
}

// patience is how long work is waited for before it is shown.
const patience = 400 * time.Millisecond

// showSlow shows work without a name, and a way to end it, if it is still under
// way after a moment.
func (w *window) showSlow(j *job.Job, name string) {
	var stop func()
	stop = w.jobs.Every(patience, func() {
		stop()
		select {
		case <-j.Done():
		default:
			w.tasks = append(w.tasks, &task{job: j, text: name})
			w.showTask()
		}
	})
}
