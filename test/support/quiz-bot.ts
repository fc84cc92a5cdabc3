import { type Person, type Posted, samePerson } from '../../src/core/chat/address.js';
import type { BoardRow, Home, Offer } from '../../src/core/chat/home.js';
import type { Incoming } from '../../src/core/chat/incoming.js';
import { line, type Message } from '../../src/core/chat/message.js';
import { type Form, type Preview, privately, publicly, type Reply } from '../../src/core/chat/reply.js';
import { shortcuts } from '../../src/core/commands/actions.js';
import type { Adapter } from '../../src/core/ports/adapter.js';
import type { Bot } from '../../src/core/ports/bot.js';
import { noPresence } from './presence.js';

type Kind = 'single' | 'choose' | 'typed';

const options = ['AWS CloudTrail', 'Amazon CloudWatch', 'AWS Config', 'Amazon Inspector'];
export const prompt = 'An auditor asks who ended an instance last night, and from which address. Where do you look?';
const noteId = 'make:note:k3x';
const noteForm = (text: string): Reply => ({
  kind: 'form',
  form: {
    id: noteId,
    title: 'New note',
    submit: 'Save the note',
    fields: [
      { name: 'title', label: 'Title', maxLength: 100 },
      { name: 'text', label: 'Text', maxLength: 3_000, value: text, long: true },
      { name: 'file', label: 'File name', maxLength: 60, optional: true },
    ],
  },
});
const room = { adapter: 'playground', space: 'playground', id: 'playground' };

export const found: Message = {
  summary: 'Patching: Patching is a shared control.',
  tone: 'found',
  blocks: [
    { kind: 'note', spans: ['Shared responsibility › Patching'] },
    {
      kind: 'quote',
      blocks: [
        { kind: 'text', spans: [{ text: 'Patching', bold: true }, ' is a shared control.'] },
        {
          kind: 'list',
          ordered: false,
          items: [
            {
              depth: 0,
              spans: ['AWS ', { text: 'patches', bold: true }, ' the infrastructure and its managed services.'],
            },
            { depth: 1, spans: ['such as RDS and Lambda'] },
            { depth: 0, spans: ['The customer ', { text: 'patches', bold: true }, ' guest operating systems.'] },
          ],
        },
        { kind: 'code', text: 'yum update --security' },
        {
          kind: 'table',
          head: [['Service'], ['Who patches']],
          rows: [
            [['EC2'], ['the customer']],
            [['RDS'], ['AWS']],
          ],
          marked: 0,
        },
      ],
    },
    { kind: 'note', spans: [{ text: 'shared-responsibility.md:31', code: true }, ' · checked 24 November 2026'] },
    {
      kind: 'buttons',
      buttons: [
        { id: 'next:a1:1', label: 'Next best' },
        { id: 'all:a1:0', label: 'Show all' },
        { id: 'helpful:a1:0', label: 'Helpful' },
      ],
    },
  ],
};

const whole: Message = {
  summary: 'Patching: all of it',
  tone: 'found',
  blocks: [{ kind: 'quote', blocks: [{ kind: 'text', spans: ['All of it: and firmware is patched by AWS.'] }] }],
};

const unsure: Message = {
  summary: 'I am not sure. Is it one of these?',
  tone: 'unsure',
  blocks: [
    { kind: 'text', spans: ['I am not sure. Is it one of these?'] },
    {
      kind: 'buttons',
      buttons: ['Enterprise Support', 'Trusted Advisor', 'Team'].map((label, n) => ({ id: `pick:a2:${n}`, label })),
    },
  ],
};

const suggestions = [
  { text: '/quiz now [about]', help: 'Ask this channel a question now' },
  { text: '/quiz close', help: 'Close the open question now' },
  { text: '/studyhall help', help: 'Show what I can do' },
];

export const offer: Offer = {
  notes: 14,
  questions: 175,
  topics: ['Support plans', 'Encryption'],
  topicCount: 12,
  tries: [
    { query: 'who owns patching?', shows: 'answered' },
    { query: 'waht is a TAM', shows: 'misspelt' },
    { query: 'how do I marinate zorblax quokkas?', shows: 'absent' },
  ],
};

/** How a room looks in which nothing has happened yet. */
export const emptyHome: Home = {
  boards: { week: [], month: [], all: [] },
  progress: { last: [] },
  next: [],
  paused: false,
  open: [],
  votes: [],
  offer,
  can: [],
};

/** What anybody may do; what managers may do beside it. */
const forAll = ['ask', 'studyhall help', 'studyhall me'];
const forManagers = ['quiz now', 'quiz close', 'quiz drafts', 'quiz schedule', 'studyhall settings'];

