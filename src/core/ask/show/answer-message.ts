import { excerpt } from '../../chat/excerpt.js';
import { limits } from '../../chat/limits.js';
import type { Block, Button, Message, Spans } from '../../chat/message.js';
import { action } from '../../commands/actions.js';
import type { Passage } from '../../knowledge/note.js';
import { wordsIn } from '../../language/words.js';
import type { Index } from '../index/build-index.js';
import { cleanQuery, littleWeight, readQuery } from '../query/read-query.js';
import type { Answer, Match } from '../rank/answer.js';
import { choices, nothingMessage, unsureMessage } from './choice-messages.js';
import { otherSide } from './comparison.js';
import { trailOf } from './place-name.js';
import { sourceSpans } from './sources.js';
import { distinct, passageInContext, sectionInContext } from './surroundings.js';
import { type Wanted, wantedBy } from './wanted.js';

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
  const wanted = wantedBy(answer.query);
  if (first === undefined || answer.decision === 'nothing') {
    return {
      leads: answer.topics.map(({ passage }) => passage),
      message: (options = {}) => nothingMessage(answer, options.asked),
    };
  }
  const { overview } = answer;
  if (overview) {
    const leads = [first.passage, ...overview];
    return { leads, message: (options = {}) => overviewMessage(first, overview, { ...options, wanted }) };
  }
  return {
    leads: matches.map(({ passage }) => passage),
    message: (options = {}) =>
      answer.decision === 'unsure'
        ? unsureMessage(answer.query, matches, options.asked)
        : passageMessage(first, {
            ...options,
            n: 0,
            more: matches.length > 1,
            read: answer.read,
            wanted,
            other: otherSide(matches, wanted),
          }),
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
  return passageMessage(
    { ...entry, words: words.map((word) => word.text), also: index.copies.of(entry) },
    { ...options, wanted: wantedBy(query) },
  );
};

interface Showing extends PassageOptions {
  readonly read?: Answer['read'];
  readonly wanted: Wanted;
  /** What is shown beside it, where two things are compared. */
  readonly other?: Match | undefined;
}

const passageMessage = (match: Omit<Match, 'score'>, options: Showing): Message => {
  const { passage, note, words } = match;
  const trail = trailOf(passage, note);
  const shown = options.all
    ? sectionInContext(note, passage, words)
    : passageInContext(note, passage, words, options.wanted);
  const source = sourceSpans(match, options);
  const other = options.other && !options.all ? options.other : undefined;
  return {
    summary: `${trail.at(-1)}: ${excerpt(passage.text, 200)}`,
    tone: 'found',
    blocks: [
      ...(options.query === undefined ? [] : [asNote([`Shared answer to “${excerpt(options.query)}”`])]),
      asNote([trail.join(' › ')]),
      { kind: 'quote', blocks: shown.blocks },
      ...(options.all ? [] : pressed(shown.all ? [] : [button('showSection', 'Show all', options)])),
      asNote(options.all && !shown.all ? ['The rest stands in ', ...source] : source),
      ...(other ? sideBlocks(other, options) : []),
      ...(options.all ? [] : pressed(answerButtons(passage, options))),
    ],
  };
};

/** What a note is about in one passage, and its sections to choose from. */
const overviewMessage = (match: Match, sections: readonly Passage[], options: Showing): Message => {
  const { passage, note, words } = match;
  const labels = sections.map(({ trail }, i) => ({ label: excerpt(trail.at(-1) ?? '', limits.label), n: i + 1 }));
  return {
    summary: `${note.title}: ${excerpt(passage.text, 200)}`,
    tone: 'found',
    blocks: [
      asNote([trailOf(passage, note).join(' › ')]),
      { kind: 'quote', blocks: passageInContext(note, passage, words).blocks },
      asNote(sourceSpans(match, options)),
      asNote(['More in this note:']),
      choices('pickTopic', labels, options.asked),
    ],
  };
};

/** The other side of a comparison, with its own source. */
const sideBlocks = (match: Match, { base, wanted }: Showing): Block[] => [
  asNote([trailOf(match.passage, match.note).join(' › ')]),
  { kind: 'quote', blocks: passageInContext(match.note, match.passage, match.words, wanted).blocks },
  asNote(sourceSpans(match, { base })),
];

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
  return present.length === 0 ? [] : [{ kind: 'buttons', buttons: present }];
};
