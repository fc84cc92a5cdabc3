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
    ['weekdays at 9 Berlin', 'weekdays at 9:00 Europe/Berlin'],
    ['weekdays at 9 in new york, hard', 'weekdays at 9:00 America/New_York, hard'],
    ['weekdays at 9, about Berlin', 'weekdays at 9:00 Europe/Paris, about Berlin'],
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

  const lists = 'Try “weekdays at 9:30” or “mon, wed, fri at 8”.';
  const weeks = 'Try “every 2 weeks on tuesday at 10:00”.';
  const times = 'Try “9:30”, “18:00” or “6pm”.';
  const lengths = 'Try “30s”, “10m” or “8h”.';
  const cron = 'Try “cron 30 9 * * 1-5 UTC”.';
  const clauses = 'Try “, close after 8h” or “, about patching, hard”.';
  const closes =
    'I don’t understand when a question closes. Try “close after 8h”, “close at 17:00” or “close next time”.';
  const zones = 'Europe/London, America/New_York or Asia/Kolkata';
  it.each([
    ['', 'When? Try “weekdays at 9:30 Europe/London”.'],
    [' , ; ', 'When? Try “weekdays at 9:30 Europe/London”.'],
    ['x'.repeat(301), 'That’s too long: a schedule can have 300 characters at most.'],
    ['x'.repeat(60), `I don’t understand “${'x'.repeat(39)}…”. ${lists}`],
    ['constructor at 9', `I don’t understand “constructor”. ${lists}`],
    ['fortnightly', `I don’t understand “fortnightly”. ${weeks}`],
    ['every day fortnightly', `I expected a time instead of “fortnightly”. ${weeks}`],
    ['every fortnight at 9', `“fortnight” isn’t a day of the week. ${weeks}`],
    ['every dya at 9', `“dya” isn’t a day of the week. ${lists}`],
    ['monthly at 9', 'I don’t understand “monthly”. Try “cron 30 9 1 * * UTC”.'],
    ['every hour', '“hour” isn’t a day of the week. Try “cron 0 * * * * UTC”.'],
    ['every 10 minutes', 'I can only count weeks, not “minutes”. Try “cron */15 * * * * UTC”.'],
    ['every 3 moons', `I can only count weeks, not “moons”. ${weeks}`],
    ['every 99 weeks on friday at 4', `I can count from 1 to 52 weeks, not “99”. ${weeks}`],
    ['every 2 weeks at 4', `“at” isn’t a day of the week. ${weeks}`],
    ['every', `Which day? ${lists}`],
    ['weekdays', `At what time? ${times}`],
    ['weekdays soon', 'I expected a time instead of “soon”. Try “at 9:30”.'],
    ['weekdays at 25:00', `“25:00” isn’t a time of day. ${times}`],
    ['weekdays at 9:60', `“9:60” isn’t a time of day. ${times}`],
    ['weekdays at 13pm', `“13pm” isn’t a time of day. ${times}`],
    ['weekdays at 9', `Which time zone? Add one at the end, such as ${zones}.`],
    ['weekdays at 9 Europe/Londn', 'I don’t know the time zone “Europe/Londn”. Did you mean Europe/London?'],
    ['weekdays at 9 BST', 'I don’t know the time zone “BST”. Did you mean Europe/London?'],
    ['weekdays at 9 Mars/Olympus', `I don’t know the time zone “Mars/Olympus”. Try ${zones}.`],
    ['weekdays at 9 and 10 UTC', `I don’t understand “10” here. ${clauses}`],
    ['weekdays at 9 UTC, please', `I don’t understand “please” here. ${clauses}`],
    ['weekdays at 9 UTC UTC', 'That’s a second time zone. Keep one of the two.'],
    ['weekdays at 9 UTC, about a, about b', 'That’s a second topic. Keep one of the two.'],
    ['weekdays at 9 UTC, about', 'About what? Try “about patching”.'],
    [`weekdays at 9 UTC, about ${'x'.repeat(81)}`, 'That topic is too long: it can have 80 characters at most.'],
    ['weekdays at 9 UTC, close soon', closes],
    ['weekdays at 9 UTC, close after', `After how long? ${lengths}`],
    ['weekdays at 9 UTC, close after 8', `“8” isn’t a length of time. ${lengths}`],
    ['weekdays at 9 UTC, close after 8 days', `A question can stay open from one second to seven days. ${lengths}`],
    ['weekdays at 9 UTC, close after 0s', `A question can stay open from one second to seven days. ${lengths}`],
    ['weekdays at 9 UTC, close at 24', `“24” isn’t a time of day. ${times}`],
    ['cron 30 9 * * UTC', `A cron pattern has five fields, minute first. ${cron}`],
    ['cron 30 9', `A cron pattern has five fields, minute first. ${cron}`],
    ['cron 0 30 9 * * 1 2026', `A cron pattern has six fields at most, seconds first. ${cron}`],
    ['cron 61 9 * * 1 UTC', `“61” isn’t a valid minute in a cron pattern. ${cron}`],
    ['cron 30 9 * 13 1 UTC', `“13” isn’t a valid month in a cron pattern. ${cron}`],
    ['cron 0 0 30 2 * UTC', `No date fits this cron pattern. ${cron}`],
    ['cron */5 * * * * * UTC', `Questions must be at least 10 seconds apart. ${cron}`],
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
