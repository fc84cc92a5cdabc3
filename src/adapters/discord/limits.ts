/** Discord's limits, in characters or elements (docs.discord.com/developers). */
export const limits = {
  /** Of a message. */
  content: 2_000,
  title: 256,
  description: 4_096,
  rows: 5,
  buttonsInRow: 5,
  buttonLabel: 80,
  options: 25,
  optionLabel: 100,
  customId: 100,
  /** Of a form: what stands above a field is one of its components too. */
  modalTitle: 45,
  modalComponents: 5,
  inputLabel: 45,
  inputLength: 4_000,
  textDisplay: 2_000,
  /** Of a command. */
  help: 100,
  suggestions: 25,
  suggestion: 100,
} as const;

/** Longer labels are legal, and cut off on a phone. */
export const comfortableButton = 38;
