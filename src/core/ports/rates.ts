/** How much one person may ask of the bot, all numbers in one place. Each process counts what reaches it. */
export const rates = {
  /** The time in which queries, commands and presses are counted, in milliseconds. */
  per: 60_000,
  queries: 30,
  commands: 10,
  /** Votes within one second count as one of them: whoever changes their mind is in no hurry. */
  presses: 20,
  /** Presses in a series of questions for one person alone: an answer and a step a question. */
  steps: 60,
  /** Votes that are looked at in one second; the store has to have each before it is confirmed. */
  votesASecond: 5,
  /** Between two kind words to somebody who is too fast. */
  told: 60_000,
  /** People who are counted at the same time; beyond that the one who was heard of longest ago starts anew. */
  people: 10_000,
  /** Gaps that are noted of one person within `gapsPer`; the store counts, for all processes. */
  gaps: 200,
  gapsPer: 86_400_000,
} as const;
