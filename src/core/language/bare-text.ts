/** Most texts have none of these: to look is cheaper than to replace. */
const marked = /[*_`~‘’“”]/u;
const spaced = /[^\S ]| {2}/u;
const endings = ' .:;!';

/** A text as it is held against others: whatever the marks, the spaces, the kind of quotes and the full stop. */
export const bareText = (text: string): string => {
  let bare = text.toLowerCase();
  if (marked.test(bare))
    bare = bare
      .replace(/[*_`~]+/gu, '')
      .replace(/[‘’]/gu, "'")
      .replace(/[“”]/gu, '"');
  if (spaced.test(bare)) bare = bare.replace(/\s+/gu, ' ');
  let end = bare.length;
  while (end > 0 && endings.includes(bare[end - 1] ?? '')) end -= 1;
  return bare.slice(0, end).trim();
};
