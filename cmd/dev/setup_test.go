package main

import (
	"slices"
	"strings"
	"testing"
)

func set(names ...string) func(string) bool {
	return func(n string) bool { return slices.Contains(names, n) }
}

func TestMissing(t *testing.T) {
	all := set(libraries...)
	for _, c := range []struct {
		name     string
		need     need
		has, lib func(string) bool
		want     string
	}{
		{"all there", forTest, set("gcc", "pkg-config", "Xvfb", "xmllint"), all, ""},
		{"a build needs no virtual screen", forBuild, set("gcc", "pkg-config"), all, ""},
		{"a test does", forTest, set("gcc", "pkg-config"), all, "Xvfb,xmllint"},
		{"no compiler", forBuild, set("pkg-config"), all, "gcc"},
		{"one library", forBuild, set("gcc", "pkg-config"), set(libraries[1:]...), "lib gl"},
	} {
		if got := strings.Join(missing(c.need, c.has, c.lib), ","); got != c.want {
			t.Errorf("%s: missing %q, want %q", c.name, got, c.want)
		}
	}
	if got := missing(forBuild, set(), all); len(got) != 2+len(libraries) {
		t.Errorf("without pkg-config nothing can be known to be there, got %v", got)
	}
}

func TestInstallCommands(t *testing.T) {
	apt, err := pickManager(managers, set("apt-get"))
	if err != nil {
		t.Fatal(err)
	}
	lines := apt.commands(forTest)
	if len(lines) != 2 || lines[0][0] != "update" || !slices.Contains(lines[1], "xvfb") {
		t.Errorf("apt-get gets %v", lines)
	}
	if slices.Contains(apt.commands(forBuild)[1], "xvfb") {
		t.Error("a build installs a virtual screen")
	}
	if _, err := pickManager(managers, set("yum")); err == nil {
		t.Error("an unknown package manager was accepted")
	}
}

func TestAsRoot(t *testing.T) {
	for _, c := range []struct {
		root bool
		has  func(string) bool
		want string
	}{
		{true, set(), "apt-get update"},
		{false, set("sudo"), "sudo apt-get update"},
		{false, set("doas"), "doas apt-get update"},
	} {
		got, err := asRoot(c.root, c.has, []string{"apt-get", "update"})
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("got %v, %v, want %q", got, err, c.want)
		}
	}
	if _, err := asRoot(false, set(), []string{"apt-get", "update"}); err == nil || !strings.Contains(err.Error(), "apt-get update") {
		t.Errorf("without root or sudo the error must name the command, got %v", err)
	}
}
