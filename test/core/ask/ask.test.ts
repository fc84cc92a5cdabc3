import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/core/ask/ask.js';
import type { Judge } from '../../../src/core/ask/rank/decide.js';
import { parseNote } from '../../../src/core/knowledge/reader/parse-note.js';
import { parseSynonyms } from '../../../src/core/knowledge/synonyms.js';
import { indexNotes } from '../../support/library.js';

const harbour = `---
title: Harbour office
aliases: [HO, port desk]
---
# Harbour office

The harbour office looks after berths and fees.

## Berths

- Visiting boats book a berth at the office before noon.
- The Central Mooring Register (CMR) lists who lies where.
- Long boats lie at the outer pier.

## Lighthouse

- The lighthouse keeper repairs the lamp; the office pays for it.
- A foghorn sounds in thick fog.

## Fees

| Boat | Fee a night | Paid to |
| --- | --- | --- |
| Dinghy | 5 crowns | the keeper |
| Trawler | 40 crowns | the office |
`;
const kitchen = '# Kitchen\n\n- Bread is baked on Mondays by Tove Anna Moe.\n- US visitors eat early.\n';

const indexOf = (synonyms = '', ...texts: string[]) =>
  indexNotes(
    texts.map((text, i) => {
      const { note } = parseNote(`${'abc'[i]}.md`, text);
      if (note === undefined) throw new Error('not a note');
      return note;
    }),
    parseSynonyms('synonyms.txt', synonyms).synonyms,
  );
const index = indexOf('kraken = trawler\nglow > lamp', harbour, kitchen);
const first = (query: string): string => ask(index, query).matches[0]?.passage.text ?? '';

