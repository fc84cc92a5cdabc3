/** How large an exam is, and what passes it. */
export interface ExamSize {
  readonly questions: number;
  readonly minutes: number;
  /** In per cent. */
  readonly pass: number;
}

const defaultSize: ExamSize = { questions: 20, minutes: 30, pass: 70 };

const limits: Readonly<Record<keyof ExamSize, readonly [most: number, sentence: string]>> = {
  questions: [50, 'An exam can have 1 to 50 questions.'],
  minutes: [180, 'An exam can last 1 to 180 minutes.'],
  pass: [100, 'The pass mark can be 1% to 100%.'],
};

const units: readonly (readonly [RegExp, keyof ExamSize, number])[] = [
  [/^(?:q|questions?)$/, 'questions', 1],
  [/^(?:m|mins?|minutes?)$/, 'minutes', 1],
  [/^(?:h|hrs?|hours?)$/, 'minutes', 60],
  [/^(?:%|percent)$/, 'pass', 1],
];

const passWords = new Set(['pass', 'mark']);
const fillers = new Set(['in', 'with', 'and', 'to', 'at', 'of', 'for', ...passWords]);

/**
 * Reads what stands behind `/quiz exam`: `10`, `10 15`, `10 questions in 15 minutes, pass 80%`. A number without a unit
 * is the questions first and then the minutes. A sentence when it can't be read.
 */
export function readSize(text: string): ExamSize | string {
  const size: Partial<Record<keyof ExamSize, number>> = {};
  const tokens = text.toLowerCase().match(/\d+|%|[^\s\d%,;.:/-]+/g) ?? [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] ?? '';
    if (fillers.has(token)) continue;
    if (!/^\d+$/.test(token)) return unread(text);
    const [, named, factor] = units.find(([unit]) => unit.test(tokens[i + 1] ?? '')) ?? [];
    const bare = passWords.has(tokens[i - 1] ?? '') ? 'pass' : size.questions === undefined ? 'questions' : 'minutes';
    const what = named ?? bare;
    if (size[what] !== undefined) return unread(text);
    size[what] = Number(token) * (factor ?? 1);
    if (named !== undefined) i += 1;
  }
  for (const what of ['questions', 'minutes', 'pass'] as const) {
    const [most, sentence] = limits[what];
    const value = size[what] ?? 1;
    if (value < 1 || value > most) return sentence;
  }
  return { ...defaultSize, ...size };
}

const unread = (text: string): string =>
  `I can’t read “${text.slice(0, 40)}”. Try “/quiz exam 10 15” for 10 questions in 15 minutes, or “/quiz exam 20 30 pass 80%”.`;