const settingsForm: Form = {
  id: 'settings:',
  title: 'Settings',
  submit: 'Save',
  fields: [
    { name: 'daysOff', label: 'Days off', hint: '2026-12-24, or none', maxLength: 100, value: 'none' },
    {
      name: 'late',
      label: 'How late',
      maxLength: 20,
      value: '6h',
      choices: ['1h', '3h', '6h', '12h'].map((value) => ({ value, label: value })),
    },
    {
      name: 'gaps',
      label: 'Collect gaps',
      maxLength: 20,
      value: 'on',
      choices: [
        { value: 'on', label: 'On' },
        { value: 'off', label: 'Off' },
      ],
    },
  ],
};
const settings: Message = {
  ...line('The settings'),
  blocks: [{ kind: 'buttons', buttons: [{ id: 'settings:', label: 'Change' }] }],
};

/** Saves what names no holiday. */
const save = ({ daysOff, late, gaps }: Readonly<Record<string, string>>): Reply =>
  daysOff === 'none'
    ? privately(line(`Saved: daysOff ${daysOff}, late ${late}, gaps ${gaps}`))
    : { ...privately(line('Nothing was changed.', 'refused')), wrong: { daysOff: `“${daysOff}” is not a day.` } };

/** What a schedule would come to. */
const previewOf = (text: string): Preview | undefined => {
  const phrase = /^\/quiz schedule (.+)$/.exec(text)?.[1];
  if (phrase === undefined) return undefined;
  return phrase.includes('gardening')
    ? { problem: 'No question fits “gardening”.', part: 'about' }
    : { lines: [`next of ${phrase}`] };
};

