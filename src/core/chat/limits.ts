/** What every surface shows whole; a renderer may shorten or leave out what is beyond. Lengths are in characters. */
export const limits = {
  /** Rows of things to press in one message; one has room for five buttons. */
  rows: 5,
  /** Of a button. */
  label: 72,
  /** Completions of what somebody is typing. */
  suggestions: 25,
} as const;
