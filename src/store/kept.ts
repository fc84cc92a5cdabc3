import type { Person } from '../core/chat/address.js';
import { plainText } from '../core/chat/plain-text.js';
import type { KeptRecord } from '../core/ports/people.js';
import { examsOf, roundsOf } from './erase.js';
import { fingerprint } from './fingerprint.js';
import { lettersTo } from './outbox.js';
import { spaceColumns } from './rows.js';
import type { Db } from './schema.js';
import { readExamPicks, readLetter, readMessage, readPicks, readQuestions, readSnapshot } from './shapes.js';
import { personKey } from './transcripts.js';

const iso = (at: number): string => new Date(at).toISOString();

/** Before this, people were numbered. */
const firstTime = Date.UTC(2020, 0, 1);

async function names(db: Db, person: Person): Promise<KeptRecord[]> {
  const rows = await db
    .selectFrom('person')
    .selectAll()
    .where((row) => row.and({ ...spaceColumns(person), id: person.id }))
    .execute();
  const known = rows.map(({ name, came, hidden }) => ({
    name,
    ...(came >= firstTime ? { came: iso(came) } : {}),
    hidden: hidden === 1,
  }));
  return known.map((row) => ({ kind: 'person', ...person, ...row }));
}

/** Of a question that is open, only what was answered: its key is nobody's yet. */
async function votes(db: Db, person: Person): Promise<KeptRecord[]> {
  const rows = await roundsOf(db, person)
    .innerJoin('vote', (join) => join.onRef('vote.round', '=', 'round.id').on('vote.person', '=', person.id))
    .select(['round.room', 'round.question', 'round.topic', 'round.snapshot', 'round.closed'])
    .select(['vote.round', 'vote.picks', 'vote.text', 'vote.right', 'vote.at'])
    .where('vote.nameless', '=', 0)
    .orderBy('vote.at', 'desc')
    .orderBy('round.id')
    .execute();
  return rows.map(({ room, question, topic, snapshot, closed, round, picks, text, right, at }) => {
    const { prompt, choices } = readSnapshot(snapshot, round);
    const chosen = readPicks(picks, round, person.id).map((pick) => choices[pick]?.text ?? `choice ${pick}`);
    return {
      kind: 'vote',
      at: iso(at),
      channel: room,
      question,
      topic,
      prompt,
      answer: text ?? chosen.join(' and '),
      ...(closed === null ? {} : { right: right === 1 }),
    };
  });
}

async function sums(db: Db, person: Person): Promise<KeptRecord[]> {
  const own = { ...spaceColumns(person), person: person.id };
  const members = await db
    .selectFrom('member')
    .select(['room', 'since', 'history'])
    .where((row) => row.and(own))
    .orderBy('room')
    .execute();
  const totals = await db
    .selectFrom('total')
    .select(['room', 'month', 'topic', 'difficulty', 'offered', 'answered', 'right'])
    .where((row) => row.and(own))
    .orderBy('room')
    .orderBy('month', 'desc')
    .orderBy('topic')
    .orderBy('difficulty')
    .execute();
  return [
    ...members.map(({ room, since, history }) => ({ kind: 'member', channel: room, since: iso(since), history })),
    ...totals.map(({ room, ...total }) => ({ kind: 'total', channel: room, ...total })),
  ];
}

async function queries(db: Db, person: Person): Promise<KeptRecord[]> {
  const asker = fingerprint(person);
  const asked = await db
    .selectFrom('asked')
    .select((row) => ['query', row.fn.max('at').as('at')])
    .where('asker', '=', asker)
    // An answer keeps its query once for its passages, once for its links, and again when they are followed.
    .groupBy('query')
    .orderBy('at', 'desc')
    .execute();
  const gaps = await db
    .selectFrom('gap')
    .select(['query', 'kind as why', 'at'])
    .where('asker', '=', asker)
    .orderBy('at', 'desc')
    .execute();
  return [
    ...asked.map(({ query, at }) => ({ kind: 'query', at: iso(at), query })),
    ...gaps.map(({ query, why, at }) => ({ kind: 'gap', at: iso(at), query, why })),
  ];
}

