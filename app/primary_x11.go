//go:build (linux || freebsd || netbsd || openbsd) && ((!x11 && !wayland) || x11)

package app

import (
	"github.com/go-gl/glfw/v3.4/glfw"

	"stet/app/manuscript"
)

// primary returns the primary selection of X11, which Fyne does not offer. Where
// the window is not one of X11's it is always empty.
func primary() manuscript.Primary { return xSelection{} }

// xSelection asks GLFW, which Fyne runs on. It may be asked on the UI thread only,
// once the window is up.
type xSelection struct{}

func (xSelection) Text() string {
	if glfw.GetPlatform() != glfw.PlatformX11 {
		return ""
	}
	return glfw.GetX11SelectionString()
}

func (xSelection) SetText(text string) {
	if glfw.GetPlatform() == glfw.PlatformX11 {
		glfw.SetX11SelectionString(text)
	}
}
