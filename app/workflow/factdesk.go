package workflow

import (
	"context"

	"stet/editor"
)

// FactDesks keeps how the desk of a library checks.
type FactDesks interface {
	// FactDesk returns what was chosen last, the zero value where nobody has.
	FactDesk(ctx context.Context) (editor.FactDesk, error)
	SetFactDesk(ctx context.Context, d editor.FactDesk) error
}

// FactDesk returns how this desk checks, as it was when a story was opened last.
func (d *Desk) FactDesk() editor.FactDesk {
	if chosen := d.facts.Load(); chosen != nil {
		return *chosen
	}
	return editor.FactDesk{}
}

// ReadFactDesk reads how the desk checks, which another window may have changed.
func (d *Desk) ReadFactDesk(ctx context.Context) (editor.FactDesk, error) {
	chosen, err := d.lib.FactDesk(ctx)
	if err == nil {
		d.facts.Store(&chosen)
	}
	return chosen, err
}

// readChoices reads what the desk has chosen, before something is judged by it.
func (d *Desk) readChoices(ctx context.Context) error {
	if _, err := d.ReadFactDesk(ctx); err != nil {
		return err
	}
	_, err := d.OwnOutlets(ctx)
	return err
}

// SetFactDesk changes how the desk checks.
func (d *Desk) SetFactDesk(ctx context.Context, chosen editor.FactDesk) error {
	if err := chosen.Validate(); err != nil {
		return err
	}
	if err := d.lib.SetFactDesk(ctx, chosen); err != nil {
		return err
	}
	d.facts.Store(&chosen)
	return nil
}
