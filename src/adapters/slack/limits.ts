/** Slack's limits, in characters or elements (docs.slack.dev/reference/block-kit). */
export const limits = {
  blocks: 50,
  /** Of a message's `text`; longer ones are cut by clients. Counted before escaping, which may lengthen it fivefold. */
  summary: 700,
  /**
   * Of all texts in a message's blocks together, and beside them of all labels. Slack says 12,000 and counts what holds
   * them too: 11,341 have been refused (github.com/slackapi/bolt-js/issues/2867).
   */
  message: 8_500,
  labels: 2_400,
  /** Of one text. */
  text: 3_000,
  header: 150,
  actions: 25,
  buttonText: 75,
  accessibilityLabel: 75,
  optionText: 75,
  checkboxes: 10,
  options: 100,
  tableRows: 100,
  tableColumns: 20,
  tableCell: 150,
  modalTitle: 24,
  modalSubmit: 24,
  inputLabel: 2_000,
  inputLength: 3_000,
  url: 3_000,
} as const;

/** Buttons wider than this are cut off on a telephone: the choices stand above them, and they show the letter. */
export const comfortableButton = 36;
