//go:build !((linux || freebsd || netbsd || openbsd) && ((!x11 && !wayland) || x11))

package app

import "stet/app/manuscript"

// primary returns nil: the middle button pastes nothing here.
func primary() manuscript.Primary { return nil }
