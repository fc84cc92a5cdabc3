import { type Block, type Button, line, listOf, type Message } from '../chat/message.js';
import { percent } from '../chat/plain-text.js';
import { type ActionFields, action } from '../commands/actions.js';
import { difficultyNames, type Question } from '../knowledge/question.js';
import { sourceLink } from '../knowledge/source-link.js';
import type { Ballot, Snapshot } from '../quiz/round.js';
import type { Next } from './next-question.js';
import { practiceMessage, verdictMessage, withNote } from './practice-message.js';
import type { Answer } from './store.js';

type Series = ActionFields<'nextPractised'>;

const whyNames: Readonly<Record<Next['why'], string>> = {
  due: 'due again today',
  missed: 'you missed this one last time',
  new: 'new to you',
  known: 'you know this one',
};

const rightOf = (done: readonly Answer[]): number => done.filter(({ right }) => right).length;

const stop = (series: Series): Button => ({ id: action.stopPractised(series), label: 'Stop' });
const onwards = (series: Series): Block => ({
  kind: 'buttons',
  buttons: [{ id: action.nextPractised(series), label: 'Next', primary: true }, stop(series)],
});

/** One question of a series; `done`: how many were answered before. */
export function questionMessage(
  snapshot: Snapshot,
  { fields, why, done }: { readonly fields: ActionFields<'choosePractised'>; readonly why: Next['why']; done: number },
): Message {
  const { topic, difficulty } = snapshot;
  const facts = [`Practice, ${done + 1} of ${fields.n}`, topic, difficultyNames[difficulty], whyNames[why]];
  return practiceMessage(snapshot, {
    choose: action.choosePractised(fields),
    type: action.openPractised(fields),
    note: [...facts, ...(done === 0 ? ['only you see this, and it earns no points'] : [])].join(' · '),
    more: [stop(fields)],
  });
}

export interface Result {
  readonly series: Series;
  /** All that was answered in the series by now. */
  readonly done: readonly Answer[];
  /** Whether this answer was the first to its question. */
  readonly counted: boolean;
  /** Set after the last question. */
  readonly end?: Message | undefined;
  readonly base: string | undefined;
}

/** What became of one answer, and the way on. */
export function resultMessage(
  snapshot: Snapshot,
  ballot: Ballot,
  { series, done, counted, end, base }: Result,
): Message {
  const verdict = verdictMessage(snapshot, ballot, base);
  const told = counted ? verdict : withNote(verdict, 'You’d already answered this one, so your first answer counts.');
  const so: Block = { kind: 'note', spans: [`${done.length} of ${series.n} answered, ${rightOf(done)} right`] };
  return {
    ...told,
    blocks: [
      { kind: 'heading', spans: [snapshot.prompt] },
      ...told.blocks,
      ...(end ? end.blocks : [so, onwards(series)]),
    ],
  };
}

/** What stands in the way of one question need not end the series. */
export const goOn = (why: string, series: Series): Message => ({
  summary: why,
  tone: 'refused',
  blocks: [{ kind: 'text', spans: [why] }, onwards(series)],
});

/** How a series went, and what to read again. */
export function summaryMessage(
  series: Series,
  done: readonly Answer[],
  bank: readonly Question[],
  base: string | undefined,
): Message {
  if (done.length === 0) return line('Stopped. “/quiz practice” starts again whenever you like.');
  const right = rightOf(done);
  const share = `${right} of ${done.length} right (${percent(right, done.length)}%)`;
  const summary = done.length >= series.n ? `That’s it: ${share}.` : `Stopped here: ${share}.`;
  const missed = done.flatMap((answer) => (answer.right ? [] : bank.filter(({ id }) => id === answer.question)));
  const more = { id: action.practise({ n: series.n, only: '', about: series.about }), label: 'Practise more' };
  const again = {
    id: action.practise({ n: missed.length, only: 'misses', about: series.about }),
    label: 'Try those again',
  };
  return {
    summary,
    tone: 'closed',
    blocks: [
      { kind: 'text', spans: [{ text: summary, bold: true }] },
      ...(missed.length === 0
        ? []
        : [
            { kind: 'text' as const, spans: ['Worth reading again:'] },
            listOf(
              missed.map(({ prompt, source }) => [`${prompt} `, sourceLink({ ...source, slug: source.heading }, base)]),
            ),
            { kind: 'note' as const, spans: ['I’ll ask you these again, starting tomorrow.'] },
          ]),
      { kind: 'buttons', buttons: missed.length === 0 ? [more] : [again, more] },
    ],
  };
}

/** Where a series has no question. */
export const nothingToPractise = ({ only }: Pick<Series, 'only'>): Message =>
  line(
    only === 'misses'
      ? 'You have no misses left to practise.'
      : 'There’s no question to practise right now. The ones that are open in a channel can be practised once they close.',
    'nothing',
  );
