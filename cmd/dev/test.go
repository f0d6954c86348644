package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

// perPackage is how long a package may take: under the race detector on a busy machine the
// slowest ones come near the ten minutes that go test would give them.
const perPackage = "-timeout=40m"

// test is the whole gate: what `.ci/run` calls.
func test() error {
	if err := setup(forTest); err != nil {
		return err
	}
	if err := lint(); err != nil {
		return err
	}
	headless, windowed, err := splitPackages()
	if err != nil {
		return err
	}
	if err := step("test with the race detector, all that needs no window",
		"go", append([]string{"test", "-race", perPackage, "-tags", tags}, headless...)...); err != nil {
		return err
	}
	if err := step("test the rest",
		"go", append([]string{"test", perPackage, "-tags", tags}, windowed...)...); err != nil {
		return err
	}
	if err := step("test a plain build, which searches by scanning",
		"go", "test", perPackage, "./store/...", "./app/workflow/...", "./cmd/stetctl/..."); err != nil {
		return err
	}
	if err := buildBinaries(); err != nil {
		return err
	}
	if runtime.GOOS != "linux" {
		fmt.Println("== the smoke test of the window runs on Linux only")
		return nil
	}
	return smoke()
}

func lint() error {
	if err := formatted(); err != nil {
		return err
	}
	if err := step("go vet", "go", "vet", "-tags", tags, "./..."); err != nil {
		return err
	}
	return step("staticcheck", "go", "tool", "staticcheck", "-tags", tags, "./...")
}

func formatted() error {
	fmt.Println("== gofmt")
	out, err := output("gofmt", "-l", "app", "assets", "cmd", "editor", "store")
	if err != nil {
		return fmt.Errorf("gofmt: %w", err)
	}
	if out != "" {
		return fmt.Errorf("gofmt would change these files; run gofmt -w on them:\n%s", out)
	}
	return nil
}

// windowPackage is what only a program that opens a real window links.
const windowPackage = "fyne.io/fyne/v2/app"

// splitPackages tells the project's packages that link a real window from those
// that do not.
func splitPackages() (headless, windowed []string, err error) {
	out, err := output("go", "list", "-tags", tags, "-f", `{{.ImportPath}} {{join .Deps ","}}`, "./...")
	if err != nil {
		return nil, nil, fmt.Errorf("list the packages: %w", err)
	}
	for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
		path, deps, _ := strings.Cut(line, " ")
		if strings.Contains(","+deps+",", ","+windowPackage+",") {
			windowed = append(windowed, path)
		} else {
			headless = append(headless, path)
		}
	}
	return headless, windowed, nil
}

// tempDir makes a folder that is removed when the returned func is called.
func tempDir(name string) (string, func(), error) {
	dir, err := os.MkdirTemp("", name)
	if err != nil {
		return "", nil, fmt.Errorf("make a temporary folder: %w", err)
	}
	return dir, func() { os.RemoveAll(dir) }, nil
}
