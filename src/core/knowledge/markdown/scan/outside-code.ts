const mark = /^(?:\s|>|[-*+]\s|\d{1,9}[.)]\s)*(`{3,}|~{3,})(.*)$/u;

/** Says of line after line whether it belongs to a fenced code block, its fences included. */
export const codeWatch = (): ((line: string) => boolean) => {
  let closing = '';
  return (line) => {
    if (closing === '' && !line.includes('```') && !line.includes('~~~')) return false;
    const [, fence = '', info = ''] = mark.exec(line) ?? [];
    if (closing !== '') {
      if (fence.startsWith(closing) && info.trim() === '') closing = '';
      return true;
    }
    if (fence.startsWith('`') && info.includes('`')) return false;
    closing = fence;
    return fence !== '';
  };
};
