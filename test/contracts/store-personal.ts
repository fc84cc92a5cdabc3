import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/core/bot/store.js';
import type { Person, Room } from '../../src/core/chat/address.js';
import type { BoardRow } from '../../src/core/chat/home.js';
import { line, type Message } from '../../src/core/chat/message.js';
import { revealMessage } from '../../src/core/quiz/card.js';
import { grade } from '../../src/core/quiz/grade.js';
import { boardTable, weekNote } from '../../src/core/standing/board.js';
import type { Totals } from '../../src/core/standing/store.js';
import { toldTables } from '../support/privacy.js';
import {
  exam,
  minutes,
  otherRoom,
  otherSpace,
  room,
  round,
  schedule,
  slot,
  snapshot,
  someone,
  start,
  typed,
} from './store-fixtures.js';

/** All rows of all tables. */
export type Dump = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

export interface StoreWithDump {
  readonly store: Store;
  dump(): Promise<Dump>;
  dispose(): Promise<void>;
}

const seed = 20_261_129;

/** What can't come into a store by chance, in whatever spelling it is kept. */
const secrets = { id: 'U0ZEBRAFISH', name: 'Zebedee "Zed" O’Zebra', words: 'zebrafish' } as const;
const victim = someone(secrets.id);
const others = ['al', 'bo', 'cy'] as const;

const stories = fc.record({
  rounds: fc.array(
    fc.record({
      place: fc.constantFrom(room, room, otherRoom),
      opens: fc.integer({ min: 0, max: 90 * 24 }).map((hour) => minutes(60 * hour)),
      slotted: fc.constantFrom(true, true, false),
      kind: fc.constantFrom('single', 'single', 'typed'),
      closed: fc.constantFrom(true, true, true, false),
      victim: fc.constantFrom('words', 'right', undefined),
      votes: fc.uniqueArray(fc.record({ person: fc.constantFrom(...others), pick: fc.nat(2) }), {
        selector: ({ person }) => person,
      }),
    }),
    { minLength: 2, maxLength: 6 },
  ),
  hidden: fc.boolean(),
  named: fc.constantFrom(true, true, true, false),
});
type Story = typeof stories extends fc.Arbitrary<infer T> ? T : never;

const answers = ['cloudtrail', 'config', 'trusted advisor'];

interface Played {
  readonly id: string;
  readonly place: Room;
  /** What others than the victim answered, where it was typed. */
  readonly typed: ReadonlySet<string>;
}

/** Plays rounds in rooms of the story's own; the victim votes in some of them. Returns the rounds that were opened. */
async function play(store: Store, story: Story, tag: string): Promise<Played[]> {
  const played: Played[] = [];
  for (const [index, { place: where, opens, slotted, kind, closed, victim: how, votes }] of story.rounds.entries()) {
    const id = `${tag}-r${index}`;
    const place = { ...where, id: `${where.id}-${tag}` };
    const made = round(id, {
      room: place,
      opens,
      closes: minutes(1e6),
      ...(kind === 'typed' ? { snapshot: typed(`q-${id}`) } : {}),
      ...(slotted ? { slot: slot(id, opens) } : {}),
    });
    if ((await store.rounds.open(made, `card:${id}`)) !== 'opened') continue;
    played.push({ id, place, typed: new Set(votes.map(({ pick }) => answers[pick] ?? '')) });
    const cast = (person: Person, pick: number, text: string, name?: string) => {
      const ballot = kind === 'typed' ? { picks: [], text } : { picks: [pick] };
      return store.rounds.vote({
        round: id,
        person,
        ballot,
        right: grade(made.snapshot, ballot),
        at: opens,
        ...(name === undefined ? {} : { name }),
      });
    };
    for (const { person, pick } of votes) await cast(someone(person), pick, answers[pick] ?? '', person.toUpperCase());
    const name = story.named ? secrets.name : undefined;
    if (how === 'words') await cast(victim, 0, `  My Own ${secrets.words}`, name);
    if (how === 'right') await cast(victim, 1, 'CloudTrail', name);
    if (closed) await store.rounds.close(id, opens, `reveal:${id}`);
  }
  return played;
}

