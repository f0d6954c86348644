package app

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"stet/app/credits"
	"stet/app/job"
	"stet/editor"
	"stet/editor/credit"
)

// knownOutlets answers the form of organisations.
type knownOutlets struct{ *credit.Outlets }

func (k knownOutlets) Nearest(name string) string {
	near, _ := k.Outlets.Nearest(name)
	return near
}

// editOutlets asks for the organisations that the desk adds to those that Stet knows.
// Name is one to add now, "" for none.
func (w *window) editOutlets(name string) {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		own, err := w.desk.OwnOutlets(ctx)
		if err != nil {
			return nil, err
		}
		return func() {
			credits.ShowOutletForm(w.win, own, knownOutlets{w.desk.Outlets()}, name, w.setOutlets)
		}, nil
	})
}

// setOutlets keeps them, and checks the story in front by them.
func (w *window) setOutlets(own []editor.Outlet) error {
	if err := w.desk.TryOutlets(own); err != nil {
		return err
	}
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		if err := w.desk.SetOutlets(ctx, own); err != nil {
			return nil, err
		}
		return func() {
			w.check()
			w.tell(lang.X("outlets.kept", "The desk's organisations are kept in this library."), "", nil)
		}, nil
	})
	return nil
}
