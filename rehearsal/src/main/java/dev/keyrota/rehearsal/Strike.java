package dev.keyrota.rehearsal;

/** What happens at one point of a run, beside what the run does there. */
public sealed interface Strike permits Fault, Outside {}
