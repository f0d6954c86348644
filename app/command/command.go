// Package command holds the one table of what Stet can be told to do. The main
// menu, the shortcuts, the top bar, the command palette and the shortcut help
// are all made from it, so that a command has one name everywhere. It belongs
// on the UI thread.
package command

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Command is one thing to do. Label names it in the menu and the palette, Short
// on a button (Label where that is ""). Menu is the menu it stands in; "" keeps
// it out of the menu and the palette. Group is a menu within that one, "" for
// none; without a menu it says in the help where the keys count. Words are what else it is looked for by in the palette, with spaces
// between. A Passive command's keys belong to the
// widget that has the keyboard, as those of copy and paste do: they are shown
// in the help and bound nowhere. A nil Enabled is always enabled; a nil Checked
// has no tick.
type Command struct {
	ID       string
	Label    string
	Short    string
	Menu     string
	Group    string
	Words    string
	Keys     fyne.KeyboardShortcut
	Also     []fyne.KeyboardShortcut // other keys that run it, not shown
	Passive  bool
	Before   bool // a line stands above it in the menu
	Enabled  func() bool
	Checked  func() bool
	Run      func()
	menuItem *fyne.MenuItem
}

// Keys returns a shortcut with the modifier that the system uses for commands,
// Ctrl or Cmd, and such others as are given.
func Keys(key fyne.KeyName, also ...fyne.KeyModifier) fyne.KeyboardShortcut {
	mod := fyne.KeyModifierShortcutDefault
	for _, m := range also {
		mod |= m
	}
	return &desktop.CustomShortcut{KeyName: key, Modifier: mod}
}

// Plain returns a shortcut without that modifier, such as F8 or Shift+F8.
func Plain(key fyne.KeyName, mods ...fyne.KeyModifier) fyne.KeyboardShortcut {
	s := &desktop.CustomShortcut{KeyName: key}
	for _, m := range mods {
		s.Modifier |= m
	}
	return s
}

// ButtonLabel is the command's name on a button.
func (c *Command) ButtonLabel() string {
	if c.Short != "" {
		return c.Short
	}
	return c.Label
}

// bound returns the keys that run the command wherever the keyboard is.
func (c *Command) bound() []fyne.KeyboardShortcut {
	if c.Keys == nil || c.Passive {
		return nil
	}
	return append([]fyne.KeyboardShortcut{c.Keys}, c.Also...)
}

func (c *Command) enabled() bool { return c.Run != nil && (c.Enabled == nil || c.Enabled()) }

// Table is all commands, in the order of the menus.
type Table struct {
	commands  []*Command
	byID      map[string]*Command
	menu      *fyne.MainMenu
	listeners []func()
	modifiers func() fyne.KeyModifier
	canvas    fyne.Canvas // that Bind was called for

	// OnRun, where set, is called after each command that was run; OnStray with
	// each key that comes to the canvas and is no command's.
	OnRun   func()
	OnStray func(*fyne.KeyEvent)
}

// New returns a table of commands.
func New(commands ...Command) *Table {
	t := &Table{byID: map[string]*Command{}, modifiers: heldModifiers}
	for i := range commands {
		c := &commands[i]
		t.commands = append(t.commands, c)
		t.byID[c.ID] = c
	}
	return t
}

// heldModifiers asks the driver which modifiers are pressed.
func heldModifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// Command returns the command with that ID, nil for none.
func (t *Table) Command(id string) *Command { return t.byID[id] }

// Enabled reports whether the command can be run now.
func (t *Table) Enabled(id string) bool {
	c := t.byID[id]
	return c != nil && c.enabled()
}

// Run runs the command, unless it is disabled, and reports whether it did.
func (t *Table) Run(id string) bool {
	if !t.Enabled(id) {
		return false
	}
	t.byID[id].Run()
	t.Refresh()
	if t.OnRun != nil {
		t.OnRun()
	}
	return true
}

// OnRefresh has f called when the commands' states may have changed.
func (t *Table) OnRefresh(f func()) { t.listeners = append(t.listeners, f) }

