/** Tags that people use in Markdown. Others stay, because `<instance-id>` in a sentence is meant to be read. */
const tags =
  /<\/?(?:a|abbr|b|blockquote|br|center|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|input|ins|kbd|li|mark|ol|p|picture|pre|q|s|samp|section|small|source|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|u|ul|var|video|wbr)(?:\s[^<>]{0,500})?\/?>/giu;

export const stripTags = (text: string): string => (text.includes('<') ? text.replace(tags, ' ') : text);

const fence = /^ {0,3}(?:>\s?)*\s*(?:[-*+]\s+)?(`{3,}|~{3,})/u;

/** Blanks HTML comments outside code fences and keeps every line break, so that line numbers stay true. */
export const blankComments = (text: string): string => {
  if (!text.includes('<!--')) return text;
  let open = false;
  let closing = '';
  const lines = text.split('\n').map((source) => {
    if (!open) {
      const mark = fence.exec(source)?.[1];
      if (closing !== '') {
        if (mark?.startsWith(closing)) closing = '';
        return source;
      }
      if (mark !== undefined) {
        closing = mark;
        return source;
      }
    }
    let kept = '';
    let at = 0;
    while (at < source.length) {
      const next = open ? source.indexOf('-->', at) : source.indexOf('<!--', at);
      if (!open) kept += source.slice(at, next < 0 ? undefined : next);
      if (next < 0) break;
      at = next + (open ? 3 : 4);
      // What stands between backticks is shown.
      if (!open && kept.split('`').length % 2 === 0) kept += '<!--';
      else open = !open;
    }
    return kept;
  });
  // A comment that never ends is no comment.
  return open ? text : lines.join('\n');
};
