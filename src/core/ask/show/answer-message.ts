import { excerpt } from '../../chat/excerpt.js';
import { limits } from '../../chat/limits.js';
import type { Block, Button, Message, Spans } from '../../chat/message.js';
import { action } from '../../commands/actions.js';
import type { Passage } from '../../knowledge/note.js';
import type { Index } from '../index/build-index.js';
import type { Related } from '../index/related.js';
import type { Answer, Match, Place } from '../rank/answer.js';
import { choices, nothingMessage, unsureMessage } from './choice-messages.js';
import { otherSide } from './comparison.js';
import { type Shown, shownFor } from './follow.js';
import { trailOf } from './place-name.js';
import { placeLink, sourceSpans } from './sources.js';
import { distinct } from './surroundings.js';
import { type View, viewOf } from './view.js';
import { anything, wantedBy } from './wanted.js';

export interface AnswerOptions {
  /** The id under which the matches are kept: with it the message has buttons. */
  readonly asked?: string;
  /** The id under which the linked places are kept: with it they have buttons. */
  readonly linked?: string;
  /** Where the notes can be read on the web: with it the source is a link. */
  readonly base?: string;
  /** Whether the bank has a question on what is shown. */
  readonly quiz?: boolean;
  /** Only the person who asked sees it, and may show it to the room. */
  readonly share?: boolean;
}

/** A message to be, with what its buttons lead to. */
export interface Presented {
  /** The n-th button of a kind leads to the n-th of these. */
  readonly leads: readonly Passage[];
  /** What is shown, and after it the places that it links to, or that are related; none where there are none. */
  readonly linked: readonly Passage[];
  message(options?: AnswerOptions): Message;
}

/** What is shown of an answer: the passage with its surroundings, choices, or the nearest topics. */
export const presentAnswer = (index: Index, answer: Answer, related?: Related): Presented => {
  const { places } = index;
  const { query, decision, overview, topics } = answer;
  const matches = distinct(answer.matches);
  const [first] = matches;
  const wanted = wantedBy(query);
  if (first === undefined || decision === 'nothing') {
    const leads = topics.map(({ passage }) => passage);
    return { leads, linked: [], message: (options = {}) => nothingMessage(answer, options.asked) };
  }
  if (overview) {
    const leads = [first.passage, ...overview];
    const view = viewOf(first, places, { wanted: anything, known: overview });
    return { leads, linked: view.leads, message: (options = {}) => overviewMessage(first, view, overview, options) };
  }
  const leads = matches.map((match) => (match.pointedFrom ?? match).passage);
  if (decision === 'unsure') {
    return { leads, linked: [], message: (options = {}) => unsureMessage(index, query, matches, options.asked) };
  }
  const side = otherSide(matches, wanted);
  const known = [side, first.pointedFrom].flatMap((place) => place?.passage ?? []);
  const view = viewOf(first, places, { wanted, related, known });
  const more = matches.length > 1;
  const other = side && { match: side, view: viewOf(side, places, { wanted }) };
  return {
    leads,
    linked: view.leads,
    message: (options) => passageMessage(first, view, { ...options, n: 0, more, read: answer.read, other }),
  };
};

/** An answer as a message. */
export const answerMessage = (index: Index, answer: Answer, options?: AnswerOptions): Message =>
  presentAnswer(index, answer).message(options);

export interface PassageOptions extends AnswerOptions {
  /** The number of the passage among the matches. */
  readonly n?: number;
  /** Whether another match follows it. */
  readonly more?: boolean;
  /** What it answers, for readers who did not see that asked. */
  readonly query?: string;
}

/** One passage to be shown. */
export interface PresentedPassage {
  readonly passage: Passage;
  readonly linked: Presented['linked'];
  message(options?: PassageOptions): Message;
}

/**
 * The passage of that id, or what it points to, shown for a query; `all` of its section, and nothing to press. Undefined
 * when the notes don't hold it any more.
 */
export const presentPassage = (
  index: Index,
  id: string,
  query: string,
  { all = false, related }: { readonly all?: boolean; readonly related?: Related } = {},
): PresentedPassage | undefined => {
  const entry = index.byId.get(id);
  if (entry === undefined) return undefined;
  const shown = shownFor(index, entry, query);
  const view = viewOf(shown, index.places, { wanted: wantedBy(query), all, related });
  return {
    passage: shown.passage,
    linked: view.leads,
    message: (options = {}) => (all ? wholeMessage(shown, view, options) : passageMessage(shown, view, options)),
  };
};

interface Showing extends PassageOptions {
  readonly read?: Answer['read'];
  /** What is shown beside it, where two things are compared. */
  readonly other?: { readonly match: Shown; readonly view: View } | undefined;
}

const summaryOf = ({ trail, text }: View): string => `${trail.at(-1)}: ${excerpt(text, 200)}`;

/** Where it stands, where that was pointed from, and the words. */
const quoted = ({ pointedFrom }: Shown, { trail, blocks }: View, base?: string): Block[] => [
  asNote([trail.join(' › ')]),
  ...(pointedFrom === undefined ? [] : [asNote(pointedSpans(pointedFrom, base))]),
  { kind: 'quote', blocks },
];

const pointedSpans = (from: Place, base?: string): Spans => [
  `Redirected from ${trailOf(from.passage, from.note).join(' › ')} · `,
  placeLink(from, base),
];

const passageMessage = (match: Shown, view: View, options: Showing): Message => {
  const { query, base, other } = options;
  return {
    summary: summaryOf(view),
    tone: 'found',
    blocks: [
      ...(query === undefined ? [] : [asNote([`Shared answer to “${excerpt(query)}”`])]),
      ...quoted(match, view, base),
      ...pressed(view.all ? [] : [button('showSection', 'Show all', options)]),
      asNote(sourceSpans(match, options)),
      ...(other ? [...quoted(other.match, other.view, base), asNote(sourceSpans(other.match, { base }))] : []),
      ...seeAlso(view, options),
      ...pressed(answerButtons(match.passage, options)),
    ],
  };
};

/** All of a section, with nothing to press. */
const wholeMessage = (match: Shown, view: View, { base }: PassageOptions): Message => {
  const source = sourceSpans(match, { base });
  return {
    summary: summaryOf(view),
    tone: 'found',
    blocks: [...quoted(match, view, base), asNote(view.all ? source : ['The rest is in ', ...source])],
  };
};

/** What a note is about in one passage, and its sections to choose from. */
const overviewMessage = (match: Match, view: View, sections: readonly Passage[], options: AnswerOptions): Message => {
  const labels = sections.map(({ trail }, i) => ({ label: excerpt(trail.at(-1) ?? '', limits.label), n: i + 1 }));
  return {
    summary: `${match.note.title}: ${excerpt(view.text, 200)}`,
    tone: 'found',
    blocks: [
      ...quoted(match, view, options.base),
      asNote(sourceSpans(match, options)),
      ...seeAlso(view, options),
      asNote(['More in this note:']),
      choices('pickTopic', labels, options.asked),
    ],
  };
};

/** Buttons for the places that are linked. */
const seeAlso = ({ labels }: View, { linked }: AnswerOptions): Block[] =>
  linked === undefined || labels.length === 0
    ? []
    : [
        asNote(['See also:']),
        choices(
          'pickTopic',
          labels.map((label, i) => ({ label, n: i + 1 })),
          linked,
        ),
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
