import type { Index } from '../ask/index/build-index.js';
import { excerpt } from '../chat/excerpt.js';
import type { Block, Button, ListItem, Message, Span } from '../chat/message.js';
import { percent } from '../chat/plain-text.js';
import { action } from '../commands/actions.js';
import { slugOf } from '../knowledge/slug.js';
import { sourceLink } from '../knowledge/source-link.js';
import type { TopicTotals } from '../standing/store.js';
import type { Advice } from './advice.js';
import type { Cluster } from './clusters.js';

/** A group with what the notes and the quiz say about it. */
export interface ToldGroup {
  readonly cluster: Cluster;
  readonly nearest?: Index['entries'][number];
  readonly advice?: Advice;
  /** How the questions on that note went. */
  readonly quiz?: Omit<TopicTotals, 'topic'>;
}

export interface GapReport {
  /** How often something was asked that stands in the list, and in how many groups that is. */
  readonly count: number;
  readonly groups: number;
  readonly shown: readonly ToldGroup[];
  /** The number of the first group that is shown, counted from 0. */
  readonly from: number;
  /** The topics that went worst, worst first. */
  readonly missed: readonly TopicTotals[];
  readonly collecting: boolean;
  /** How many days a query is kept. */
  readonly keep: number;
  readonly base?: string;
}

/** Beside the first wording. */
const otherWordings = 2;
const stubWordings = 8;
const longestWording = 120;

const times = (count: number): string => ['never', 'once', 'twice'][count] ?? `${count} times`;
const quoted = (query: string): string => `“${excerpt(query, longestWording)}”`;
const note = (...spans: Span[]): Block => ({ kind: 'note', spans });
const text = (...spans: Span[]): Block => ({ kind: 'text', spans });

const headingOf = ({ passage, note: of }: Index['entries'][number]): string =>
  passage.trail.length > 0 ? passage.trail.join(' › ') : of.title;

const nearSpans = ({ nearest, quiz }: ToldGroup, base?: string): Span[] => {
  if (!nearest) return ['No topic in the notes comes close.'];
  const score = quiz && `; in the quiz, ${quiz.right} of ${quiz.answered} answers on that note were right`;
  return [`Closest: ${headingOf(nearest)}, `, sourceLink(nearest.passage, base), `${score ?? ''}.`];
};

/** Beside those for whom nothing was found. */
const kindsOf = ({ gaps }: Cluster): string => {
  const of = (kind: string): number => gaps.filter((gap) => gap.kind === kind).length;
  const [unhelpful, chosen] = [of('unhelpful'), of('chosen')];
  const told = [
    ...(unhelpful > 0 ? [`${unhelpful} said the answer didn’t help`] : []),
    ...(chosen > 0 ? [`${chosen} picked a suggestion`] : []),
  ];
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
};

const groupBlocks = (group: ToldGroup, place: number, base?: string): Block[] => {
  const { cluster, advice } = group;
  const [first = '', ...others] = cluster.wordings;
  const also = others.slice(0, otherWordings).map(quoted).join(', ');
  const more = others.length - otherWordings;
  const wordings = also === '' ? '' : ` Also ${also}${more > 0 ? ` and ${more} more` : ''}.`;
  return [
    text(
      { text: `${place}. ${quoted(first)}`, bold: true },
      ` · asked ${times(cluster.count)}${kindsOf(cluster)}.${wordings}`,
    ),
    note(...nearSpans(group, base)),
    ...(advice
      ? [
          note(`So that I understand it next time, add this to ${advice.where}: `, {
            text: advice.line.trim(),
            code: true,
          }),
        ]
      : []),
  ];
};

const groupButtons = ({ cluster }: ToldGroup, place: number): Block => {
  const buttons: Button[] = [
    { id: action.gapStub({ group: cluster.key }), label: `Draft a note for #${place}` },
    { id: action.dismissGap({ group: cluster.key }), label: `Dismiss #${place}` },
  ];
  return { kind: 'buttons', buttons };
};

