package theme

import "image/color"

// Palette is every colour of one variant. Views and the manuscript take their
// colours from here and nowhere else. Verified, NeedsSource and Disputed are
// for lines and markers; the names ending in Ink are for words, a little
// stronger where small text on a tinted ground needs it.
type Palette struct {
	Chrome, Side, Page       color.NRGBA // bars and inspector; left pane; manuscript and cards
	Ink, Muted, Hairline     color.NRGBA
	Accent, OnAccent         color.NRGBA
	Selection, TextSelection color.NRGBA // a selected row; selected words in the manuscript
	Pill                     color.NRGBA // the ground of a kind's pill

	Verified, NeedsSource, Disputed, Unchecked                color.NRGBA
	VerifiedInk, NeedsSourceInk, DisputedInk                  color.NRGBA
	NeedsSourcePill                                           color.NRGBA
	InsertedGround, Inserted, DeletedGround, Deleted          color.NRGBA
	MovedGround, Moved                                        color.NRGBA
	Hover, Pressed, Disabled, DisabledGround, Shadow, Marking color.NRGBA
}

// A Role picks one colour of a palette. Widgets keep roles, not colours, so
// that a change of theme needs no more than a refresh.
type Role func(*Palette) *color.NRGBA

// role is one row of the table: a name, its colour by day and by night, and
// where it stands in a palette. Colours are 0xRRGGBB; how much they cover, by day
// and by night, is of 255: on a dark page a shadow has to be deep to be seen.
type role struct {
	Name       string
	Light      uint32
	Dark       uint32
	Day, Night uint8
	At         Role
}

// roles is the one table of colours.
var roles = []role{
	{"chrome", 0xF4F2ED, 0x1B1C1F, 255, 255, Chrome},
	{"side", 0xECE9E2, 0x16171A, 255, 255, Side},
	{"page", 0xFFFEFB, 0x212327, 255, 255, Page},
	{"ink", 0x1D1C1A, 0xE9E6DF, 255, 255, Ink},
	{"muted", 0x6C6860, 0x9A968D, 255, 255, Muted},
	{"hairline", 0xDBD6CB, 0x33353A, 255, 255, Hairline},
	{"accent", 0x1F4E8C, 0x7FB0EE, 255, 255, Accent},
	{"on accent", 0xFFFFFF, 0x1B1C1F, 255, 255, OnAccent},
	{"selection", 0xDCE7F5, 0x2A3A50, 255, 255, Selection},
	{"text selection", 0xCBDCF2, 0x34496A, 255, 255, TextSelection},
	{"pill", 0xECE9E2, 0x16171A, 255, 255, Pill},
	{"verified", 0x2B7A4B, 0x6CC492, 255, 255, Verified},
	{"needs source", 0xA86400, 0xE0A648, 255, 255, NeedsSource},
	{"disputed", 0xB3261E, 0xF0857C, 255, 255, Disputed},
	{"unchecked", 0x6C6860, 0x9A968D, 255, 255, Unchecked},
	{"verified ink", 0x26713F, 0x6CC492, 255, 255, VerifiedInk},
	{"needs source ink", 0x8C5200, 0xE0A648, 255, 255, NeedsSourceInk},
	{"disputed ink", 0xB3261E, 0xF0857C, 255, 255, DisputedInk},
	{"needs source pill", 0xE9DAC3, 0x3A3226, 255, 255, NeedsSourcePill},
	{"inserted ground", 0xDDF3E4, 0x1F3A2B, 255, 255, InsertedGround},
	{"inserted", 0x14532D, 0xA7E3BF, 255, 255, Inserted},
	{"deleted ground", 0xFBE3E0, 0x45211F, 255, 255, DeletedGround},
	{"deleted", 0x8A1C15, 0xF4B0AA, 255, 255, Deleted},
	{"moved ground", 0xE9E6FB, 0x2F2A4D, 255, 255, MovedGround},
	{"moved", 0x5A48B0, 0xB0A3F2, 255, 255, Moved},
	{"hover", 0x1D1C1A, 0xE9E6DF, 13, 13, Hover},
	{"pressed", 0x1D1C1A, 0xE9E6DF, 26, 26, Pressed},
	{"disabled", 0xA39E93, 0x5E5C57, 255, 255, Disabled},
	{"disabled ground", 0xEFECE5, 0x1E1F23, 255, 255, DisabledGround},
	{"shadow", 0x1D1C1A, 0x000000, 36, 120, Shadow},
	{"marking", 0xEFDDC2, 0x4A3B20, 255, 255, Marking},
}

// The roles by name.
func Chrome(p *Palette) *color.NRGBA          { return &p.Chrome }
func Side(p *Palette) *color.NRGBA            { return &p.Side }
func Page(p *Palette) *color.NRGBA            { return &p.Page }
func Ink(p *Palette) *color.NRGBA             { return &p.Ink }
func Muted(p *Palette) *color.NRGBA           { return &p.Muted }
func Hairline(p *Palette) *color.NRGBA        { return &p.Hairline }
func Accent(p *Palette) *color.NRGBA          { return &p.Accent }
func OnAccent(p *Palette) *color.NRGBA        { return &p.OnAccent }
func Selection(p *Palette) *color.NRGBA       { return &p.Selection }
func TextSelection(p *Palette) *color.NRGBA   { return &p.TextSelection }
func Pill(p *Palette) *color.NRGBA            { return &p.Pill }
func Verified(p *Palette) *color.NRGBA        { return &p.Verified }
func NeedsSource(p *Palette) *color.NRGBA     { return &p.NeedsSource }
func Disputed(p *Palette) *color.NRGBA        { return &p.Disputed }
func Unchecked(p *Palette) *color.NRGBA       { return &p.Unchecked }
func VerifiedInk(p *Palette) *color.NRGBA     { return &p.VerifiedInk }
func NeedsSourceInk(p *Palette) *color.NRGBA  { return &p.NeedsSourceInk }
func DisputedInk(p *Palette) *color.NRGBA     { return &p.DisputedInk }
func NeedsSourcePill(p *Palette) *color.NRGBA { return &p.NeedsSourcePill }
func InsertedGround(p *Palette) *color.NRGBA  { return &p.InsertedGround }
func Inserted(p *Palette) *color.NRGBA        { return &p.Inserted }
func DeletedGround(p *Palette) *color.NRGBA   { return &p.DeletedGround }
func Deleted(p *Palette) *color.NRGBA         { return &p.Deleted }
func MovedGround(p *Palette) *color.NRGBA     { return &p.MovedGround }
func Moved(p *Palette) *color.NRGBA           { return &p.Moved }
func Hover(p *Palette) *color.NRGBA           { return &p.Hover }
func Pressed(p *Palette) *color.NRGBA         { return &p.Pressed }
func Disabled(p *Palette) *color.NRGBA        { return &p.Disabled }
func DisabledGround(p *Palette) *color.NRGBA  { return &p.DisabledGround }
func Shadow(p *Palette) *color.NRGBA          { return &p.Shadow }
func Marking(p *Palette) *color.NRGBA         { return &p.Marking }

// Light and Dark are the two variants of the table.
var (
	Light = build(func(r role) (uint32, uint8) { return r.Light, r.Day })
	Dark  = build(func(r role) (uint32, uint8) { return r.Dark, r.Night })
)

func build(pick func(role) (rgb uint32, alpha uint8)) Palette {
	var p Palette
	for _, r := range roles {
		v, alpha := pick(r)
		*r.At(&p) = color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: alpha}
	}
	return p
}