/** Everything else that is kept of somebody. */
async function live(store: Store, story: Story, tag: string): Promise<void> {
  const { people, asked, gaps, transcripts, outbox, schedules } = store;
  const query = `where do ${secrets.words} sleep`;
  if (story.named) await people.remember(victim, secrets.name);
  if (story.hidden) await people.hide(victim, true);
  await asked.add({ id: `${tag}-a`, space: room.space, query, passages: [], at: start, by: victim });
  await gaps.add('slack', room.space, { id: `${tag}-g`, query, kind: 'nothing', at: start }, victim);
  await schedules.add(schedule(`${tag}-s`, { by: victim }));
  const letter = { kind: 'message', message: line('Invite me first.') } as const;
  await outbox.add({ key: `${tag}:missed:${victim.id}`, to: victim, letter }, start);
  const answer = { kind: 'message', message: line(`I couldn’t find “${query}”.`) } as const;
  await outbox.add({ key: `${tag}:answer`, to: room, letter: answer, asker: victim }, start);
  const approved = `Drafted from the notes; approved by ${story.named ? secrets.name : victim.id} on 2026-11-29.`;
  await store.drafts.judge({ question: `${tag}-d`, by: victim, verdict: 'used', text: approved }, start);
  const { clips } = store;
  const filled = { title: `About ${secrets.words}` };
  await clips.add(
    { id: `${tag}-c`, kind: 'note', room, by: victim, text: query, url: 'https://a.com/1', filled },
    start,
  );
  await store.practised.record({ person: victim, question: `${tag}-p`, right: false, started: start, at: start });
  await store.shown.keep({ person: victim, room, control: 'practise:v:1:5::', at: start });
  const sitting = exam(`${tag}-e`, { person: victim, questions: [typed(`${tag}-q`)] });
  if (await store.exams.begin(sitting)) {
    const said = { picks: [], text: `My Own ${secrets.words}` };
    await store.exams.answer(sitting.id, 0, { ballot: said, right: false }, start);
    await store.exams.end(sitting.id, minutes(1), new Set(), `exam:${sitting.id}`);
    await store.exams.begin(exam(`${tag}-f`, { person: victim }));
  }
  await outbox.claim('slack', start, 1_000, 100);
  await outbox.sent(`${tag}:missed:${victim.id}`, { room, id: 'm1' });
  await transcripts.append({ room, at: start, by: victim, message: line(query) });
  await transcripts.append({ room, at: start, asker: victim, message: line(`I couldn’t find “${query}”.`) });
  await transcripts.append({ room, at: start, only: victim, message: line('Your answer is CloudTrail.') });
  if (story.named) {
    await transcripts.append({ room, at: start, only: someone('al'), message: board });
    for (const [index, shown] of reveals.entries()) {
      await transcripts.append({ room, at: start, key: `reveal:${tag}:${index}`, message: shown });
      await outbox.add({ key: `${tag}:shown:${index}`, to: room, letter: { kind: 'message', message: shown } }, start);
    }
  }
  await transcripts.append({ room, at: start, by: someone('al'), message: line('hello') });
  await asked.add({
    id: `${tag}-b`,
    space: room.space,
    query: 'what is iam',
    passages: [],
    at: start,
    by: someone('al'),
  });
}

const board: Message = {
  summary: `${secrets.name} leads this week; you haven’t answered yet`,
  tone: 'plain',
  blocks: [
    {
      kind: 'table',
      head: [['#'], ['Name']],
      rows: [
        [['1'], [secrets.name]],
        [['2'], [{ text: 'AL', bold: true }]],
      ],
    },
    { kind: 'note', spans: [`${secrets.name} leads this week; you haven’t answered yet.`] },
    { kind: 'note', spans: [`Zoe, ${secrets.name} and AL lead this week in this channel.`] },
  ],
};

const leading = (name: string): BoardRow => ({
  ...{ place: 1, name, person: someone(name.length.toString()) },
  ...{ points: 3, right: 1, answered: 1, offered: 1, streak: 2 },
});

/** What stands below a question that is closed, whoever leads and however many they are. */
const reveals = [['Zoe'], [], ['Zoe', 'Al and Bo']].map((beside, index): Message => {
  const rows = [secrets.name, ...beside].map(leading);
  const named = [...rows.slice(index), ...rows.slice(0, index)];
  return revealMessage(
    { ...round('shown', { snapshot: snapshot('shown') }), closed: minutes(5) },
    { voters: 3, right: 2, counts: [1, 2], typed: [] },
    boardTable(named, undefined),
    weekNote(named, named.length),
  );
});

