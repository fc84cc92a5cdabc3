import { type Block, line, type Message, type Spans } from '../chat/message.js';
import type { Form } from '../chat/reply.js';
import { action } from '../commands/actions.js';
import { isMessage } from '../knowledge/message-source.js';
import { type Choice, difficultyNames, type Question } from '../knowledge/question.js';
import { sourceLink } from '../knowledge/source-link.js';
import { shortHash } from '../language/short-hash.js';
import { parted } from './question-form.js';

/** What changes when its question does: a button is for what stood above it. */
export const versionOf = ({ prompt, choices, source }: Question): string =>
  shortHash(JSON.stringify([prompt, choices, source.file, source.line, source.text]));

/** The fields of a draft's buttons; `about` is the topic that was asked for. */
export interface DraftFields {
  readonly question: string;
  readonly version: string;
  readonly about: string;
}

export const noDrafts = (about: string): Message =>
  line(
    about === ''
      ? 'I have no more questions to suggest. Drafts come from definitions, tables, lists, amounts, steps, commands and rules in the notes.'
      : `I have no more questions to suggest about “${about}”. “/quiz drafts” looks through all the notes.`,
    'nothing',
  );

const choiceSpans = ({ text, right, why }: Choice): Spans =>
  right ? ['✓ ', { text, bold: true }] : [`✗ ${text}`, ...(why === '' ? [] : [` — ${why}`])];

export interface DraftCard {
  readonly question: Question;
  readonly about: string;
  /** How many there are, with it. */
  readonly left: number;
  /** What became of the one before. */
  readonly done?: Spans;
  readonly base?: string | undefined;
}

/** A draft as a manager decides on it. */
export const draftMessage = ({ question, about, left, done, base }: DraftCard): Message => {
  const { prompt, choices, explanation, source, topic, difficulty } = question;
  const fields: DraftFields = { question: question.id, version: versionOf(question), about };
  const place = sourceLink({ file: source.file, line: source.line, slug: source.heading }, base);
  const result: Block[] = done === undefined ? [] : [{ kind: 'note', spans: done }];
  return {
    summary: `Draft: ${prompt}`,
    tone: 'unsure',
    blocks: [
      ...result,
      { kind: 'heading', spans: [prompt] },
      { kind: 'note', spans: [`Draft · ${topic} · ${difficultyNames[difficulty]} · ${left} to review`] },
      {
        kind: 'list',
        ordered: false,
        items: choices.map((choice) => ({ depth: 0, spans: choiceSpans(choice) })),
      },
      { kind: 'text', spans: [{ text: 'Why: ', bold: true }, explanation] },
      ...(isMessage(source.file)
        ? [{ kind: 'quote' as const, blocks: [{ kind: 'text' as const, spans: [source.text] }] }]
        : []),
      { kind: 'note', spans: [place] },
      {
        kind: 'buttons',
        buttons: [
          { id: action.useDraft(fields), label: 'Use', primary: true },
          { id: action.editDraft(fields), label: 'Edit' },
          { id: action.rejectDraft(fields), label: 'Not good' },
          { id: action.skipDraft(fields), label: 'Skip' },
        ],
      },
    ],
  };
};

const longest = { prompt: 300, choice: 100, wrong: 250 };
const isWrong = ({ right }: Choice): boolean => !right;

/** The draft as a form: its right choices between bars, each wrong one with its reason after a dash. */
export const draftForm = (question: Question, fields: DraftFields): Form => ({
  id: action.saveDraft(fields),
  title: 'Edit the question',
  submit: 'Use it',
  fields: [
    { name: 'prompt', label: 'Question', maxLength: longest.prompt, value: question.prompt },
    {
      name: 'right',
      label: question.kind === 'choose' ? 'Right answers, separated by |' : 'Right answer',
      maxLength: longest.choice * 2,
      value: question.choices.flatMap(({ right, text }) => (right ? [text] : [])).join(' | '),
    },
    ...question.choices.filter(isWrong).map(({ text, why }, i) => ({
      name: `wrong${i + 1}`,
      label: `Wrong answer ${i + 1} — why it is wrong`,
      maxLength: longest.wrong,
      value: why === '' ? text : `${text} — ${why}`,
    })),
  ],
});

/** The draft as it was edited: every choice stays where it stood. */
export const readDraftForm = (question: Question, fields: Readonly<Record<string, string>>): Question => {
  const right = (fields.right ?? '').split('|').map((text) => text.trim());
  const wrong = question.choices.filter(isWrong).map((_, i) => parted(fields[`wrong${i + 1}`] ?? ''));
  const next = (choice: Choice): Choice =>
    choice.right
      ? { text: right.shift() ?? '', right: true, why: '' }
      : { text: '', why: '', ...wrong.shift(), right: false };
  const edited = question.choices.map(next);
  const more = right.map((text) => ({ text, right: true, why: '' }));
  return { ...question, prompt: fields.prompt ?? '', choices: [...edited, ...more] };
};
