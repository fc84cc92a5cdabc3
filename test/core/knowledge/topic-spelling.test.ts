import { describe, expect, it } from 'vitest';
import { finish } from '../../../src/core/knowledge/steps.js';
import { type NamedTopic, topicSpelling } from '../../../src/core/knowledge/topic-spelling.js';
import { noteOf } from '../../support/notes.js';

const backups = noteOf('# Backups\n\nTested once a quarter.\n', 'backups.md');
const batches = noteOf('# Jobs\n\nBatching puts jobs together.\n', 'jobs.md');

const written = (text: string, note?: NamedTopic['note']): NamedTopic => ({
  written: { text, file: 'x.quiz.md', line: 1, column: 1 },
  note,
});
const automatic = (note: NamedTopic['note']): NamedTopic => ({ note });
const told = (...named: NamedTopic[]) =>
  finish(topicSpelling(named)).map(({ rule, severity, message, hint }) => `${severity} ${rule}: ${message} (${hint})`);
const warning = (name: string, meant: string, often = '') =>
  `warning topic-spelling: the topic "${name}" differs only in spelling from "${meant}" (write Topic: ${meant}${often})`;

describe('a topic', () => {
  it.each(['backups', 'Backup', 'Back-ups', 'back ups', 'BACKUPS', 'Backusp', 'Bakups'])(
    'that is written "%s" is meant to be the title of the note',
    (name) => {
      expect(told(automatic(backups), written(name, backups))).toEqual([warning(name, 'Backups')]);
      expect(told(written(name, backups))).toEqual([warning(name, 'Backups')]);
    },
  );

  it('is meant as most questions have it, and is named once for all questions', () => {
    const named = [written('Encrypton'), written('Encryption'), written('Encryption'), written('Encryption')];
    expect(told(...named)).toEqual([warning('Encrypton', 'Encryption')]);
    const most = ['data centre', 'Data center', 'data centre', 'Data center', 'Data center'];
    expect(told(...most.map((name) => written(name)))).toEqual([
      warning('data centre', 'Data center', ' in all 2 questions'),
    ]);
  });

  it('is found where its question says it', () => {
    const [problem] = finish(
      topicSpelling([automatic(backups), { written: { text: 'backup', file: 'b.quiz.md', line: 7, column: 3 } }]),
    );
    expect(problem).toMatchObject({ file: 'b.quiz.md', line: 7, column: 3 });
  });

  it.each([
    ['S3', 'S4'],
    ['Part 1-1', 'Part 11'],
    ['C', 'C++'],
    ['IPv4 routing', 'IPv6 routing'],
    ['Roles', 'Rules'],
    ['Encryption', 'Encrypted disks'],
    ['🍎', '🍐'],
  ])('is its own where it is another one: %s, %s', (a, b) => {
    expect(told(written(a), written(b))).toEqual([]);
  });

  it('is its own where the notes use its word', () => {
    const named = [written('Patching', noteOf('Patching mends.')), written('Patching'), written('Batching', batches)];
    expect(told(...named)).toEqual([]);
    expect(told(...named.slice(0, 2), written('Batching', backups))).toEqual([warning('Batching', 'Patching')]);
  });

  it('that is automatic is never complained about', () => {
    expect(told(automatic(backups), automatic(noteOf('# Back-ups\n\nx', 'b.md')))).toEqual([]);
  });

  it('is looked at in turns, among a limited number', () => {
    const steps = topicSpelling(Array.from({ length: 2_000 }, (_, i) => written(`topic ${'abcdefghij'[i % 10]}${i}`)));
    let turns = 0;
    while (steps.next().done !== true) turns += 1;
    expect(turns).toBe(200);
  });
});
