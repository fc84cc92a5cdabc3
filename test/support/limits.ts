/** What platforms and whoever runs the program demand, in milliseconds: the only times that tests measure. */

/** Slack and Discord take an event for lost that is not acknowledged by then. */
export const acknowledged = 3_000;

/** A process that was told to end is killed by then. */
export const drained = 10_000;