const missedBlocks = (missed: readonly TopicTotals[]): Block[] => {
  if (missed.length === 0) return [];
  const items = missed.map(
    ({ topic, answered, right }): ListItem => ({
      depth: 0,
      spans: [{ text: topic, bold: true }, `: ${right} of ${answered} right (${percent(right, answered)}%)`],
    }),
  );
  return [text('Weakest quiz topics in the last 30 days:'), { kind: 'list', ordered: false, items }];
};

/** What the notes lack, for those who write them. */
export const reportMessage = (report: GapReport): Message => {
  const { count, groups, shown, from, missed, collecting, keep, base } = report;
  const off = collecting ? [] : [note('Gaps aren’t being collected. You can turn that on in /studyhall settings.')];
  if (groups === 0) {
    const summary = 'No gaps: the list is empty.';
    return { summary, tone: 'plain', blocks: [text(summary), ...off, ...missedBlocks(missed)] };
  }
  const summary = `${count} ${count === 1 ? 'question' : 'questions'} that the notes didn’t answer well, in ${groups} ${groups === 1 ? 'group' : 'groups'}.`;
  const next = from + shown.length;
  const more: Block[] =
    next < groups
      ? [
          {
            kind: 'buttons',
            buttons: [{ id: action.gapPage({ from: next }), label: `More groups (${groups - next})` }],
          },
        ]
      : [];
  return {
    summary,
    tone: 'plain',
    blocks: [
      text(
        { text: summary, bold: true },
        ` Kept without names for ${keep} days; a group disappears once the notes answer it.`,
      ),
      ...off,
      ...shown.flatMap((group, i) => {
        const place = from + i + 1;
        return [...groupBlocks(group, place, base), groupButtons(group, place)];
      }),
      ...missedBlocks(missed),
      ...more,
    ],
  };
};

/** The same in short, once a week; `count` is of that week. */
export const weeklyMessage = ({ count, groups, shown, missed, base }: GapReport): Message => {
  const summary = `In the past week, the notes didn’t answer ${count} ${count === 1 ? 'question' : 'questions'} well.`;
  const rest = groups - shown.length;
  return {
    summary,
    tone: 'plain',
    blocks: [
      text({ text: summary, bold: true }, rest > 0 ? ` The largest ${shown.length} of ${groups} groups:` : ''),
      ...shown.flatMap((group, i) => groupBlocks(group, i + 1, base)),
      ...missedBlocks(missed),
      note({ text: '/studyhall gaps', code: true }, ' in a channel shows all of them, and drafts a note for each.'),
    ],
  };
};

/** Queries are kept in small letters. */
const sentence = (query: string): string => (query.charAt(0).toUpperCase() + query.slice(1)).replace(/\bi\b/gu, 'I');

/** What a note about a group is called, and the list of what was asked, which helps to find it. */
export const stubOf = ({ wordings }: Cluster): { readonly title: string; readonly asked: string } => {
  const title = sentence(excerpt(wordings[0] ?? '', longestWording).replace(/[\s?.!…#]+$/u, ''));
  const items = wordings.slice(0, stubWordings).map((query) => `- ${excerpt(query, longestWording)}`);
  return { title, asked: ['Asked as:', '', ...items].join('\n') };
};

/** A piece of Markdown to fill in and commit, and where to put it. */
export const stubMessage = ({ cluster, nearest }: ToldGroup, base?: string): Message => {
  const [first = ''] = cluster.wordings;
  const { title, asked } = stubOf(cluster);
  const stub = [`## ${title}`, '', '<!-- Write the answer here. -->', '', asked].join('\n');
  const where: Span[] = nearest
    ? [
        'Put this where it belongs. The closest place is ',
        sourceLink(nearest.passage, base),
        ` (${headingOf(nearest)}):`,
      ]
    : ['Put this in a new note, such as ', { text: `${slugOf(title).slice(0, 40) || 'answer'}.md`, code: true }, ':'];
  return {
    summary: `A draft for ${quoted(first)}`,
    tone: 'plain',
    blocks: [
      text(...where),
      { kind: 'code', text: stub },
      note('The group disappears once the notes answer it.'),
      {
        kind: 'buttons',
        buttons: [{ id: action.gapNote({ group: cluster.key }), label: 'Write the answer here' }],
      },
    ],
  };
};
