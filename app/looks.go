package app

import (
	"stet/app/manuscript"
	"stet/app/theme"
	"stet/editor"
)

// The looks of the layers. No two are alike in black and white: each status has
// its own kind of line or frame, and colour only says it again.

// factLook is the design's line for a status, with a marker. A stale fact looks
// as one that needs a source again.
func factLook(p *theme.Palette, f editor.Fact) manuscript.Style {
	switch {
	case f.Stale || f.Status.Base() == editor.NeedsSource:
		return manuscript.Style{Underline: manuscript.Dashed, Line: p.NeedsSource, Marker: manuscript.Filled}
	case f.Status.Base() == editor.Waived || f.Status.Base() == editor.Attested: // it stands, but nobody has checked it
		return manuscript.Style{Underline: manuscript.Solid, Line: p.Verified, Marker: manuscript.Ring}
	case f.Status.Settles():
		return manuscript.Style{Underline: manuscript.Solid, Line: p.Verified, Marker: manuscript.Filled}
	case f.Status.Decides():
		return manuscript.Style{Underline: manuscript.Double, Line: p.Disputed, Marker: manuscript.Filled}
	case f.Status.Base() != editor.Unchecked: // somebody is at it
		return manuscript.Style{Underline: manuscript.Dotted, Line: p.Unchecked, Marker: manuscript.Filled}
	}
	return manuscript.Style{Underline: manuscript.Dotted, Line: p.Unchecked, Marker: manuscript.Ring}
}

// gapLook is that of a sentence without a fact.
func gapLook(p *theme.Palette) manuscript.Style {
	return manuscript.Style{Underline: manuscript.Sparse, Frame: manuscript.HalfOpen, Line: p.NeedsSource}
}

// passedLook is that of words which hold nothing to check.
func passedLook(p *theme.Palette) manuscript.Style { return manuscript.Style{Ink: p.Muted} }

// offerLook is that of a fact which Stet suggests.
func offerLook(p *theme.Palette) manuscript.Style {
	return manuscript.Style{Underline: manuscript.Sparse, Line: p.Accent, Background: p.Selection}
}

// findingLook is that of a credit finding.
func findingLook(p *theme.Palette, s editor.Severity) manuscript.Style {
	switch s {
	case editor.Blocks:
		return manuscript.Style{Frame: manuscript.Box, Line: p.Disputed}
	case editor.Warns:
		return manuscript.Style{Frame: manuscript.DashedBox, Line: p.NeedsSource}
	}
	return manuscript.Style{Frame: manuscript.DottedBox, Line: p.Unchecked}
}

// styleLook is that of a finding of the house style.
func styleLook(p *theme.Palette, s editor.Severity) manuscript.Style {
	switch s {
	case editor.Blocks:
		return manuscript.Style{Underline: manuscript.Zigzag, Line: p.Disputed}
	case editor.Warns:
		return manuscript.Style{Underline: manuscript.DashDot, Line: p.NeedsSource}
	}
	return manuscript.Style{Underline: manuscript.DashDotDot, Line: p.Accent}
}

// spellingLook is that of a word which no dictionary knows.
func spellingLook(p *theme.Palette) manuscript.Style {
	return manuscript.Style{Underline: manuscript.Wavy, Line: p.Disputed}
}

// hitLook is that of what a search has found, or of the one it stands at.
func hitLook(p *theme.Palette, current bool) manuscript.Style {
	if current {
		return manuscript.Style{Frame: manuscript.HeavyBox, Line: p.Accent, Background: p.Marking}
	}
	return manuscript.Style{Frame: manuscript.Rails, Line: p.NeedsSource, Background: p.Marking}
}

// commentLook is that of words with a comment.
func commentLook(p *theme.Palette, resolved bool) manuscript.Style {
	if resolved {
		return manuscript.Style{Frame: manuscript.HalfOpen, Line: p.Muted}
	}
	return manuscript.Style{Frame: manuscript.Brackets, Line: p.Moved, Background: p.MovedGround}
}

// changeLook is that of a suggested change of the words.
func changeLook(p *theme.Palette, k editor.MarkKind) manuscript.Style {
	if k == editor.Deleted {
		return manuscript.Style{Strike: true, Background: p.DeletedGround, Ink: p.Deleted}
	}
	return manuscript.Style{Underline: manuscript.Solid, Background: p.InsertedGround, Ink: p.Inserted}
}

// pastedLook is that of words from outside the story.
func pastedLook(p *theme.Palette) manuscript.Style {
	return manuscript.Style{Frame: manuscript.DottedTop, Line: p.Muted}
}
