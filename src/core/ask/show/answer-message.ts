import { excerpt } from '../../chat/excerpt.js';
import { limits } from '../../chat/limits.js';
import type { Block, Button, Message, Span, Spans } from '../../chat/message.js';
import { action } from '../../commands/actions.js';
import type { Note, Passage } from '../../knowledge/note.js';
import { sourceLink } from '../../knowledge/source-link.js';
import { wordsIn } from '../../language/words.js';
import type { Index } from '../index/build-index.js';
import { cleanQuery, littleWeight, readQuery } from '../query/read-query.js';
import type { Answer, Match } from '../rank/answer.js';
import { distinct, passageInContext, sectionInContext } from './surroundings.js';

export interface AnswerOptions {
  /** The id under which the matches are kept: with it the message has buttons. */
  readonly asked?: string;
  /** Where the notes can be read on the web: with it the source is a link. */
  readonly base?: string;
  /** Whether the bank has a question on what is shown. */
  readonly quiz?: boolean;
  /** Only the person who asked sees it, and may show it to the room. */
  readonly share?: boolean;
}

const choicesAtOnce = 3;

/** An answer with what its buttons lead to. */
export interface Presented {
  /** The n-th button of a kind leads to the n-th of these. */
  readonly leads: readonly Passage[];
  message(options?: AnswerOptions): Message;
}

/** What is shown of an answer: the passage with its surroundings, choices, or the nearest topics. */
export const presentAnswer = (answer: Answer): Presented => {
  const matches = distinct(answer.matches);
  const [first] = matches;
  if (first === undefined || answer.decision === 'nothing') {
    return {
      leads: answer.topics.map(({ passage }) => passage),
      message: (options = {}) => nothingMessage(answer, options),
    };
  }
  return {
    leads: matches.map(({ passage }) => passage),
    message: (options = {}) =>
      answer.decision === 'unsure'
        ? unsureMessage(answer, matches, options)
        : passageMessage(first, { ...options, n: 0, more: matches.length > 1, read: answer.read }),
  };
};

/** An answer as a message. */
export const answerMessage = (answer: Answer, options?: AnswerOptions): Message =>
  presentAnswer(answer).message(options);

export interface PassageOptions extends AnswerOptions {
  /** The number of the passage among the matches. */
  readonly n?: number;
  /** Whether another match follows it. */
  readonly more?: boolean;
  /** The whole section, and nothing to press. */
  readonly all?: boolean;
  /** What it answers, for readers who did not see that asked. */
  readonly query?: string;
}

/** The passage of that id, shown for a query; undefined when the notes don't hold it any more. */
export const showPassage = (
  index: Index,
  id: string,
  query: string,
  options: PassageOptions = {},
): Message | undefined => {
  const entry = index.byId.get(id);
  if (entry === undefined) return undefined;
  const { concepts } = readQuery(index, cleanQuery(query));
  const telling = concepts.filter(({ weight }) => weight > littleWeight);
  const { text, trail } = entry.passage;
  const said = wordsIn(`${text} ${trail.at(-1) ?? ''}`, entry.language);
  const there = new Set(said.map(({ stem }) => stem));
  // Marked as in the first answer: by the nearest way of saying it that the passage has.
  const ways = telling.flatMap(
    ({ alternatives }) => alternatives.find((each) => each.stems.every((stem) => there.has(stem))) ?? [],
  );
  const stems = new Set(ways.flatMap((each) => each.stems));
  const words = said.filter((word) => stems.has(word.stem));
  return passageMessage({ ...entry, words: words.map((word) => word.text) }, options);
};

interface Showing extends PassageOptions {
  readonly read?: Answer['read'];
}

const passageMessage = ({ passage, note, words }: Omit<Match, 'score'>, options: Showing): Message => {
  const trail = trailOf(passage, note);
  const shown = options.all ? sectionInContext(note, passage, words) : passageInContext(note, passage, words);
  const source = sourceSpans(passage, note, options);
  return {
    summary: `${trail.at(-1)}: ${excerpt(passage.text, 200)}`,
    tone: 'found',
    blocks: [
      ...(options.query === undefined ? [] : [asNote([`Shared answer to “${excerpt(options.query)}”`])]),
      asNote([trail.join(' › ')]),
      { kind: 'quote', blocks: shown.blocks },
      ...(options.all ? [] : pressed(shown.all ? [] : [button('showSection', 'Show all', options)])),
      asNote(options.all && !shown.all ? ['The rest stands in ', ...source] : source),
      ...(options.all ? [] : pressed(answerButtons(passage, options))),
    ],
  };
};

const asNote = (spans: Spans): Block => ({ kind: 'note', spans });

