import type { Shortcut } from '../chat/command.js';
import type { Chose, Incoming, Pointed, Pressed, Submitted } from '../chat/incoming.js';
import type { CommandName } from './words.js';

type FieldType = 'text' | 'number';

/** How each kind of action comes in. */
export interface Acts {
  readonly press: Pressed;
  readonly choose: Chose;
  readonly submit: Submitted;
  readonly point: Pointed;
}

/** One row of the action table: a button, a `choose` block, a form or a shortcut on messages. */
export interface ActionRow {
  readonly kind: keyof Acts;
  /** What its id begins with. It stands in messages that are posted already: it never changes, and is never used anew. */
  readonly verb: string;
  /** What its id carries after the verb, in this order. */
  readonly fields: Readonly<Record<string, FieldType>>;
  /**
   * `everyone`; those who may say a command in the room where it was pressed; or `asked later`: it concerns other rooms
   * than that one, and whoever handles it asks who manages them.
   */
  readonly who: 'everyone' | CommandName | 'asked later';
  /** Sent to a person, whom some platforms meet in no space: SPACES does not hold it back. */
  readonly inPerson?: true;
  /** The store has to have it before anything is shown. */
  readonly commitFirst?: true;
  /** What a shortcut is called. */
  readonly label?: string;
  /** One of many that follow one another quickly, on questions for one person alone: these are counted apart. */
  readonly inSeries?: true;
}

const row =
  <Kind extends keyof Acts>(kind: Kind) =>
  <const Fields extends ActionRow['fields']>(
    verb: string,
    fields: Fields,
    more: Partial<Pick<ActionRow, 'who' | 'inPerson' | 'commitFirst' | 'inSeries' | 'label'>> = {},
  ) => ({ kind, verb, fields, who: 'everyone' as ActionRow['who'], ...more });

const press = row('press');
const choose = row('choose');
const submit = row('submit');
const point = row('point');

const match = { asked: 'text', n: 'number' } as const;
const draft = { question: 'text', version: 'text', about: 'text' } as const;
const clip = { clip: 'text' } as const;
const practised = { version: 'text', seed: 'number' } as const;
const series = { started: 'number', n: 'number', only: 'text', about: 'text' } as const;
const exam = { exam: 'text' } as const;
const ofExam = { exam: 'text', n: 'number' } as const;
const sitting = { inPerson: true, inSeries: true } as const;

/** The one list of everything that can be pressed, chosen and sent; ids are written and read by it alone. */
export const actions = {
  nextPassage: press('next', match),
  pickPassage: press('pick', match),
  pickTopic: press('topic', match),
  sharePassage: press('share', match),
  showSection: press('all', match),
  helpful: press('helpful', match),
  unhelpful: press('unhelpful', match),

  gapPage: press('gaps:list', { from: 'number' }, { who: 'studyhall gaps' }),
  gapStub: press('stub', { group: 'text' }, { who: 'studyhall gaps' }),
  gapNote: press('gaps:note', { group: 'text' }, { who: 'studyhall gaps' }),
  dismissGap: press('dismiss', { group: 'text' }, { who: 'studyhall gaps' }),

  vote: choose('vote', { round: 'text' }, { commitFirst: true }),
  openAnswer: press('type', { round: 'text' }),
  answer: submit('type', { round: 'text' }, { commitFirst: true }),
  reasons: press('why', { round: 'text' }),
  askNow: press('now', {}, { who: 'quiz now' }),
  closeRound: press('close', { round: 'text' }, { who: 'quiz close' }),

  correctAll: press('correct', { question: 'text' }, { who: 'asked later', inPerson: true }),
  openCorrection: press('revise', { round: 'text' }, { who: 'asked later' }),
  chooseKey: choose('revise', { round: 'text' }, { who: 'asked later' }),
  typeKey: submit('revise', { round: 'text' }, { who: 'asked later' }),
  correctRound: press('restate', { proposal: 'text' }, { who: 'asked later' }),

  openDrafts: press('drafts', { about: 'text' }, { who: 'quiz drafts' }),
  useDraft: press('draft:use', draft, { who: 'quiz drafts' }),
  editDraft: press('draft:edit', draft, { who: 'quiz drafts' }),
  saveDraft: submit('draft:edit', draft, { who: 'quiz drafts' }),
  rejectDraft: press('draft:no', draft, { who: 'quiz drafts' }),
  skipDraft: press('draft:skip', draft, { who: 'quiz drafts' }),

  makeQuestion: point('make:question', {}, { who: 'quiz drafts', label: 'Make this a question' }),
  fillQuestion: submit('make:question', clip, { who: 'quiz drafts' }),
  refillQuestion: press('make:question', clip, { who: 'quiz drafts' }),
  makeNote: point('make:note', {}, { who: 'quiz drafts', label: 'Make this a note' }),
  saveNote: submit('make:note', clip, { who: 'quiz drafts' }),
  refillNote: press('make:note', clip, { who: 'quiz drafts' }),

  unschedule: press('unschedule', { schedule: 'text' }, { who: 'quiz schedule' }),
  openSettings: press('settings', {}, { who: 'studyhall settings' }),
  saveSettings: submit('settings', {}, { who: 'studyhall settings' }),

  exportPart: press('export', { from: 'number' }),
  deleteMe: press('deleteme', {}),
  keepMe: press('keepme', {}),

  quizOnPassage: press('quizme', { passage: 'text' }),
  openPractice: press('tryform', practised),
  choosePractice: choose('try', practised),
  answerPractice: submit('try', practised),

  practise: press('practise', { n: 'number', only: 'text', about: 'text' }),
  nextPractised: press('practise:next', series, { inSeries: true }),
  stopPractised: press('practise:stop', series, { inSeries: true }),
  openPractised: press('practise:type', { version: 'text', ...series }, { inSeries: true }),
  choosePractised: choose('practise', { version: 'text', ...series }, { inSeries: true }),
  answerPractised: submit('practise', { version: 'text', ...series }, { inSeries: true }),

  showExam: press('exam', ofExam, sitting),
  chooseExam: choose('exam', ofExam, { ...sitting, commitFirst: true }),
  openExamAnswer: press('exam:type', ofExam, sitting),
  answerExam: submit('exam', ofExam, { ...sitting, commitFirst: true }),
  finishExam: press('exam:finish', exam, sitting),
  endExam: press('exam:end', exam, { ...sitting, commitFirst: true }),
  examResult: press('exam:result', exam, sitting),
  reviewExam: press('exam:review', ofExam, sitting),
} as const satisfies Readonly<Record<string, ActionRow>>;

