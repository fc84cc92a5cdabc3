import type { Env } from 'markdown-it';

/** What the rules know of the file that is being read. */
export interface Reading {
  /** The file is MDX: expressions vanish, and every tag is markup. */
  readonly jsx: boolean;
  /** Names of elements that are closed somewhere in the file: what is closed is markup, whatever it is called. */
  readonly closed: ReadonlySet<string>;
  /**
   * Characters that rules may still look ahead in vain, for a tag, brace or shortcode that never ends. What is unclosed
   * a hundred thousand times would else be searched to the end of the file every time.
   */
  purse: number;
  /** The line before which a list was cut because it is very long. */
  cutAt: number;
  /** Boxes that end where their indentation does, the innermost last. */
  readonly closings: { readonly name: string; readonly line: number; readonly level: number }[];
}

const closing = /<\/([A-Za-z][\w.:-]*)\s*>/gu;

/** The names of elements that a text closes, one after another. */
export function* closedIn(text: string): Generator<string> {
  for (const [, name = ''] of text.matchAll(closing)) yield name;
}

export const startReading = (text: string, jsx: boolean, closed: ReadonlySet<string>): Reading => ({
  jsx,
  closed,
  purse: 4 * text.length + 10_000,
  cutAt: -1,
  closings: [],
});

const isReading = (value: unknown): value is Reading => typeof value === 'object' && value !== null && 'purse' in value;

/** The reading that a parser's environment carries. */
export const readingOf = (env: Env): Reading => {
  const known = env.reading;
  if (isReading(known)) return known;
  const made = startReading('', false, new Set());
  env.reading = made;
  return made;
};
