package dev.keyrota.sandbox.github;

/** Whether a text is an App's assertion at all: that, or why not. */
sealed interface AssertionCheck permits Assertion, HostAnswer.Refused {}
