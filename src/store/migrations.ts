import { type CreateTableBuilder, type Kysely, type Migration, sql } from 'kysely';

const inSpace = <T extends string>(table: CreateTableBuilder<T>) =>
  table
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('space', 'text', (column) => column.notNull());

const inRoom = <T extends string>(table: CreateTableBuilder<T>) =>
  inSpace(table).addColumn('room', 'text', (column) => column.notNull());

async function quizTables({ schema }: Kysely<unknown>): Promise<void> {
  await inRoom(schema.createTable('schedule'))
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('thread', 'text')
    .addColumn('phrase', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('made', 'bigint', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addColumn('paused', 'bigint')
    .execute();
  await schema.createIndex('schedule_room').on('schedule').columns(['adapter', 'space', 'room']).execute();

  await inSpace(schema.createTable('slot'))
    .addColumn('schedule', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('opens', 'bigint', (column) => column.notNull())
    .addColumn('round', 'text')
    .addPrimaryKeyConstraint('slot_once', ['schedule', 'key'])
    .execute();
  await schema.createIndex('slot_latest').on('slot').columns(['schedule', 'opens', 'key']).execute();

  await inRoom(schema.createTable('round'))
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('thread', 'text')
    .addColumn('schedule', 'text')
    .addColumn('slot', 'text')
    .addColumn('slot_opens', 'bigint')
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('difficulty', 'integer', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('snapshot', 'text', (column) => column.notNull())
    .addColumn('opens', 'bigint', (column) => column.notNull())
    .addColumn('closes', 'bigint', (column) => column.notNull())
    .addColumn('closed', 'bigint')
    .addColumn('card', 'text')
    .addColumn('drawn', 'text')
    .addColumn('final', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.createIndex('round_room').on('round').columns(['adapter', 'space', 'room', 'opens']).execute();
  await schema
    .createIndex('round_asked')
    .on('round')
    .columns(['adapter', 'space', 'room', 'question', 'opens'])
    .execute();
  await schema.createIndex('round_question').on('round').columns(['question', 'opens']).execute();
  await schema.createIndex('round_open').on('round').columns(['closed', 'closes', 'room']).execute();
  await schema.createIndex('round_undrawn').on('round').columns(['final']).execute();

  await inSpace(schema.createTable('vote'))
    .addColumn('round', 'text', (column) => column.notNull().references('round.id'))
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('picks', 'text', (column) => column.notNull())
    .addColumn('text', 'text')
    .addColumn('folded', 'text')
    .addColumn('right', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('vote_once', ['round', 'person'])
    .execute();
}

async function derivedTables({ schema }: Kysely<unknown>): Promise<void> {
  await inRoom(schema.createTable('member'))
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addColumn('history', 'text')
    .addPrimaryKeyConstraint('member_once', ['adapter', 'space', 'room', 'person'])
    .execute();

  await inRoom(schema.createTable('total'))
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('difficulty', 'integer', (column) => column.notNull())
    .addColumn('offered', 'integer', (column) => column.notNull())
    .addColumn('answered', 'integer', (column) => column.notNull())
    .addColumn('right', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('total_once', ['adapter', 'space', 'room', 'month', 'person', 'topic', 'difficulty'])
    .execute();
}

async function talkTables({ schema }: Kysely<unknown>): Promise<void> {
  await inSpace(schema.createTable('outbox'))
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('to', 'text', (column) => column.notNull())
    .addColumn('letter', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('due', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('uncertain', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('posted', 'text')
    .addColumn('why', 'text')
    .execute();
  await schema.createIndex('outbox_due').on('outbox').columns(['adapter', 'state', 'due']).execute();

  await inSpace(schema.createTable('person'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('came', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('person_once', ['adapter', 'space', 'id'])
    .execute();
  await schema.createIndex('person_came').on('person').columns(['adapter', 'space', 'came']).execute();

  await schema
    .createTable('asked')
    .addColumn('space', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('query', 'text', (column) => column.notNull())
    .addColumn('passages', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('asked_once', ['space', 'id'])
    .execute();
  await schema.createIndex('asked_at').on('asked').columns(['at']).execute();

  await inRoom(schema.createTable('entry'))
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('by', 'text')
    .addColumn('only', 'text')
    .addColumn('key', 'text')
    .addColumn('message', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('entry_once', ['adapter', 'space', 'room', 'seq'])
    .addUniqueConstraint('entry_key', ['adapter', 'space', 'room', 'key'])
    .execute();
}

async function trustTables(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema.alterTable('slot').addColumn('skipped', 'text').execute();
  await schema.alterTable('outbox').addColumn('advice', 'text').execute();
  for (const name of ['voters', 'right']) {
    await schema
      .alterTable('round')
      .addColumn(name, 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  }
  await sql`update round set
    voters = (select count(*) from vote where vote.round = round.id),
    "right" = (select coalesce(sum(vote."right"), 0) from vote where vote.round = round.id)
    where closed is not null`.execute(db);

  await inSpace(schema.createTable('settings'))
    .addColumn('settings', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('settings_once', ['adapter', 'space'])
    .execute();

  await inSpace(schema.createTable('gap'))
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('query', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('passage', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('gap_latest').on('gap').columns(['adapter', 'space', 'at']).execute();

  await schema
    .createTable('lease')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute();

  await schema
    .createTable('seen')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('seen_at').on('seen').columns(['at']).execute();
}

async function severalProcesses({ schema }: Kysely<unknown>): Promise<void> {
  // A server that does not know yet how many came at once would look for each of them through all.
  await schema.dropIndex('person_came').execute();
  // Of two questions by hand that are opened at the same moment in one room, one is refused.
  await schema
    .createIndex('round_by_hand')
    .unique()
    .on('round')
    .columns(['adapter', 'space', 'room'])
    .where(sql.ref('closed'), 'is', null)
    .where(sql.ref('schedule'), 'is', null)
    .execute();
}

async function proposalTable({ schema }: Kysely<unknown>): Promise<void> {
  await inSpace(schema.createTable('proposal'))
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('round', 'text', (column) => column.notNull())
    .addColumn('against', 'text', (column) => column.notNull())
    .addColumn('picks', 'text', (column) => column.notNull())
    .addColumn('accepts', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('proposal_at').on('proposal').columns(['at']).execute();
}

async function encodedTable({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('encoded')
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('row', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('encoded_once', ['model', 'key'])
    .execute();
}

async function uncertainSince({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('outbox').addColumn('since', 'bigint').execute();
}

async function peoplesData({ schema }: Kysely<unknown>): Promise<void> {
  for (const [table, name] of [
    ['vote', 'nameless'],
    ['person', 'hidden'],
  ] as const) {
    await schema
      .alterTable(table)
      .addColumn(name, 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  }
  for (const table of ['asked', 'gap', 'entry', 'outbox'])
    await schema.alterTable(table).addColumn('asker', 'text').execute();
  // What was sent is forgotten; where the result of a round stands is not.
  await schema.alterTable('round').addColumn('reveal', 'text').execute();
  await schema.createIndex('gap_asker').on('gap').columns(['asker', 'at']).execute();
  await schema.createIndex('asked_asker').on('asked').columns(['asker', 'at']).execute();
  await schema.createIndex('entry_at').on('entry').columns(['at']).execute();

  await inSpace(schema.createTable('away'))
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('away_once', ['adapter', 'space'])
    .execute();
}

async function judgementTable({ schema }: Kysely<unknown>): Promise<void> {
  await inSpace(schema.createTable('judgement'))
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('kept', 'text')
    .addPrimaryKeyConstraint('judgement_once', ['adapter', 'space', 'question'])
    .execute();
}

async function clipTable({ schema }: Kysely<unknown>): Promise<void> {
  await inRoom(schema.createTable('clip'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('url', 'text')
    .addColumn('filled', 'text')
    .addPrimaryKeyConstraint('clip_once', ['id'])
    .execute();
  await schema.createIndex('clip_at').on('clip').columns(['at']).execute();
  await schema.alterTable('judgement').addColumn('path', 'text').execute();
}

async function practisedTable({ schema }: Kysely<unknown>): Promise<void> {
  await inSpace(schema.createTable('practised'))
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('started', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('right', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('practised_once', ['adapter', 'space', 'person', 'question', 'started'])
    .execute();
}

async function shownTable({ schema }: Kysely<unknown>): Promise<void> {
  await inRoom(schema.createTable('shown'))
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('control', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('shown_once', ['adapter', 'space', 'room', 'person'])
    .execute();
}

async function examTables({ schema }: Kysely<unknown>): Promise<void> {
  await inSpace(schema.createTable('exam'))
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('began', 'bigint', (column) => column.notNull())
    .addColumn('ends', 'bigint', (column) => column.notNull())
    .addColumn('ended', 'bigint')
    .addColumn('pass', 'integer', (column) => column.notNull())
    .addColumn('questions', 'text', (column) => column.notNull())
    .addColumn('aside', 'text')
    .execute();
  await schema
    .createIndex('exam_running')
    .unique()
    .on('exam')
    .columns(['adapter', 'space', 'person'])
    .where(sql.ref('ended'), 'is', null)
    .execute();
  await schema.createIndex('exam_person').on('exam').columns(['adapter', 'space', 'person', 'began']).execute();
  await schema.createIndex('exam_over').on('exam').columns(['ended', 'ends']).execute();

  await inSpace(schema.createTable('exam_answer'))
    .addColumn('exam', 'text', (column) => column.notNull().references('exam.id'))
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('picks', 'text', (column) => column.notNull())
    .addColumn('text', 'text')
    .addColumn('right', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('exam_answer_once', ['exam', 'n'])
    .execute();
}

/** Forward only and additive: a released migration is never edited, the next one gets the next number. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': {
    async up(db: Kysely<unknown>) {
      await quizTables(db);
      await derivedTables(db);
      await talkTables(db);
    },
  },
  '0002-trust': { up: trustTables },
  '0003-several-processes': { up: severalProcesses },
  '0004-proposals': { up: proposalTable },
  '0005-vectors': { up: encodedTable },
  '0006-uncertain-since': { up: uncertainSince },
  '0007-people': { up: peoplesData },
  '0008-drafts': { up: judgementTable },
  '0009-practised': { up: practisedTable },
  '0010-exams': { up: examTables },
  '0011-clips': { up: clipTable },
  '0012-shown': { up: shownTable },
};