type Actions = typeof actions;
export type ActionName = keyof Actions;

/** The fields of an action by their names; a number that an id lacks is 0. */
export type ActionFields<Name extends ActionName> = {
  readonly [Field in keyof Actions[Name]['fields']]: Actions[Name]['fields'][Field] extends 'number' ? number : string;
};

/** What came in when an action of that name was used. */
export type ActionIncoming<Name extends ActionName> = Acts[Actions[Name]['kind']];

const names = Object.keys(actions) as ActionName[];

const write = (name: ActionName, fields: Readonly<Record<string, string | number>>): string => {
  const { verb, fields: wanted } = actions[name];
  return `${verb}:${Object.keys(wanted)
    .map((field) => fields[field])
    .join(':')}`;
};

/** Writes ids: `action.vote({ round })`. At most 100 characters, with ids of our making. */
export const action = Object.fromEntries(
  names.map((name) => [name, (fields: Readonly<Record<string, string | number>>) => write(name, fields)]),
) as unknown as { readonly [Name in ActionName]: (fields: ActionFields<Name>) => string };

/** What can be used on any message. */
export const shortcuts: readonly Shortcut[] = names.flatMap((name) => {
  const { kind, label }: ActionRow = actions[name];
  return kind === 'point' && label !== undefined ? [{ id: write(name, {}), label }] : [];
});

const kinds = { pressed: 'press', chose: 'choose', submitted: 'submit', pointed: 'point' } as const;

const byVerb = new Map(names.map((name) => [`${actions[name].kind} ${actions[name].verb}`, name]));

export interface ReadAction {
  readonly name: ActionName;
  readonly row: ActionRow;
  readonly fields: Readonly<Record<string, string | number>>;
}

const wholeNumber = (text: string): number => Math.max(0, Number.parseInt(text, 10) || 0);

/** Reads the id of what was used; undefined where no row has it, as in messages of another version. */
export const readAction = (incoming: Incoming): ReadAction | undefined => {
  if (!('id' in incoming)) return undefined;
  const kind = kinds[incoming.kind];
  const [first = '', second = '', ...more] = incoming.id.split(':');
  const two = byVerb.get(`${kind} ${first}:${second}`);
  const name = two ?? byVerb.get(`${kind} ${first}`);
  if (name === undefined) return undefined;
  const values = two ? more : [second, ...more];
  const row: ActionRow = actions[name];
  const fields = Object.entries(row.fields).map(([field, type], i) => [
    field,
    type === 'number' ? wholeNumber(values[i] ?? '') : (values[i] ?? ''),
  ]);
  return { name, row, fields: Object.fromEntries(fields) };
};
