package main

// What the configuration of the sidecar and the querier names of commands that are left out.
const compressionNone = "none"