const isOther = ({ person }: Totals): boolean => person.id !== victim.id;

/** What everybody else sees: their boards in several ranges, their records, and every tally but words that were alone. */
async function seenByOthers(store: Store, played: readonly Played[]) {
  const ranges = [{}, { from: minutes(60 * 24 * 20), to: minutes(60 * 24 * 45) }];
  const seen: unknown[] = [];
  for (const { id, place, typed: words } of played) {
    for (const range of ranges) {
      const totals = (await store.standings.totals(place, range)).filter(isOther);
      seen.push([...totals].sort((a, b) => (a.person.id < b.person.id ? -1 : 1)));
    }
    for (const other of others) seen.push(await store.standings.record(place, someone(other), 10));
    const tally = await store.rounds.tally(id);
    seen.push({ ...tally, typed: tally.typed.filter(({ text }) => words.has(text)) });
    seen.push((await store.rounds.latest(place, 50)).map(({ voters, right }) => ({ voters, right })));
  }
  seen.push(await store.standings.topics('slack', room.space, start));
  return seen;
}

/** The cells of a dump that hold one of these texts, as `table.column`. */
function cellsWith(dump: Dump, texts: readonly string[]): Set<string> {
  const spellings = texts
    .flatMap((text) => [text, JSON.stringify(text).slice(1, -1)])
    .map((text) => text.toLowerCase());
  const cells = Object.entries(dump).flatMap(([table, rows]) =>
    rows.flatMap((row) =>
      Object.entries(row)
        .filter(([, value]) => spellings.some((text) => String(value).toLowerCase().includes(text)))
        .map(([column]) => `${table}.${column}`),
    ),
  );
  return new Set(cells);
}

const traces = Object.values(secrets);

