package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// need is what a task wants of the machine.
type need int

const (
	forBuild need = iota // a C compiler and the libraries of the window
	forTest              // also a virtual screen, and xmllint to hold exports against their schemas
)

// libraries are the pkg-config names that Fyne's window links against on Linux.
var libraries = []string{"gl", "x11", "xcursor", "xrandr", "xinerama", "xi", "xxf86vm",
	"xkbcommon", "wayland-client", "wayland-cursor", "wayland-egl"}

// manager is a system's way of installing packages.
type manager struct {
	program string
	refresh []string // brings the package lists up to date, where that is a step of its own
	install []string
	build   []string
	screen  []string
}

// managers holds the package names of Fyne's system requirements
// (docs.fyne.io, "Getting started") for each family of Linux, and of Xvfb and xmllint.
var managers = []manager{
	{"apt-get", []string{"update"}, []string{"install", "-y", "--no-install-recommends"},
		[]string{"gcc", "libc6-dev", "pkg-config", "libgl1-mesa-dev", "xorg-dev", "libxkbcommon-dev", "libwayland-dev"},
		[]string{"xvfb", "libgl1-mesa-dri", "libxml2-utils"}},
	{"dnf", nil, []string{"install", "-y"},
		[]string{"gcc", "pkgconf-pkg-config", "mesa-libGL-devel", "libX11-devel", "libXcursor-devel", "libXrandr-devel",
			"libXinerama-devel", "libXi-devel", "libXxf86vm-devel", "libxkbcommon-devel", "wayland-devel"},
		[]string{"xorg-x11-server-Xvfb", "mesa-dri-drivers", "libxml2"}},
	{"pacman", nil, []string{"-Sy", "--needed", "--noconfirm"},
		[]string{"gcc", "pkgconf", "mesa", "libglvnd", "libx11", "libxcursor", "libxrandr", "libxinerama", "libxi",
			"libxxf86vm", "libxkbcommon", "wayland"},
		[]string{"xorg-server-xvfb", "libxml2"}},
	{"zypper", nil, []string{"--non-interactive", "install"},
		[]string{"gcc", "pkgconf-pkg-config", "Mesa-libGL-devel", "libX11-devel", "libXcursor-devel", "libXrandr-devel",
			"libXinerama-devel", "libXi-devel", "libXxf86vm-devel", "libxkbcommon-devel", "wayland-devel"},
		[]string{"xorg-x11-server-Xvfb", "Mesa-dri", "libxml2-tools"}},
}

// setup installs what the machine lacks for n, or says what to install.
func setup(n need) error {
	switch runtime.GOOS {
	case "linux":
		return setupLinux(n)
	case "darwin":
		return setupMac()
	case "windows":
		return setupWindows()
	}
	return nil
}

func setupLinux(n need) error {
	lacking := missing(n, found, pkgConfigHas)
	if len(lacking) == 0 {
		return nil
	}
	fmt.Println("== set up: this machine lacks", strings.Join(lacking, ", "))
	m, err := pickManager(managers, found)
	if err != nil {
		return fmt.Errorf("%w; install these by hand: %s", err, strings.Join(lacking, ", "))
	}
	for _, args := range m.commands(n) {
		line, err := asRoot(os.Geteuid() == 0, found, append([]string{m.program}, args...))
		if err != nil {
			return err
		}
		if err := step(strings.Join(line, " "), line[0], line[1:]...); err != nil {
			return err
		}
	}
	if left := missing(n, found, pkgConfigHas); len(left) > 0 {
		return fmt.Errorf("still missing after the installation: %s", strings.Join(left, ", "))
	}
	return nil
}

// missing names what n needs and the machine does not have.
func missing(n need, has, hasLibrary func(string) bool) []string {
	var out []string
	for _, p := range []string{"gcc", "pkg-config"} {
		if !has(p) {
			out = append(out, p)
		}
	}
	for _, l := range libraries {
		if !has("pkg-config") || !hasLibrary(l) {
			out = append(out, "lib "+l)
		}
	}
	if n == forTest {
		for _, p := range []string{"Xvfb", "xmllint"} {
			if !has(p) {
				out = append(out, p)
			}
		}
	}
	return out
}

func pkgConfigHas(library string) bool {
	return exec.Command("pkg-config", "--exists", library).Run() == nil
}

func pickManager(all []manager, has func(string) bool) (manager, error) {
	for _, m := range all {
		if has(m.program) {
			return m, nil
		}
	}
	return manager{}, errors.New("no package manager known here (apt-get, dnf, pacman, zypper)")
}

// commands are the package manager's arguments, call by call.
func (m manager) commands(n need) [][]string {
	install := append(append([]string{}, m.install...), m.build...)
	if n == forTest {
		install = append(install, m.screen...)
	}
	if m.refresh == nil {
		return [][]string{install}
	}
	return [][]string{m.refresh, install}
}

// asRoot puts sudo or doas before a command where the user is not root.
func asRoot(root bool, has func(string) bool, line []string) ([]string, error) {
	if root {
		return line, nil
	}
	for _, helper := range []string{"sudo", "doas"} {
		if has(helper) {
			return append([]string{helper}, line...), nil
		}
	}
	return nil, fmt.Errorf("installing needs root: run this as root, then try again: %s", strings.Join(line, " "))
}

func setupMac() error {
	if exec.Command("xcode-select", "-p").Run() == nil {
		return nil
	}
	if err := step("install the Xcode command line tools", "xcode-select", "--install"); err != nil {
		return err
	}
	return errors.New("when the window that has opened says the tools are installed, run this command again")
}

func setupWindows() error {
	if found("gcc") {
		return nil
	}
	return errors.New(`a C compiler is missing. Install MSYS2 (msys2.org), then in its UCRT64 terminal:
  pacman -S --needed mingw-w64-ucrt-x86_64-gcc
and put C:\msys64\ucrt64\bin on the PATH`)
}
