import { z } from 'zod';
import type { Person, Posted, Room } from '../core/chat/address.js';
import type { Block, Message, Span } from '../core/chat/message.js';
import { questionKinds } from '../core/knowledge/question.js';
import type { Letter } from '../core/ports/outbox.js';
import type { Snapshot } from '../core/quiz/round.js';
import type { Settings } from '../core/schedule/settings.js';
import { jsonColumn } from './json.js';

const text = z.string();
const texts = z.array(text);
/** What it has besides is let through: a later version may have written it, and it is written back with the rest. */
const object = z.looseObject;

/** A room or a person. */
const address: z.ZodType<Room> = object({ adapter: text, space: text, id: text, thread: text.optional() });
const posted: z.ZodType<Posted> = object({ room: address, id: text });

const snapshot: z.ZodType<Snapshot> = object({
  question: text,
  kind: z.enum(questionKinds),
  topic: text,
  difficulty: z.literal([1, 2, 3]),
  prompt: text,
  choices: z.array(object({ text, right: z.boolean(), why: text })),
  accepts: texts,
  explanation: text,
  source: object({ file: text, line: z.number(), text, slug: text.optional() }),
  corrected: z.enum(['file', 'hand']).optional(),
});

/** Numbers of choices, or of questions. */
const picks = z.array(z.int().nonnegative());

const flag = z.boolean().optional();
const span: z.ZodType<Span> = z.union([
  text,
  object({ text, bold: flag, italic: flag, code: flag, url: text.optional() }),
  object({
    time: text.transform((iso) => new Date(iso)).refine((time) => !Number.isNaN(time.getTime()), 'expected an instant'),
    show: z.enum(['time', 'day', 'day-time', 'relative']),
  }),
  object({ person: address, name: text }),
]);
const spans = z.array(span);

const block: z.ZodType<Block> = z.discriminatedUnion('kind', [
  object({ kind: z.enum(['heading', 'text', 'note']), spans }),
  object({ kind: z.literal('quote'), blocks: z.array(z.lazy(() => block)) }),
  object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(object({ spans, depth: z.number() })) }),
  object({ kind: z.literal('code'), text }),
  object({
    kind: z.literal('table'),
    head: z.array(spans),
    rows: z.array(z.array(spans)),
    marked: z.number().optional(),
  }),
  object({
    kind: z.literal('bars'),
    of: z.number(),
    bars: z.array(object({ label: spans, count: z.number(), right: z.boolean() })),
  }),
  object({ kind: z.literal('choose'), id: text, min: z.number(), max: z.number(), options: texts }),
  object({
    kind: z.literal('buttons'),
    buttons: z.array(object({ id: text, label: text, primary: flag, danger: flag, hint: text.optional() })),
  }),
]);

const message: z.ZodType<Message> = object({
  summary: text,
  tone: z.enum(['plain', 'found', 'unsure', 'nothing', 'open', 'closed', 'refused']),
  blocks: z.array(block),
});

const letter: z.ZodType<Letter> = z.discriminatedUnion('kind', [
  object({ kind: z.enum(['card', 'reveal']), round: text }),
  object({ kind: z.literal('exam'), exam: text }),
  object({ kind: z.literal('message'), message }),
]);

const settings: z.ZodType<Partial<Settings>> = object({
  daysOff: texts.optional(),
  late: z.number().optional(),
  gaps: z.boolean().optional(),
  keep: z.number().optional(),
});

const person: z.ZodType<Person> = z
  .tuple([text, text, text])
  .transform(([adapter, space, id]) => ({ adapter, space, id }));

export const readSnapshot = jsonColumn('round', 'snapshot', snapshot);
export const readCard = jsonColumn('round', 'card', posted);
export const readReveal = jsonColumn('round', 'reveal', posted);
export const readPicks = jsonColumn('vote', 'picks', picks);
export const readTo = jsonColumn('outbox', 'to', address);
export const readLetter = jsonColumn('outbox', 'letter', letter);
export const readPosted = jsonColumn('outbox', 'posted', posted);
export const readPassages = jsonColumn('asked', 'passages', texts);
export const readRight = jsonColumn('proposal', 'picks', picks);
export const readAccepts = jsonColumn('proposal', 'accepts', texts);
export const readBy = jsonColumn('entry', 'by', person);
export const readOnly = jsonColumn('entry', 'only', person);
export const readMessage = jsonColumn('entry', 'message', message);
export const readFilled = jsonColumn('clip', 'filled', z.record(text, text));
export const readQuestions = jsonColumn('exam', 'questions', z.array(snapshot));
export const readAside = jsonColumn('exam', 'aside', picks);
export const readExamPicks = jsonColumn('exam_answer', 'picks', picks);
export const readSettings = jsonColumn('settings', 'settings', settings);