/** What becomes of a person's data in a store that gives all of its rows. */
export function personalContract(name: string, open: () => Promise<StoreWithDump>): void {
  describe(`what a store keeps of a person: ${name}`, () => {
    test(`after a deletion nothing of them is left, and nobody else’s board or tally has changed (seed ${seed})`, async () => {
      const { store, dump, dispose } = await open();
      let count = 0;
      const told = new Set([...toldTables()].flatMap(([table, columns]) => columns.map((each) => `${table}.${each}`)));
      await fc.assert(
        fc.asyncProperty(stories, async (story) => {
          count += 1;
          const tag = `t${count}`;
          const played = await play(store, story, tag);
          await live(store, story, tag);
          const before = await seenByOthers(store, played);
          const cells = cellsWith(await dump(), traces);
          expect([...cells].filter((cell) => !told.has(cell))).toEqual([]);
          expect(cells.size).toBeGreaterThan(5);

          const votes = story.rounds.filter((_, index) => played.some(({ id }) => id === `${tag}-r${index}`));
          const erased = await store.people.erase(victim);
          expect(erased.votes).toBe(votes.filter(({ victim: how }) => how !== undefined).length);
          expect([...cellsWith(await dump(), traces)]).toEqual([]);
          expect(await store.people.kept(victim)).toEqual([]);
          expect(await seenByOthers(store, played)).toEqual(before);
          expect(await store.people.erase(victim)).toEqual({ votes: 0, rows: 0 });
        }),
        { seed, numRuns: 30 },
      );
      const all = await dump();
      await store.standings.rebuildTotals();
      const rebuilt = await dump();
      const sorted = (rows: Dump[string] = []) => rows.map((row) => JSON.stringify(row)).sort();
      for (const table of ['total', 'member']) expect(sorted(rebuilt[table])).toEqual(sorted(all[table]));
      expect(rebuilt.total?.length).toBeGreaterThan(0);
      await dispose();
    }, 120_000);

    test('a correction leaves the grade of an answer whose words are gone', async () => {
      const { store, dispose } = await open();
      const { rounds, people } = store;
      await rounds.open(round('r1', { snapshot: typed('q') }), 'card:r1');
      const cast = (id: string, text: string, right: boolean) =>
        rounds.vote({ round: 'r1', person: someone(id), ballot: { picks: [], text }, right, at: start });
      await cast(secrets.id, 'CloudTrail', true);
      await cast('al', 'Config', false);
      await rounds.close('r1', start, 'reveal:r1');
      await people.erase(victim);
      const key = typed('q');
      await rounds.correct('r1', { ...key, accepts: ['config'] }, ({ text }) => text?.toLowerCase() === 'config');
      expect(await rounds.tally('r1')).toMatchObject({ voters: 2, right: 2 });
      await dispose();
    });

    test('an answer that several typed goes when the last of them goes', async () => {
      const { store, dispose } = await open();
      const { rounds, people } = store;
      await rounds.open(round('r1', { snapshot: typed('q') }), 'card:r1');
      for (const id of ['al', 'bo'])
        await rounds.vote({
          round: 'r1',
          person: someone(id),
          ballot: { picks: [], text: 'Mine' },
          right: false,
          at: start,
        });
      await people.erase(someone('al'));
      expect((await rounds.tally('r1')).typed).toEqual([{ text: 'mine', count: 2, right: false }]);
      await people.erase(someone('bo'));
      expect(await rounds.tally('r1')).toMatchObject({ voters: 2, typed: [] });
      await dispose();
    });

    test('is exported whole: who they are, votes, sums, queries, schedules and messages, and nothing of others', async () => {
      const { store, dispose } = await open();
      const votes = [{ person: 'al' as const, pick: 1 }];
      const base = { place: room, slotted: true, victim: 'right' as const, votes };
      const played = await play(
        store,
        {
          rounds: [
            { ...base, opens: minutes(0), kind: 'single', closed: true },
            { ...base, opens: minutes(5), kind: 'typed', closed: false, victim: 'words' },
          ],
          hidden: true,
          named: true,
        },
        't',
      );
      await live(store, { rounds: [], hidden: true, named: true }, 't');
      expect(played).toHaveLength(2);
      const kept = await store.people.kept(victim);
      const sat = ['exam', 'exam', 'exam answer'];
      const kinds = ['person', 'member', 'total', 'vote', 'vote', 'practice', 'practice', 'shown', ...sat];
      const talk = ['query', 'gap', 'schedule', 'draft', 'clip', 'message', 'message', 'message'];
      expect(kept.map(({ kind }) => kind)).toEqual([...kinds, ...talk, 'notice', 'notice', 'notice']);
      expect(kept[0]).toMatchObject({ ...victim, name: secrets.name, hidden: true });
      const [open1, closed1] = kept.filter(({ kind }) => kind === 'vote');
      expect(open1).toMatchObject({ answer: `  My Own ${secrets.words}` });
      // What is right is nobody's yet.
      expect(open1).not.toHaveProperty('right');
      expect(closed1).toMatchObject({ answer: 'The customer', right: true, topic: 'iam' });
      const [running, over, answered] = kept.filter(({ kind }) => kind.startsWith('exam'));
      expect(running).not.toHaveProperty('ended');
      expect(over).toMatchObject({ pass: 70, questions: 1, ended: minutes(1).toISOString() });
      expect(answered).toMatchObject({ answer: `My Own ${secrets.words}`, right: false, prompt: 'Who patches?' });
      expect(JSON.stringify(kept)).not.toContain('what is iam');
      expect(await store.people.kept(someone('nobody'))).toEqual([]);
      expect(await store.people.kept(someone(secrets.id, otherSpace))).toEqual([]);
      await dispose();
    });

    test('of a space that is cleared nothing is left, and of others everything', async () => {
      const { store, dump, dispose } = await open();
      const votes = [{ person: 'al' as const, pick: 1 }];
      const base = {
        place: room,
        slotted: true,
        kind: 'single' as const,
        closed: true,
        victim: 'right' as const,
        votes,
      };
      const story: Story = { rounds: [{ ...base, opens: minutes(0) }], hidden: false, named: true };
      await play(store, story, 't');
      await live(store, story, 't');
      await store.settings.set('slack', room.space, { daysOff: [], late: 1, gaps: true, keep: 9 });
      await store.rounds.open(round('other', { room: otherSpace }), 'card:other');
      await store.asked.forget(minutes(1e6));
      await store.spaces.left({ adapter: 'slack', space: room.space }, start);
      await store.spaces.clear({ adapter: 'slack', space: room.space });
      const left = Object.entries(await dump()).flatMap(([table, rows]) =>
        rows.filter((row) => row.space === room.space).map(() => table),
      );
      expect(left).toEqual([]);
      expect(await store.rounds.get('other')).toBeDefined();
      await dispose();
    });
  });
}
