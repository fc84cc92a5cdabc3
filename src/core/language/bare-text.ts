/** A text as it is held against others: whatever the marks, the spaces, the kind of quotes and the full stop. */
export const bareText = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[*_`~]+/gu, '')
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/\s+/gu, ' ')
    .replace(/[ .:;!]+$/u, '')
    .trim();