/** A small bot for tests of the page: three kinds of answer, one question at a time, a board. */
export function createQuizBot(
  kind: Kind = 'single',
  now: () => Date = () => new Date(),
  offers: Partial<Offer> = {},
  also: readonly string[] = [],
) {
  const points = new Map<string, number>();
  const picks = new Map<string, { picks?: readonly number[]; text?: string }>();
  let card: Posted | undefined;
  let closes: Date | undefined;
  let rounds = 0;
  let closed = false;
  let adapter: Adapter | undefined;

  const vote = { min: kind === 'choose' ? 2 : 1, max: kind === 'choose' ? 2 : 1 };
  const openCard = (): Message => ({
    summary: `Question: ${prompt}`,
    tone: 'open',
    blocks: [
      { kind: 'heading', spans: [prompt] },
      {
        kind: 'note',
        spans: [`Monitoring · medium · ${picks.size} answered · closes `, { time: closes ?? now(), show: 'relative' }],
      },
      kind === 'typed'
        ? { kind: 'buttons', buttons: [{ id: `type:r${rounds}`, label: 'Type your answer', primary: true }] }
        : { kind: 'choose', id: `vote:r${rounds}`, ...vote, options },
    ],
  });
  const closedCard = (): Message => ({
    summary: `Closed: ${prompt}`,
    tone: 'closed',
    blocks: [
      { kind: 'heading', spans: [prompt] },
      { kind: 'note', spans: [`Monitoring · medium · ${picks.size} answered · closed`] },
      {
        kind: 'bars',
        of: picks.size,
        bars: options.map((label, index) => ({
          label: [label],
          count: [...picks.values()].filter((each) => each.picks?.includes(index)).length,
          right: index === 0,
        })),
      },
      { kind: 'text', spans: [{ text: 'Why: ', bold: true }, 'CloudTrail records who made each call.'] },
      { kind: 'buttons', buttons: [{ id: `why:r${rounds}`, label: 'My answer and why' }] },
    ],
  });
  const redraw = async (message: Message): Promise<void> => {
    if (card) await adapter?.sender.edit(card, message);
  };

  const start = async (): Promise<Reply> => {
    if (closes) return privately(line('A question is open already.', 'refused'));
    rounds += 1;
    closes = new Date(now().getTime() + 102_000);
    picks.clear();
    closed = false;
    const sent = await adapter?.sender.send(room, openCard(), `card:${rounds}`);
    card = sent?.kind === 'sent' ? sent.posted : undefined;
    return privately(line('The question is open.'));
  };
  const end = async (): Promise<Reply> => {
    if (!closes) return privately(line('No question is open.', 'refused'));
    closes = undefined;
    closed = true;
    for (const [id, ballot] of picks) if (ballot.picks?.[0] === 0) points.set(id, (points.get(id) ?? 0) + 1);
    await redraw(closedCard());
    return privately(line('Closed.'));
  };
  const cast = async (by: Person, ballot: { picks?: readonly number[]; text?: string }) => {
    if (!closes) return privately(line('This question is closed, so that press was not counted.', 'refused'));
    picks.set(by.id, ballot);
    await redraw(openCard());
    const told = ballot.text ?? ballot.picks?.map((pick) => options[pick]).join(' and ');
    return { ...privately(line(`Your answer is ${told}.`)), receipt: `r${rounds}` };
  };

  const home = async (by: Person): Promise<Home> => {
    const manages = (await adapter?.directory.mayManage(by, room)) ?? true;
    const rows: BoardRow[] = [...points]
      .sort(([, a], [, b]) => b - a)
      .map(([id, count], index) => ({
        place: index + 1,
        person: { ...by, id },
        name: id,
        points: count,
        right: count,
        answered: count,
        offered: count,
        streak: count,
      }));
    const mine = picks.get(by.id);
    const right = closed && { right: mine?.picks?.[0] === 0 };
    const own = rows.some((row) => samePerson(row.person, by));
    return {
      boards: { week: rows, month: rows, all: rows.slice(0, 1) },
      progress: own ? { last: ['missed', 'wrong', 'right'], weakest: 'Support plans' } : { last: [] },
      next: [{ opens: new Date(now().getTime() + 86_400_000), phrase: 'weekdays at 9:30', zone: 'Europe/London' }],
      paused: false,
      open: closes ? [{ round: `r${rounds}`, closes }] : [],
      votes: mine ? [{ round: `r${rounds}`, picks: [], ...mine, ...right }] : [],
      offer: { ...offer, ...offers },
      can: [...forAll, ...also, ...(manages ? forManagers : [])],
    };
  };

  const said = async (by: Person, text: string): Promise<Reply> => {
    if (text.startsWith('/quiz now')) return start();
    if (text === '/quiz close') return end();
    const picked = ['a', 'b', 'c', 'd'].indexOf(text);
    if (closes && picked >= 0) return { ...(await cast(by, { picks: [picked] })), aside: true };
    if (text === '/studyhall settings') return privately(settings);
    if (text.startsWith('/quiz schedule ')) return privately(line(`Scheduled: ${text.slice(15)}`));
    if (text.startsWith('/')) return privately(line(`I don’t know the command “${text}”.`, 'refused'));
    if (/own|patch/.test(text)) return publicly(found);
    if (/TAM/.test(text)) return publicly(unsure);
    return publicly(line(`The notes don’t say: “${text.slice(0, 60)}”.`, 'nothing'));
  };

  const handle = async (incoming: Incoming): Promise<Reply> => {
    switch (incoming.kind) {
      case 'said':
        return said(incoming.by, incoming.text);
      case 'chose':
        return cast(incoming.by, { picks: incoming.picks });
      case 'submitted':
        if (incoming.id === noteId) return privately(line(`Saved: ${incoming.fields.text}`));
        if (incoming.id.startsWith('settings:')) return save(incoming.fields);
        return cast(incoming.by, { text: incoming.fields.answer ?? '' });
      case 'pointed':
        return noteForm(incoming.message.text);
      case 'opened':
        return { kind: 'home', home: await home(incoming.by) };
      case 'typing': {
        const preview = previewOf(incoming.text);
        const fitting = suggestions.filter(({ text }) => text.startsWith(incoming.text));
        return { kind: 'suggest', suggestions: fitting, ...(preview ? { preview } : {}) };
      }
      case 'pressed': {
        if (incoming.id.startsWith('settings:')) return { kind: 'form', form: settingsForm };
        if (incoming.id.startsWith('all:')) return { ...privately(whole), view: 'instead' };
        if (incoming.id.startsWith('helpful:')) return { ...privately(line('Thanks, good to know.')), view: 'below' };
        if (!incoming.id.startsWith('type:')) return privately(line(`Only for you: ${incoming.id}`));
        const field = { name: 'answer', label: prompt, maxLength: 100 };
        return { kind: 'form', form: { id: incoming.id, title: 'Your answer', submit: 'Send', fields: [field] } };
      }
    }
  };

  const bot: Bot = {
    commands: [],
    shortcuts,
    manner: (incoming) => (incoming.kind === 'said' && !incoming.text.startsWith('/') ? 'public' : 'private'),
    ...noPresence,
    promise: ({ kind }) => (kind === 'chose' || kind === 'submitted' ? 'commit-first' : 'may-defer'),
    handle,
  };
  return {
    bot,
    /** Somebody elsewhere starts a question. */
    start,
    /** The adapter through which the bot posts its cards. */
    use(given: Adapter): void {
      adapter = given;
    },
  };
}
