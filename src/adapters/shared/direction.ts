/** Features that turn the direction of reading, and the one that ends each. */
const closers: Readonly<Record<string, string>> = {
  '\u202a': '\u202c',
  '\u202b': '\u202c',
  '\u202d': '\u202c',
  '\u202e': '\u202c',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};
const directions = /[\u202a-\u202e\u2066-\u2069]/;

/** Text that reads as it is written, for labels that must not lie. */
export const withoutDirections = (text: string): string => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');

function isolateLine(line: string): string {
  if (!directions.test(line)) return line;
  const open: string[] = [];
  let kept = '';
  for (const sign of line) {
    const closer = closers[sign];
    if (closer !== undefined) open.unshift(closer);
    else if (directions.test(sign) && open[0] !== sign) continue;
    else if (directions.test(sign)) open.shift();
    kept += sign;
  }
  return `\u2068${kept}${open.join('')}\u2069`;
}

/** Text whose turned directions end where it ends, so that it can't rearrange what stands around it. */
export const isolate = (text: string): string => text.split('\n').map(isolateLine).join('\n');
