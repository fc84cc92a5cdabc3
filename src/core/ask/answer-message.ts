import type { Block, Button, Message, Span } from '../chat/message.js';
import type { Note, Passage } from '../knowledge/note.js';
import { excerpt } from '../knowledge/report.js';
import type { Answer, Match } from './answer.js';
import type { Index } from './build-index.js';
import { cleanQuery, readQuery } from './read-query.js';
import { distinct, wholeAround } from './whole.js';
import { wordsIn } from './words.js';

export interface AnswerOptions {
  /** The id under which the matches are kept: with it the message has buttons. */
  readonly asked?: string;
  /** Where the notes can be read on the web: with it the source is a link. */
  readonly base?: string;
}

/** Discord's limit for a button is 80 characters. */
const longestLabel = 72;

/** An answer as a message: the passage with its surroundings, choices, or the nearest topics. */
export const answerMessage = (answer: Answer, options: AnswerOptions = {}): Message => {
  const [first, second] = distinct(answer.matches);
  if (first === undefined || answer.decision === 'nothing') return nothingMessage(answer, options);
  if (answer.decision === 'unsure') return unsureMessage(answer, options);
  return passageMessage(first, { ...options, next: second === undefined ? undefined : 1, read: answer.read });
};

/** The passage of that id, shown for a query; undefined when the notes don't hold it any more. */
export const showPassage = (
  index: Index,
  id: string,
  query: string,
  options: AnswerOptions & { readonly next?: number } = {},
): Message | undefined => {
  const entry = index.entries.find(({ passage }) => passage.id === id);
  if (entry === undefined) return undefined;
  const { concepts } = readQuery(index, cleanQuery(query));
  const stems = new Set(concepts.flatMap(({ alternatives }) => alternatives.flatMap((each) => each.stems)));
  const words = wordsIn(entry.passage.text).filter((word) => stems.has(word.stem));
  return passageMessage({ ...entry, words: words.map((word) => word.text) }, options);
};

interface Shown extends AnswerOptions {
  /** The number of the match that the button leads to. */
  readonly next?: number;
  readonly read?: Answer['read'];
}

const passageMessage = ({ passage, note, words }: Omit<Match, 'score'>, options: Shown): Message => {
  const trail = trailOf(passage, note);
  const blocks: Block[] = [
    { kind: 'note', spans: [trail.join(' › ')] },
    { kind: 'quote', blocks: wholeAround(note, passage, words) },
    { kind: 'note', spans: sourceSpans(passage, note, options) },
  ];
  if (options.asked !== undefined && options.next !== undefined) {
    blocks.push(buttons([{ id: `next:${options.asked}:${options.next}`, label: 'Next best' }]));
  }
  return { summary: `${trail.at(-1)}: ${excerpt(passage.text, 200)}`, tone: 'found', blocks };
};

const trailOf = (passage: Passage, note: Note): readonly string[] =>
  passage.trail.length > 0 ? passage.trail : [note.title];

const sourceSpans = (passage: Passage, note: Note, { base, read }: Shown): Span[] => {
  const place = `${passage.file}:${passage.line}`;
  const slug = note.sections[passage.section]?.slug ?? '';
  const path = passage.file.split('/').map(encodeURIComponent).join('/');
  const url = base === undefined ? {} : { url: `${base.replace(/\/*$/u, '/')}${path}${slug === '' ? '' : `#${slug}`}` };
  const day = note.checked === undefined ? undefined : longDay(note.checked);
  return [
    { text: place, code: true, ...url },
    ...(day === undefined ? [] : [` · checked ${day}`]),
    ...(read === undefined ? [] : [` · read “${excerpt(read.from)}” as “${excerpt(read.to)}”`]),
  ];
};

const longDay = (iso: string): string | undefined => {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time)
    ? undefined
    : new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(time));
};

const buttons = (list: readonly Button[]): Block => ({ kind: 'buttons', buttons: list });

/** Buttons where they can lead somewhere, else the same words as a list. */
const choices = (verb: 'pick' | 'topic', labels: readonly { label: string; n: number }[], asked?: string): Block =>
  asked === undefined
    ? { kind: 'list', ordered: false, items: labels.map(({ label }) => ({ spans: [label], depth: 0 })) }
    : buttons(labels.map(({ label, n }) => ({ id: `${verb}:${asked}:${n}`, label })));

const unsureMessage = (answer: Answer, { asked }: AnswerOptions): Message => {
  const summary = `I am not sure what the notes say to “${excerpt(answer.query)}”. Is it one of these?`;
  const best = distinct(answer.matches).slice(0, 3);
  const heads = best.map(({ passage, note }) => trailOf(passage, note).at(-1) ?? '');
  const labels = best.map(({ passage }, n) => {
    const head = heads[n] ?? '';
    const twice = heads.filter((other) => other === head).length > 1;
    return { label: excerpt(twice ? `${head}: ${passage.text}` : head, longestLabel), n };
  });
  return { summary, tone: 'unsure', blocks: [{ kind: 'text', spans: [summary] }, choices('pick', labels, asked)] };
};

const nothingMessage = (answer: Answer, { asked }: AnswerOptions): Message => {
  const query = excerpt(answer.query);
  const summary = query === '' ? 'Ask me something that the notes may answer.' : `The notes don't say: “${query}”.`;
  const labels = answer.topics.map(({ name }, n) => ({ label: excerpt(name, longestLabel), n }));
  const lead = answer.matches.length > 0 ? 'The nearest topics:' : 'They are about such things as:';
  const topics: Block[] = labels.length === 0 ? [] : [{ kind: 'note', spans: [lead] }, choices('topic', labels, asked)];
  return { summary, tone: 'nothing', blocks: [{ kind: 'text', spans: [summary] }, ...topics] };
};
