package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// tags are the build tags of every build: SQLite's full-text search is compiled
// in only under this one.
const tags = "sqlite_fts5"

// outDir is where builds land; git ignores it.
const outDir = ".build"

// enterProject makes the folder of go.mod the working folder, so that the
// commands work from anywhere inside the project.
func enterProject() error {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		return fmt.Errorf("ask go for the project: %w", err)
	}
	mod := strings.TrimSpace(string(out))
	if mod == "" || mod == os.DevNull {
		return fmt.Errorf("this is not the Stet project: run it from the folder that holds go.mod")
	}
	return os.Chdir(filepath.Dir(mod))
}

// step prints what is about to happen and does it, showing its output.
func step(title, name string, args ...string) error {
	fmt.Printf("== %s\n", title)
	cmd := exec.Command(name, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = buildEnv()
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", title, err)
	}
	return nil
}

// output runs a command of the build and returns what it printed.
func output(name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Stderr = os.Stderr
	cmd.Env = buildEnv()
	out, err := cmd.Output()
	return string(out), err
}

// buildEnv is the environment of every go command: cgo on, since SQLite and the
// window need it and go turns it off by itself where it sees no compiler.
func buildEnv() []string { return append(os.Environ(), "CGO_ENABLED=1") }

func found(name string) bool {
	_, err := exec.LookPath(name)
	return err == nil
}

// program is the path of a program that build made.
func program(name string) string {
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(outDir, name)
}

func build() error {
	if err := setup(forBuild); err != nil {
		return err
	}
	return buildBinaries()
}

func buildBinaries() error {
	if err := os.MkdirAll(outDir, 0o755); err != nil {
		return fmt.Errorf("make the build folder: %w", err)
	}
	return step("build stet and stetctl (the first time takes some minutes)",
		"go", "build", "-tags", tags, "-o", outDir+string(filepath.Separator), "./cmd/stet", "./cmd/stetctl")
}

func runApp(args []string) error {
	if err := haveDisplay(); err != nil {
		return err
	}
	if err := build(); err != nil {
		return err
	}
	return step("open Stet", program("stet"), args...)
}

// haveDisplay tells, before minutes of building, that there is no screen.
func haveDisplay() error {
	if runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != "" {
		return nil
	}
	return fmt.Errorf(`there is no display for the window: neither DISPLAY nor WAYLAND_DISPLAY is set.
Run it from a desktop session, over "ssh -X", or on a virtual screen:
  Xvfb :77 -screen 0 1440x900x24 &
  DISPLAY=:77 go run ./cmd/dev run
(the virtual screen is in the package xvfb, which "go run ./cmd/dev test" installs)`)
}
