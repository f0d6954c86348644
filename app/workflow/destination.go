package workflow

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/fact"
	"stet/editor/format"
)

// Destinations keeps where the desk of a library sends stories. They lie in the
// library, and not among the settings of a computer, because their gates and names are
// rules of the house: two editors of one library send to the same website.
type Destinations interface {
	// Destinations returns what the desk has kept, nil where it never has.
	Destinations(ctx context.Context) ([]editor.Destination, error)
	SetDestinations(ctx context.Context, all []editor.Destination) error
}

// stock is where Stet sends stories as it comes. Of the formats the first counts that
// this Stet writes.
var stock = []struct {
	editor.Destination
	formats []string
}{
	{editor.Destination{Name: "Website", Naming: "{slug}", Replace: true, ForReaders: true}, []string{"html"}},
	{editor.Destination{Name: "Print desk", Naming: "{date} {slug} r{revision}", Pictures: editor.PicturesBeside}, []string{"docx", "text"}},
	{editor.Destination{Name: "Agency", Naming: "{slug}-{date}-r{revision}", Strict: true}, []string{"ninjs", "json"}},
}

// Destinations returns where this desk sends stories: what it has kept, or else what
// Stet comes with.
func (d *Desk) Destinations(ctx context.Context) ([]editor.Destination, error) {
	kept, err := d.lib.Destinations(ctx)
	if err != nil || kept != nil {
		return kept, err
	}
	return StockDestinations(), nil
}

// StockDestinations returns the destinations that Stet comes with.
func StockDestinations() []editor.Destination {
	var all []editor.Destination
	for _, s := range stock {
		for _, id := range slices.Backward(s.formats) {
			if f, ok := format.ByID(id); ok && f.Writes() {
				s.Format = f.ID
			}
		}
		all = append(all, s.Destination)
	}
	return all
}

// SetDestinations changes where this desk sends stories.
func (d *Desk) SetDestinations(ctx context.Context, all []editor.Destination) error {
	if err := ValidDestinations(all); err != nil {
		return err
	}
	if all == nil {
		all = []editor.Destination{} // none, and not those that Stet comes with
	}
	return d.lib.SetDestinations(ctx, all)
}

// ValidDestinations says what is wrong with destinations.
func ValidDestinations(all []editor.Destination) error {
	seen := map[string]bool{}
	for _, one := range all {
		if err := one.Validate(); err != nil {
			return err
		}
		f, err := WrittenFormat(one.Format)
		if err != nil {
			return fmt.Errorf("%s: %w", one.Name, err)
		}
		if one.Packing == editor.InOneFile && !f.Many {
			return fmt.Errorf("%s: a file of %s holds one story: choose a file each, or a zip", one.Name, f.Name)
		}
		name := strings.ToLower(strings.TrimSpace(one.Name))
		if seen[name] {
			return fmt.Errorf("two destinations are called %s: give one another name", one.Name)
		}
		seen[name] = true
	}
	return nil
}

// Destination finds a destination by its name.
func (d *Desk) Destination(ctx context.Context, name string) (editor.Destination, error) {
	all, err := d.Destinations(ctx)
	if err != nil {
		return editor.Destination{}, err
	}
	var names []string
	for _, one := range all {
		if strings.EqualFold(strings.TrimSpace(one.Name), strings.TrimSpace(name)) {
			return one, nil
		}
		names = append(names, one.Name)
	}
	return editor.Destination{}, fmt.Errorf("there is no destination %q: choose one of %s", name, strings.Join(names, ", "))
}

// CheckFor is CheckStory by what holds at a destination besides.
func (d *Desk) CheckFor(ctx context.Context, id string, s editor.Story, to editor.Destination) (Checked, error) {
	return d.checkFor(ctx, id, s, to, nil)
}

// checkFor is CheckFor with what an export of the story reads as, nil where nothing was
// written.
func (d *Desk) checkFor(ctx context.Context, id string, s editor.Story, to editor.Destination, again map[string]editor.Article) (Checked, error) {
	checked, signed, err := d.checkFiled(ctx, id, s, again, nil)
	if err != nil {
		return Checked{}, err
	}
	desk := d.FactDesk().Raised(to.Gates)
	checked.Copy = unsettledAt(s.Article, to)
	checked.Facts = append(fact.Gates(s, desk), signedOff(s, signed, desk)...)
	if to.Strict {
		for _, found := range [][]editor.Finding{checked.Credits, checked.Facts, checked.Copy} {
			for i := range found {
				if found[i].Severity == editor.Warns {
					found[i].Severity = editor.Blocks
				}
			}
		}
	}
	return checked, nil
}
