package main

// figures is the table that bench holds the project to; the limits are those
// of the design.
var figures = []figure{}
