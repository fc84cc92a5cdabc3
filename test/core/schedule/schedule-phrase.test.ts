import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  normalPhrase,
  type Phrase,
  parseLength,
  parsePhrase,
  parseUntil,
} from '../../../src/core/schedule/schedule-phrase.js';

const parse = (text: string, zone?: string) => parsePhrase(text, zone === undefined ? {} : { zone });
const understood = (text: string, zone?: string): Phrase => {
  const parsed = parse(text, zone);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.phrase;
};
const complaint = (text: string, zone?: string): string => {
  const parsed = parse(text, zone);
  return parsed.ok ? `understood as ${normalPhrase(parsed.phrase)}` : parsed.problem.message;
};

describe('a schedule phrase', () => {
  it('is understood in all its parts', () => {
    expect(understood('weekdays at 9:30 Europe/London, close after 8h, about Shared responsibility, hard')).toEqual({
      when: { kind: 'days', days: [0, 1, 2, 3, 4], weeks: 1, at: { hour: 9, minute: 30 } },
      zone: 'Europe/London',
      close: { kind: 'after', milliseconds: 8 * 3_600_000 },
      about: 'Shared responsibility',
      difficulty: 3,
    });
    expect(understood('cron 30 9 * * 1-5 UTC')).toEqual({
      when: { kind: 'cron', pattern: '30 9 * * 1-5' },
      zone: 'UTC',
    });
  });

  it.each([
    ['every day at 18:00', 'every day at 18:00 Europe/Paris'],
    ['daily at 6pm UTC', 'every day at 18:00 UTC'],
    ['mon, wed, fri at 8', 'mon, wed, fri at 8:00 Europe/Paris'],
    ['mon,wed,fri at 8.05', 'mon, wed, fri at 8:05 Europe/Paris'],
    ['on Tuesdays and thursday at noon', 'tue, thu at 12:00 Europe/Paris'],
    ['mon-fri 9 am', 'weekdays at 9:00 Europe/Paris'],
    ['fri-mon at 12am', 'mon, fri, sat, sun at 0:00 Europe/Paris'],
    ['weekends at 12:15 p.m.', 'weekends at 12:15 Europe/Paris'],
    ['every weekday at midnight', 'weekdays at 0:00 Europe/Paris'],
    ['every monday at 9', 'every monday at 9:00 Europe/Paris'],
    ['every week on mon at 9', 'every monday at 9:00 Europe/Paris'],
    ['every 2 weeks on tuesday at 10:00', 'every 2 weeks on tuesday at 10:00 Europe/Paris'],
    ['every other friday at 16', 'every 2 weeks on friday at 16:00 Europe/Paris'],
    ['every other week on mon and weekends at 7', 'every 2 weeks on mon, sat, sun at 7:00 Europe/Paris'],
    ['WEEKDAYS AT 9 in europe/london', 'weekdays at 9:00 Europe/London'],
    ['weekdays at 9 asia/kolkata', 'weekdays at 9:00 Asia/Kolkata'],
    ['weekdays at 9 america/port_of_spain', 'weekdays at 9:00 America/Port_of_Spain'],
    ['weekdays at 9 gmt', 'weekdays at 9:00 UTC'],
    ['weekdays at 9 and close after 90 minutes', 'weekdays at 9:00 Europe/Paris, close after 90m'],
    ['weekdays at 9, close after 30s', 'weekdays at 9:00 Europe/Paris, close after 30s'],
    ['weekdays at 9, closing after 48h', 'weekdays at 9:00 Europe/Paris, close after 2d'],
    ['weekdays at 9, close at 5 pm', 'weekdays at 9:00 Europe/Paris, close at 17:00'],
    ['weekdays at 9, close next time, easy', 'weekdays at 9:00 Europe/Paris, close next time, easy'],
    ['weekdays at 9 medium about IAM roles UTC', 'weekdays at 9:00 UTC, about IAM roles, medium'],
    ['weekdays at 9, about hard drives hard', 'weekdays at 9:00 Europe/Paris, about hard drives, hard'],
    ['weekdays at 9, about hard, hard', 'weekdays at 9:00 Europe/Paris, about hard, hard'],
    ['cron 0 9 1,15 jan-mar mon#1 close next time', 'cron 0 9 1,15 JAN-MAR MON#1 Europe/Paris, close next time'],
    ['cron */15 * * * * * UTC', 'cron */15 * * * * * UTC'],
  ])('"%s" is "%s"', (text, normal) => {
    expect(normalPhrase(understood(text, 'Europe/Paris'))).toBe(normal);
  });

  const lists = 'try "weekdays at 9:30" or "mon, wed, fri at 8"';
  const weeks = 'try "every 2 weeks on tuesday at 10:00"';
  const times = 'try "9:30", "18:00" or "6pm"';
  const lengths = 'try "30s", "10m" or "8h"';
  const cron = 'try "cron 30 9 * * 1-5 UTC"';
  const clauses = 'not understood here, try ", close after 8h" or ", about patching, hard"';
  it.each([
    ['', 'the phrase is empty, try "weekdays at 9:30 Europe/London"'],
    [' , ; ', 'the phrase is empty, try "weekdays at 9:30 Europe/London"'],
    ['x'.repeat(301), 'a schedule phrase has 300 characters at most'],
    ['x'.repeat(60), `word 1 "${'x'.repeat(39)}…": not understood, ${lists}`],
    ['constructor at 9', `word 1 "constructor": not understood, ${lists}`],
    ['fortnightly', `word 1 "fortnightly": not understood, ${weeks}`],
    ['every day fortnightly', `word 3 "fortnightly": a time has to come here, ${weeks}`],
    ['every fortnight at 9', `word 2 "fortnight": not a day of the week, ${weeks}`],
    ['monthly at 9', 'word 1 "monthly": not understood, try "cron 30 9 1 * * UTC"'],
    ['every hour', 'word 2 "hour": not a day of the week, try "cron 0 * * * * UTC"'],
    ['every 10 minutes', 'word 3 "minutes": only weeks can be counted, try "cron */15 * * * * UTC"'],
    ['every 3 moons', `word 3 "moons": only weeks can be counted, ${weeks}`],
    ['every 99 weeks on friday at 4', `word 2 "99": 1 to 52 weeks, ${weeks}`],
    ['every 2 weeks at 4', `word 4 "at": not a day of the week, ${weeks}`],
    ['every', `after "every": a day has to follow, ${lists}`],
    ['weekdays', `after "weekdays": a time has to follow, ${times}`],
    ['weekdays soon', 'word 2 "soon": a time has to come here, try "at 9:30"'],
    ['weekdays at 25:00', `word 3 "25:00": not a time of day, ${times}`],
    ['weekdays at 9:60', `word 3 "9:60": not a time of day, ${times}`],
    ['weekdays at 13pm', `word 3 "13pm": not a time of day, ${times}`],
    ['weekdays at 9', 'after "9": a time zone has to follow, such as Europe/London, America/New_York or Asia/Kolkata'],
    ['weekdays at 9 Europe/Londn', 'word 4 "Europe/Londn": not a time zone, try Europe/London'],
    ['weekdays at 9 London', 'word 4 "London": not a time zone, try Europe/London'],
    ['weekdays at 9 BST', 'word 4 "BST": not a time zone, try Europe/London'],
    [
      'weekdays at 9 Mars/Olympus',
      'word 4 "Mars/Olympus": not a time zone, try Europe/London, America/New_York, Asia/Kolkata',
    ],
    ['weekdays at 9 and 10 UTC', `word 5 "10": ${clauses}`],
    ['weekdays at 9 UTC, please', `word 5 "please": ${clauses}`],
    ['weekdays at 9 UTC UTC', 'word 5 "UTC": a second zone, keep one of the two'],
    ['weekdays at 9 UTC, about a, about b', 'word 7 "about": a second topic, keep one of the two'],
    ['weekdays at 9 UTC, about', 'after "about": a topic has to follow, try "about patching"'],
    [`weekdays at 9 UTC, about ${'x'.repeat(81)}`, `word 6 "${'x'.repeat(39)}…": a topic has 80 characters at most`],
    [
      'weekdays at 9 UTC, close soon',
      'word 6 "soon": the closing time is not understood, try "close after 8h", "close at 17:00" or "close next time"',
    ],
    ['weekdays at 9 UTC, close after', `after "after": a length of time has to follow, ${lengths}`],
    ['weekdays at 9 UTC, close after 8', `word 7 "8": not a length of time, ${lengths}`],
    [
      'weekdays at 9 UTC, close after 8 days',
      `word 7 "8": a question can stay open from one second to seven days, ${lengths}`,
    ],
    [
      'weekdays at 9 UTC, close after 0s',
      `word 7 "0s": a question can stay open from one second to seven days, ${lengths}`,
    ],
    ['weekdays at 9 UTC, close at 24', `word 7 "24": not a time of day, ${times}`],
    ['cron 30 9 * * UTC', `word 6 "UTC": a cron pattern has five fields, minute first, ${cron}`],
    ['cron 30 9', `after "9": a cron pattern has five fields, minute first, ${cron}`],
    ['cron 0 30 9 * * 1 2026', `word 8 "2026": a cron pattern has no more than six fields, seconds first, ${cron}`],
    ['cron 61 9 * * 1 UTC', `word 2 "61": not a valid minute in a cron pattern, ${cron}`],
    ['cron 30 9 * 13 1 UTC', `word 5 "13": not a valid month in a cron pattern, ${cron}`],
    ['cron 0 0 30 2 * UTC', `word 2 "0": no date fits this cron pattern, ${cron}`],
    ['cron */5 * * * * * UTC', `word 2 "*/5": questions must be at least 10 seconds apart, ${cron}`],
  ])('"%s" is told what is wrong', (text, message) => {
    expect(complaint(text)).toBe(message);
  });

  it('names the word beside the message, cut at 40 characters', () => {
    const parsed = parse(`weekdays at ${'9'.repeat(50)}`);
    expect(parsed).toMatchObject({ ok: false, problem: { word: 3, text: `${'9'.repeat(39)}…` } });
  });

  it('has a normal form that is understood as the same phrase', () => {
    const time = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });
    const days = fc.uniqueArray(fc.nat(6), { minLength: 1 }).map((each) => each.sort((a, b) => a - b));
    const topicWord = fc.constantFrom('iam', 'Shared', 'hard', 'at', 'UTC', 'about', 'and', '9:30', 'x,y', 'été');
    const phrase: fc.Arbitrary<Phrase> = fc.record(
      {
        when: fc.oneof(
          fc.record({ kind: fc.constant('days' as const), days, weeks: fc.integer({ min: 1, max: 52 }), at: time }),
          fc.record({
            kind: fc.constant('cron' as const),
            pattern: fc.constantFrom('30 9 * * 1-5', '*/15 0-6 L * *', '0 0 9 1,15 JAN-MAR MON#1'),
          }),
        ),
        zone: fc.constantFrom('UTC', 'Europe/London', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3'),
        close: fc.oneof(
          fc.record({
            kind: fc.constant('after' as const),
            milliseconds: fc.integer({ min: 1, max: 604_800 }).map((seconds) => seconds * 1_000),
          }),
          fc.record({ kind: fc.constant('at' as const), at: time }),
          fc.record({ kind: fc.constant('next' as const) }),
        ),
        about: fc
          .tuple(fc.constantFrom('hard', 'UTC', 'iam', 'close'), fc.array(topicWord, { maxLength: 3 }))
          .map(([first, more]) => [first, ...more.filter((word) => word !== 'UTC' && word !== 'hard')].join(' ')),
        difficulty: fc.constantFrom(1 as const, 2 as const, 3 as const),
      },
      { requiredKeys: ['when', 'zone'] },
    );
    fc.assert(
      fc.property(phrase, (each) => {
        expect(understood(normalPhrase(each))).toEqual(each);
      }),
      { seed: 9, numRuns: 500 },
    );
  });

  it('never throws, whatever is typed', () => {
    const words = fc.constantFrom(
      'every',
      '2',
      'weeks',
      'on',
      'mon',
      'at',
      '9',
      'pm',
      'close',
      'after',
      '8h',
      'cron',
      '*',
      ',',
      'UTC',
      'about',
      'in',
      'and',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.oneof(words, fc.string({ unit: 'grapheme' }))).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const parsed = parse(typed);
        if (parsed.ok) expect(normalPhrase(understood(normalPhrase(parsed.phrase)))).toBe(normalPhrase(parsed.phrase));
        else expect(parsed.problem.message).toMatch(/ /);
      }),
      { seed: 9, numRuns: 2_000 },
    );
  });
});

describe('a length', () => {
  it.each([
    ['5m', 300_000],
    ['close after 90 seconds', 90_000],
    ['after 1 hour', 3_600_000],
    ['for 2h', 7_200_000],
    ['', undefined],
    ['5', undefined],
    ['5m or so', undefined],
    ['close', undefined],
  ])('"%s" is %s ms', (text, milliseconds) => {
    expect(parseLength(text)).toBe(milliseconds);
  });
});

describe('a day until', () => {
  it.each([
    ['2027-01-04', 'Europe/London', '2027-01-04T00:00:00.000Z'],
    ['until 2027-07-04', 'Europe/London', '2027-07-03T23:00:00.000Z'],
    ['until 2027-01-04 at 9:30', 'America/New_York', '2027-01-04T14:30:00.000Z'],
    ['2027-01-04 6 pm', 'UTC', '2027-01-04T18:00:00.000Z'],
    ['2027-02-30', 'UTC', undefined],
    ['until then', 'UTC', undefined],
    ['2027-01-04 at tea time', 'UTC', undefined],
    ['', 'UTC', undefined],
  ])('"%s" in %s is %s', (text, zone, instant) => {
    expect(parseUntil(text, zone)?.toISOString()).toBe(instant);
  });
});