type MatchAction = 'nextPassage' | 'showSection' | 'helpful' | 'unhelpful' | 'sharePassage';

const button = (name: MatchAction, label: string, { asked, n = 0 }: PassageOptions): Button | undefined =>
  asked === undefined ? undefined : { id: action[name]({ asked, n }), label };

/** Five at most, which is one row. */
const answerButtons = (passage: Passage, options: PassageOptions): (Button | undefined)[] => [
  options.more ? button('nextPassage', 'Next best', { ...options, n: (options.n ?? 0) + 1 }) : undefined,
  button('helpful', 'Helpful', options),
  button('unhelpful', 'Not helpful', options),
  options.quiz ? { id: action.quizOnPassage({ passage: passage.id }), label: 'Quiz me on this' } : undefined,
  options.share ? button('sharePassage', 'Share', options) : undefined,
];

const pressed = (list: readonly (Button | undefined)[]): Block[] => {
  const present = list.filter((each) => each !== undefined);
  return present.length === 0 ? [] : [buttons(present)];
};

const trailOf = (passage: Passage, note: Note): readonly string[] =>
  passage.trail.length > 0 ? passage.trail : [note.title];

const sourceSpans = (passage: Passage, note: Note, { base, read }: Showing): Span[] => {
  const { file, line } = passage;
  const day = note.checked === undefined ? undefined : longDay(note.checked);
  return [
    sourceLink({ file, line, slug: note.sections[passage.section]?.slug }, base),
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
const choices = (
  name: 'pickPassage' | 'pickTopic',
  labels: readonly { label: string; n: number }[],
  asked?: string,
): Block =>
  asked === undefined
    ? { kind: 'list', ordered: false, items: labels.map(({ label }) => ({ spans: [label], depth: 0 })) }
    : buttons(labels.map(({ label, n }) => ({ id: action[name]({ asked, n }), label })));

/** What a row of a table is about, or all that a passage says. */
const nameOf = ({ kind, text }: Passage): string => (kind === 'row' ? (text.split(' — ', 1)[0] ?? text) : text);

/** Names for passages that can be told apart. */
const labelsOf = (list: readonly Pick<Match, 'passage' | 'note'>[]): string[] => {
  const heads = list.map(({ passage, note }) => trailOf(passage, note).at(-1) ?? '');
  return list.map(({ passage }, i) => {
    const head = heads[i] ?? '';
    const twice = heads.filter((other) => other === head).length > 1;
    return excerpt(twice ? `${head}: ${nameOf(passage)}` : head, limits.label);
  });
};

const unsureMessage = (answer: Answer, matches: readonly Match[], { asked }: AnswerOptions): Message => {
  const summary = `I am not sure what the notes say to “${excerpt(answer.query)}”. Is it one of these?`;
  const labels = labelsOf(matches.slice(0, choicesAtOnce)).map((label, n) => ({ label, n }));
  return {
    summary,
    tone: 'unsure',
    blocks: [{ kind: 'text', spans: [summary] }, choices('pickPassage', labels, asked)],
  };
};

/** What is said to somebody whom a passage did not help: thanks, and the next best passages as choices. */
export const insteadMessage = (
  index: Index,
  thanks: string,
  asked: { readonly id: string; readonly passages: readonly string[] },
  unhelpful: number,
): Message => {
  const others = asked.passages.flatMap((id, n) => {
    const entry = n === unhelpful ? undefined : index.byId.get(id);
    return entry === undefined ? [] : [{ ...entry, n }];
  });
  const best = others.slice(0, choicesAtOnce);
  const labels = labelsOf(best).map((label, i) => ({ label, n: best[i]?.n ?? 0 }));
  const offer: Block[] =
    labels.length === 0
      ? []
      : [{ kind: 'note', spans: ['Does one of these answer it?'] }, choices('pickPassage', labels, asked.id)];
  return { summary: thanks, tone: 'plain', blocks: [{ kind: 'text', spans: [thanks] }, ...offer] };
};

const nothingMessage = (answer: Answer, { asked }: AnswerOptions): Message => {
  const query = excerpt(answer.query);
  const summary = query === '' ? 'Ask me something that the notes may answer.' : `The notes don't say: “${query}”.`;
  const labels = answer.topics.map(({ name }, n) => ({ label: excerpt(name, limits.label), n }));
  const lead = answer.matches.length > 0 ? 'The nearest topics:' : 'They are about such things as:';
  const topics: Block[] =
    labels.length === 0 ? [] : [{ kind: 'note', spans: [lead] }, choices('pickTopic', labels, asked)];
  return { summary, tone: 'nothing', blocks: [{ kind: 'text', spans: [summary] }, ...topics] };
};