describe('finding', () => {
  it.each([
    ['plainly', 'who repairs the lamp?', 'keeper repairs'],
    ['by other forms of a word', 'booking berths', 'book a berth'],
    ['with a letter wrong', 'foghron', 'foghorn sounds'],
    ['with several letters wrong', 'lihgthouse keepr', 'lighthouse keeper'],
    ['a word written as two', 'fog horn', 'foghorn'],
    ['two words written as one', 'outerpier', 'outer pier'],
    ['the beginning of a word', 'lighth', 'lighthouse'],
    ['an abbreviation that the notes explain', 'central mooring register', '(CMR)'],
    ['an abbreviation that they only imply', 'what is TAM?', 'Tove Anna Moe'],
    ['a synonym of the folder', 'kraken', 'Trawler'],
    ['a one-way synonym', 'glow', 'lamp'],
    ['a general synonym', 'who mends the lamp?', 'keeper repairs'],
    ['a name in capitals that is a little word else', 'US', 'US visitors'],
    ['a note by its alias', 'what is the port desk for?', 'looks after berths'],
    ['a table row by its head and its cell', 'what is the fee of a trawler?', 'Trawler — Fee a night: 40 crowns'],
  ])('%s', (_, query, text) => {
    expect(first(query)).toContain(text);
  });

  it('does not turn arrows round', () => {
    const back = ask(index, 'lamp').matches.map(({ passage }) => passage.text);
    expect(back.join()).not.toContain('glow');
    expect(ask(indexOf('lamp > glow', harbour), 'glow').matches).toEqual([]);
  });

  it('says how a misspelt query was read, and nothing when it was not', () => {
    expect(ask(index, 'waht does the foghron do').read).toEqual({ from: 'foghron', to: 'foghorn' });
    expect(ask(index, 'what does the foghorn do').read).toBeUndefined();
  });

  it('does not bend a plain English word into one of the notes', () => {
    expect(ask(index, 'potatoes and bears').read).toBeUndefined();
  });

  it('names the words that matched as they stand in the passage', () => {
    const [match] = ask(index, 'who is booking a berth').matches;
    expect(match?.words).toEqual(expect.arrayContaining(['book', 'berth']));
    expect(match?.words).not.toContain('a');
  });

  it('lists matches best first, with scores of 0 to 1, up to the limit', () => {
    const { matches } = ask(index, 'office boats fee', { limit: 3 });
    expect(matches).toHaveLength(3);
    const scores = matches.map((match) => match.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
  });
});

describe('deciding', () => {
  it.each(['who repairs the lamp?', 'when do visiting boats book a berth?', 'wehn does the foghorn sound'])(
    'answers what the notes say: %s',
    (query) => {
      expect(ask(index, query)).toMatchObject({ decision: 'found' });
    },
  );

  it.each([
    'how do I marinate zorblax quokkas?',
    'what is the capital of Peru?',
    'who won the election',
    'how do I deploy the lamp to kubernetes in azure',
    'lol ok thanks',
    '???',
    '',
  ])('refuses what they do not say: %s', (query) => {
    expect(ask(index, query).decision).not.toBe('found');
  });

  it('is surer of what is covered than of what is half covered', () => {
    const sure = ask(index, 'who repairs the lamp?').confidence;
    const half = ask(index, 'who repairs the submarine?').confidence;
    expect(sure).toBeGreaterThan(half);
  });

  it('wants a number where one is asked for', () => {
    const without = ask(index, 'how many lamps does the lighthouse keeper repair?').confidence;
    expect(without).toBeLessThan(ask(index, 'which lamps does the lighthouse keeper repair?').confidence);
  });

  it('names what the notes are about when only a little word is met', () => {
    expect(ask(index, 'when is the sauna').topics.map(({ name }) => name)).toEqual(['Harbour office', 'Kitchen']);
  });

  it('leaves the decision to another judge where one is given', () => {
    const query = 'who repairs the lamp?';
    const heard: string[] = [];
    const strict: Judge = (_, { reading, ranked }) => {
      heard.push(...reading.words.map((word) => word.text), String(ranked.length > 0));
      return 0.01;
    };
    expect(ask(index, query, { judge: strict })).toMatchObject({ decision: 'nothing', confidence: 0.01 });
    expect(heard).toEqual(['who', 'repairs', 'the', 'lamp', 'true']);
    expect(ask(index, 'zebra berths', { judge: () => 0.99 })).toMatchObject({ decision: 'found', confidence: 0.99 });
    expect(ask(index, 'qqqqqq', { judge: () => 0.99 })).toMatchObject({ decision: 'nothing', confidence: 0 });
  });

  it('names the nearest topics, or what the notes are about', () => {
    expect(ask(index, 'submarine berths in space').topics.map(({ name }) => name)).toContain('Berths');
    expect(ask(index, 'zorblax').topics.map(({ name }) => name)).toEqual(['Harbour office', 'Kitchen']);
  });
});

describe('phrasings', () => {
  const faq = [
    ['lost card', 'I lost my card', 'my card is gone', 'Where did I leave my card?', 'card missing'],
    ['new pin', 'I forgot my PIN', 'how do I change my pin', 'my code does not work'],
    ['top up', 'how can I add money', 'I want to load my account', 'put cash on my account'],
    ['close account', 'I want to leave', 'delete my profile', 'how do I stop being a member'],
  ]
    .map(([head, ...says]) => `## ${head}\n\n${says.map((each) => `- ${each}`).join('\n')}\n`)
    .join('\n');
  const bank = indexOf('', faq);

  it.each([
    ['my card went missing yesterday', 'lost card'],
    ['change the pin of my card', 'new pin'],
    ['I want to add some cash', 'top up'],
    ['please delete me, I want to stop', 'close account'],
  ])('are learned: %s', (query, heading) => {
    expect(bank.classifier).toBeDefined();
    expect(ask(bank, query).matches[0]?.passage.trail.at(-1)).toBe(heading);
  });

  it('are not seen in ordinary notes', () => {
    expect(index.classifier).toBeUndefined();
  });
});

describe('hostile queries', () => {
  const vocabulary = Array.from({ length: 4000 }, (_, i) => `w${(i * 7919).toString(36)}x${i % 97}`);
  const large = indexOf(
    '',
    Array.from(
      { length: 1000 },
      (_, i) => `- ${vocabulary.slice((i * 4) % 3900, ((i * 4) % 3900) + 15).join(' ')}`,
    ).join('\n'),
  );

  it.each([
    ['a megabyte of one word', 'a'.repeat(1_000_000)],
    ['a megabyte of words', 'who owns patching '.repeat(60_000)],
    ['control characters', '\u0000\u0007\u001b[31m\u202e\u200b'],
    ['combining marks', 'e\u0301\u0302\u0303'.repeat(50_000)],
    ['half a surrogate', '\ud83d'.repeat(300)],
    ['markup', '<script>alert(1)</script> @everyone <!channel> **x** [a](javascript:b)'],
    ['regular expressions', '(a+)+$ [z-a] \\p{ .*'],
    ['names of object properties', '__proto__ constructor toString hasOwnProperty'],
  ])('%s cost little and break nothing', (_, query) => {
    const answer = ask(large, query);
    expect(answer.query.length).toBeLessThanOrEqual(400);
    expect(answer.query).not.toMatch(/[\p{Cc}\u202e\u200b]/u);
    expect(answer.confidence).toBeGreaterThanOrEqual(0);
  });

  it('whatever is asked, an answer comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (query) => {
        const { decision, confidence, matches } = ask(index, query);
        return (
          ['found', 'unsure', 'nothing'].includes(decision) &&
          confidence >= 0 &&
          confidence <= 1 &&
          (decision === 'nothing' || matches.length > 0)
        );
      }),
      { seed: 9, numRuns: 500 },
    );
  });

  it('the same query gets the same answer', () => {
    expect(ask(index, 'foghron')).toEqual(ask(index, 'foghron'));
  });
});
