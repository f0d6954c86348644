package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// smokeStory is what the smoke test imports.
const smokeStory = `Ferry operator drops night sailings

By Rui Okafor

The last boat to the island will leave at nine from January, the operator said.

“Nobody was asked,” said Ilse Brandt, who keeps the inn at the landing.

Source: Harbour Gazette
`

// smoke opens the real program on a virtual screen with a story to import,
// waits until the page is painted and the story is in the library, and closes it.
func smoke() error {
	fmt.Println("== smoke test: the real window on a virtual screen")
	dir, clean, err := tempDir("stet-smoke-")
	if err != nil {
		return err
	}
	defer clean()
	story := filepath.Join(dir, "ferry.txt")
	if err := os.WriteFile(story, []byte(smokeStory), 0o644); err != nil {
		return fmt.Errorf("write the story to import: %w", err)
	}
	screen, err := startScreen(dir)
	if err != nil {
		return err
	}
	defer screen.stop()
	library := filepath.Join(dir, "smoke.stet")
	if err := openAndClose(screen, dir, library, story); err != nil {
		return err
	}
	if err := storyFiled(library); err != nil {
		return err
	}
	fmt.Println("   imported, seen, ended cleanly")
	return nil
}

// screen is a running Xvfb whose pixels are mapped into a file.
type screen struct {
	cmd     *exec.Cmd
	display string
	pixels  string
}

func startScreen(dir string) (*screen, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("make a pipe: %w", err)
	}
	defer r.Close()
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1440x900x24", "-fbdir", dir, "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{w}
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start Xvfb: %w", err)
	}
	w.Close()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("start Xvfb: %s", said.String())
	}
	return &screen{cmd, ":" + strings.TrimSpace(line), filepath.Join(dir, "Xvfb_screen0")}, nil
}

func (s *screen) stop() {
	s.cmd.Process.Signal(syscall.SIGTERM)
	s.cmd.Wait()
}

// patience bounds how long the window may take on a busy machine.
const patience = 60 * time.Second

func openAndClose(s *screen, dir, library, story string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 3*patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program("stet"), "-library", library, story)
	cmd.Env = append(os.Environ(), "DISPLAY="+s.display, "WAYLAND_DISPLAY=", "LC_ALL=C.UTF-8", "FYNE_SCALE=1", "FYNE_THEME=light",
		"HOME="+dir, "XDG_CONFIG_HOME="+filepath.Join(dir, "config"), "XDG_DATA_HOME="+filepath.Join(dir, "data"))
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start the app: %w", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	shown := func() error {
		if !pageShown(s.pixels) {
			return errors.New("no page was seen")
		}
		return nil
	}
	err := waitFor(shown, ended)
	if err == nil {
		err = waitFor(func() error { return storyFiled(library) }, ended)
	}
	if err != nil {
		cmd.Process.Kill()
		return fmt.Errorf("%w\n%s", err, said.String())
	}
	cmd.Process.Signal(syscall.SIGTERM)
	if err := <-ended; err != nil {
		return fmt.Errorf("the app did not end cleanly: %w\n%s", err, said.String())
	}
	return nil
}

// waitFor returns when done says so.
func waitFor(done func() error, ended <-chan error) error {
	var missing error
	late := time.After(patience)
	look := time.NewTicker(100 * time.Millisecond)
	defer look.Stop()
	for {
		select {
		case err := <-ended:
			return fmt.Errorf("the app ended too early: %w", errors.Join(missing, err))
		case <-late:
			return fmt.Errorf("within %v: %w", patience, missing)
		case <-look.C:
			if missing = done(); missing == nil {
				return nil
			}
		}
	}
}

// storyFiled asks the command line whether the import is in the library.
func storyFiled(library string) error {
	out, err := output(program("stetctl"), "--library", library, "list", "--json")
	if err != nil {
		return fmt.Errorf("list the library: %w", err)
	}
	if !strings.Contains(out, "Ferry operator drops night sailings") {
		return fmt.Errorf("the imported story is not in the library, which lists:\n%s", out)
	}
	return nil
}
