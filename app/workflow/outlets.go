package workflow

import (
	"context"
	"reflect"

	"stet/editor"
	"stet/editor/credit"
)

// OutletKeeper keeps the organisations that the desk of a library has added itself.
type OutletKeeper interface {
	Outlets(ctx context.Context) ([]editor.Outlet, error)
	SetOutlets(ctx context.Context, own []editor.Outlet) error
}

// known is the organisations that Stet and a desk know, with the desk's own.
type known struct {
	all *credit.Outlets
	own []editor.Outlet
}

// Outlets returns the organisations that this desk knows, as they were when they were
// read last.
func (d *Desk) Outlets() *credit.Outlets {
	if k := d.known.Load(); k != nil {
		return k.all
	}
	return d.outlets
}

// OwnOutlets reads the organisations that the desk has added itself, which another
// window may have changed.
func (d *Desk) OwnOutlets(ctx context.Context) ([]editor.Outlet, error) {
	own, err := d.lib.Outlets(ctx)
	if err != nil {
		return nil, err
	}
	return own, d.learn(own)
}

// TryOutlets says what is wrong with organisations that a desk would add: two of them,
// or one and one that Stet knows, may go by the same name.
func (d *Desk) TryOutlets(own []editor.Outlet) error {
	_, err := d.outlets.WithOwn(own)
	return err
}

// SetOutlets changes the organisations that the desk has added, where TryOutlets has
// nothing against them.
func (d *Desk) SetOutlets(ctx context.Context, own []editor.Outlet) error {
	if err := d.TryOutlets(own); err != nil {
		return err
	}
	if err := d.lib.SetOutlets(ctx, own); err != nil {
		return err
	}
	return d.learn(own)
}

func (d *Desk) learn(own []editor.Outlet) error {
	if k := d.known.Load(); k != nil && reflect.DeepEqual(k.own, own) {
		return nil
	}
	all, err := d.outlets.WithOwn(own)
	if err == nil {
		d.known.Store(&known{all, own})
	}
	return err
}