async function messages(db: Db, person: Person): Promise<KeptRecord[]> {
  const key = personKey(person);
  const entries = await db
    .selectFrom('entry')
    .select(['room', 'seq', 'at', 'by', 'only', 'message'])
    .where((row) => row.and(spaceColumns(person)))
    .where((row) => row.or([row('by', '=', key), row('only', '=', key), row('asker', '=', key)]))
    .orderBy('seq', 'desc')
    .execute();
  const letters = await lettersTo(db, person);
  return [
    ...entries.map(({ room, seq, at, by, only, message }) => ({
      kind: 'message',
      at: iso(at),
      from: by === null ? 'Studyhall' : 'you',
      private: only !== null,
      text: plainText(readMessage(message, room, seq)),
    })),
    ...letters.map(({ key, letter: json, state, due }) => {
      const letter = readLetter(json, key);
      return { kind: 'notice', at: iso(due), state, text: letter.kind === 'message' ? plainText(letter.message) : '' };
    }),
  ];
}

async function practised(db: Db, person: Person): Promise<KeptRecord[]> {
  const rows = await db
    .selectFrom('practised')
    .select(['question', 'right', 'at'])
    .where((row) => row.and({ ...spaceColumns(person), person: person.id }))
    .orderBy('at', 'desc')
    .orderBy('question')
    .execute();
  return rows.map(({ question, right, at }) => ({ kind: 'practice', at: iso(at), question, right: right === 1 }));
}

async function shown(db: Db, person: Person): Promise<KeptRecord[]> {
  const rows = await db
    .selectFrom('shown')
    .select(['room', 'control', 'at'])
    .where((row) => row.and({ ...spaceColumns(person), person: person.id }))
    .orderBy('at', 'desc')
    .orderBy('room')
    .execute();
  return rows.map(({ room, control, at }) => ({ kind: 'shown', at: iso(at), channel: room, button: control }));
}

/** Of an exam that is not over, only what was answered. */
async function exams(db: Db, person: Person): Promise<KeptRecord[]> {
  const own = { ...spaceColumns(person), person: person.id };
  const taken = await db
    .selectFrom('exam')
    .select(['id', 'began', 'ends', 'ended', 'pass', 'questions'])
    .where((row) => row.and(own))
    .orderBy('began', 'desc')
    .execute();
  const answers = await db
    .selectFrom('exam_answer')
    .select(['exam', 'n', 'question', 'picks', 'text', 'right', 'at'])
    .where('exam', 'in', examsOf(db, person))
    .orderBy('n')
    .execute();
  return taken.flatMap(({ id, began, ends, ended, pass, questions: json }): KeptRecord[] => {
    const questions = readQuestions(json, id);
    return [
      {
        kind: 'exam',
        began: iso(began),
        ends: iso(ends),
        ...(ended === null ? {} : { ended: iso(ended) }),
        pass,
        questions: questions.length,
      },
      ...answers
        .filter(({ exam }) => exam === id)
        .map(({ n, question, picks, text, right, at }): KeptRecord => {
          const { prompt = '', choices = [] } = questions[n] ?? {};
          const chosen = readExamPicks(picks, id, n).map((pick) => choices[pick]?.text ?? `choice ${pick}`);
          const answer = text ?? chosen.join(' and ');
          const said = { kind: 'exam answer', at: iso(at), question, prompt, answer };
          return ended === null ? said : { ...said, right: right === 1 };
        }),
    ];
  });
}

async function schedules(db: Db, person: Person): Promise<KeptRecord[]> {
  const rows = await db
    .selectFrom('schedule')
    .select(['room', 'phrase', 'made'])
    .where((row) => row.and({ ...spaceColumns(person), by: person.id }))
    .orderBy('made', 'desc')
    .execute();
  return rows.map(({ room, phrase, made }) => ({ kind: 'schedule', made: iso(made), channel: room, phrase }));
}

async function judgements(db: Db, person: Person): Promise<KeptRecord[]> {
  const rows = await db
    .selectFrom('judgement')
    .select(['question', 'verdict', 'at'])
    .where((row) => row.and({ ...spaceColumns(person), by: person.id }))
    .orderBy('at', 'desc')
    .orderBy('question')
    .execute();
  return rows.map(({ question, verdict, at }) => ({ kind: 'draft', at: iso(at), question, verdict }));
}

async function clips(db: Db, person: Person): Promise<KeptRecord[]> {
  const rows = await db
    .selectFrom('clip')
    .select(['kind', 'at', 'text', 'url', 'filled'])
    .where((row) => row.and({ ...spaceColumns(person), by: person.id }))
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ kind, at, ...made }) => ({ kind: 'clip', at: iso(at), made: kind, ...made }));
}

/** See `PeopleStore.kept`. */
export async function keptOf(db: Db, person: Person): Promise<readonly KeptRecord[]> {
  const records: KeptRecord[] = [];
  for (const read of [names, sums, votes, practised, shown, exams, queries, schedules, judgements, clips, messages])
    records.push(...(await read(db, person)));
  return records;
}