// Refresh shows the commands' states in the menu and wherever else they stand.
func (t *Table) Refresh() {
	changed := false
	for _, c := range t.commands {
		if c.menuItem == nil {
			continue
		}
		disabled, checked := !c.enabled(), c.Checked != nil && c.Checked()
		if c.menuItem.Disabled != disabled || c.menuItem.Checked != checked {
			c.menuItem.Disabled, c.menuItem.Checked = disabled, checked
			changed = true
		}
	}
	if changed && t.menu != nil {
		t.menu.Refresh()
	}
	for _, f := range t.listeners {
		f()
	}
}

// Menu returns the main menu, made at the first call.
func (t *Table) Menu() *fyne.MainMenu {
	if t.menu != nil {
		return t.menu
	}
	var menus []*fyne.Menu
	byName := map[string]*fyne.Menu{}
	for _, c := range t.commands {
		if c.Menu == "" {
			continue
		}
		m := byName[c.Menu]
		if m == nil {
			m = fyne.NewMenu(c.Menu)
			byName[c.Menu] = m
			menus = append(menus, m)
		}
		if c.Group != "" {
			m = within(m, c)
		}
		if c.Before && len(m.Items) > 0 {
			m.Items = append(m.Items, fyne.NewMenuItemSeparator())
		}
		m.Items = append(m.Items, t.item(c))
	}
	t.menu = fyne.NewMainMenu(menus...)
	return t.menu
}

// within returns the menu of a command's group in m, adding it where c is the
// first of the group.
func within(m *fyne.Menu, c *Command) *fyne.Menu {
	for _, item := range m.Items {
		if item.ChildMenu != nil && item.Label == c.Group {
			return item.ChildMenu
		}
	}
	item := fyne.NewMenuItem(c.Group, nil)
	item.ChildMenu = fyne.NewMenu(c.Group)
	if c.Before && len(m.Items) > 0 {
		m.Items = append(m.Items, fyne.NewMenuItemSeparator())
	}
	m.Items = append(m.Items, item)
	return item.ChildMenu
}

// Press runs a command by its keys, unless a dialog or a menu lies over the
// window: what it is about cannot be seen to change.
func (t *Table) Press(id string) bool {
	if t.canvas != nil && t.canvas.Overlays().Top() != nil {
		return false
	}
	return t.Run(id)
}

// item makes a menu item. Fyne runs the action of an item when its shortcut is
// pressed, also of one that is disabled or lies behind a dialog, so the action
// asks again.
func (t *Table) item(c *Command) *fyne.MenuItem {
	item := fyne.NewMenuItem(c.Label, func() { t.Press(c.ID) })
	if c.Keys != nil && !c.Passive {
		item.Shortcut = c.Keys
	}
	item.Disabled = !c.enabled()
	item.Checked = c.Checked != nil && c.Checked()
	c.menuItem = item
	return item
}

// Bind makes the canvas run commands by their keys. Fyne tells keys without
// Ctrl or Cmd, such as F8, only as typed keys, which arrive here where no
// widget has the keyboard or the one that has it passes them on.
func (t *Table) Bind(canvas fyne.Canvas) {
	t.canvas = canvas
	for _, c := range t.commands {
		for _, keys := range c.bound() {
			canvas.AddShortcut(keys, func(fyne.Shortcut) { t.Press(c.ID) })
		}
	}
	canvas.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if !t.TypedKey(e) && t.OnStray != nil {
			t.OnStray(e)
		}
	})
}

// TypedKey runs the command of a key pressed with the modifiers held now, the
// first that is enabled of those which share it, and reports whether there is
// one.
func (t *Table) TypedKey(e *fyne.KeyEvent) bool {
	mods := t.modifiers()
	for _, c := range t.commands {
		if c.Keys != nil && !c.Passive && c.Keys.Key() == e.Name && c.Keys.Mod() == mods && t.Press(c.ID) {
			return true
		}
	}
	return false
}

// TypedShortcut runs the command of a shortcut that a focused widget passes on,
// and reports whether there is one.
func (t *Table) TypedShortcut(s fyne.Shortcut) bool {
	for _, c := range t.commands {
		for _, keys := range c.bound() {
			if keys.ShortcutName() == s.ShortcutName() {
				return t.Press(c.ID)
			}
		}
	}
	return false
}
