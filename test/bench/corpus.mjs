import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Numbers from 0 to 1 that are the same for the same seed. */
export const chance = (seed) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const little = new Set(
  `a an and are as at be been but by can could do does each for from has have if in into is it its may must no not of off
on one only or other out over so some such than that the their them then there these they this those to under until up use
used uses was were what when where which while who why will with without would you your how`.split(/\s+/u),
);
const letters = /[A-Za-z][A-Za-z'-]*/gu;
const notes = new URL('../../knowledge', import.meta.url).pathname;

/** The sentences of the notes that ship, as patterns: half of their content words are replaced by others. */
const patterns = readdirSync(notes)
  .filter((name) => name.endsWith('.md') && !name.endsWith('.quiz.md'))
  .sort()
  .flatMap((name) => readFileSync(join(notes, name), 'utf8').split('\n'))
  .filter((line) => /^(?:- |[A-Z])/u.test(line) && line.length > 40)
  .map((line) => line.replace(/^- /u, ''));

const syllables =
  'ba be bri ca cor da del do en fa gra ha in ka lo lu ma mer mi na nor o pa pen qui ra ro sa sel ta ter ul va ven wi za'.split(
    ' ',
  );

/** Words by how frequent they are: those of the notes first, then names as products and projects have them. */
const vocabularyOf = (size) => {
  const random = chance(11);
  const counts = new Map();
  for (const [word] of patterns.join(' ').matchAll(letters)) {
    const text = word.toLowerCase();
    if (text.length > 2 && !little.has(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const words = new Set([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word));
  while (words.size < size) {
    const length = 2 + Math.floor(random() * 3);
    words.add(Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join(''));
  }
  return [...words];
};

const vocabulary = vocabularyOf(30_000);
/** By Zipf's law: the word of rank n comes up 1/n times as often as the first. */
const wordBy = (random) => vocabulary[Math.floor(Math.exp(random() * Math.log(vocabulary.length)))] ?? 'log';

const sentence = (random) =>
  (patterns[Math.floor(random() * patterns.length)] ?? '').replace(letters, (word) => {
    if (little.has(word.toLowerCase()) || word.length < 4 || random() < 0.5) return word;
    const other = wordBy(random);
    return /^[A-Z]/u.test(word) ? other[0].toUpperCase() + other.slice(1) : other;
  });

const heading = (random) => {
  const words = Array.from({ length: 2 + Math.floor(random() * 3) }, () => wordBy(random));
  const text = words.join(random() < 0.3 ? ' and ' : ' ');
  return text[0].toUpperCase() + text.slice(1);
};

const table = (random) => {
  const rows = Array.from(
    { length: 3 },
    () => `| ${wordBy(random)} ${wordBy(random)} | ${wordBy(random)} | ${Math.floor(random() * 90)} days |`,
  );
  return `| Service | Owner | Kept for |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
};

/** Notes of about forty passages each, `size` passages together. The same size gives the same notes. */
export const notesOf = (size) => {
  const random = chance(size);
  const files = [];
  for (let made = 0; made < size; ) {
    const title = heading(random);
    const parts = [`---\ntitle: ${title}\naliases: [${wordBy(random)} ${wordBy(random)}]\n---\n\n# ${title}\n`];
    for (let own = 0; own < 40 && made < size; ) {
      parts.push(`${random() < 0.25 ? '###' : '##'} ${heading(random)}\n`);
      const count = Math.min(size - made, 2 + Math.floor(random() * 5));
      if (random() < 0.1 && size - made > 3) {
        parts.push(table(random));
        own += 3;
        made += 3;
      } else if (random() < 0.3) {
        for (let i = 0; i < count; i += 1) parts.push(`${sentence(random)} ${sentence(random)}\n`);
        own += count;
        made += count;
      } else {
        parts.push(`${Array.from({ length: count }, () => `- ${sentence(random)}`).join('\n')}\n`);
        own += count;
        made += count;
      }
    }
    files.push({ path: `notes/${String(files.length).padStart(5, '0')}.md`, text: parts.join('\n') });
  }
  return files;
};

const slip = (word, random) => {
  const at = 1 + Math.floor(random() * Math.max(1, word.length - 2));
  return random() < 0.5
    ? word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
    : word.slice(0, at) + word.slice(at + 1);
};

const frames = [
  'what is {}?',
  'who looks after {}',
  'how do I change {}?',
  'where can I find {} please',
  'is there a rule for {}?',
];

/**
 * What people may type about these passages (`texts`): half of it plain, the rest misspelt, in other words, a single word,
 * or about something that the notes never speak of.
 */
export const queriesOf = (texts, count) => {
  const random = chance(texts.length + 1);
  return Array.from({ length: count }, (_, i) => {
    const text = texts[Math.floor(random() * texts.length)] ?? '';
    const content = [...text.matchAll(letters)]
      .map(([word]) => word)
      .filter((word) => word.length > 3 && !little.has(word.toLowerCase()));
    const from = Math.floor(random() * Math.max(1, content.length - 4));
    const words = content.slice(from, from + 2 + Math.floor(random() * 3));
    const frame = frames[i % frames.length] ?? '{}';
    const asked = (list) => frame.replace('{}', list.join(' '));
    switch (i % 10) {
      case 5:
      case 6:
        return asked(words.map((word) => (word.length > 4 ? slip(word.toLowerCase(), random) : word)));
      case 7:
        return asked([words[0] ?? 'backup', ['price', 'owner', 'superuser', 'rota', 'guidance', 'replacement'][i % 6]]);
      case 8:
        return words[0] ?? 'backup';
      case 9:
        return asked(['zebra', `qu${slip('okkaflux', random)}`, words[0] ?? 'log']);
      default:
        return asked(words);
    }
  });
};

/** What nobody asks in good faith. */
export const hostileQueries = (texts) => {
  const words = texts.slice(0, 2000).join(' ').split(/\s+/u);
  const frequent = vocabulary.slice(0, 60);
  return new Map([
    ['a megabyte of one letter', 'a'.repeat(1_048_576)],
    ['a megabyte of words', `${words.join(' ')} `.repeat(20).slice(0, 1_048_576)],
    ['10,000 words', words.slice(0, 10_000).join(' ')],
    ['only little words', 'what is the of and to a in that it who how '.repeat(20)],
    ['the most frequent words', frequent.join(' ')],
    ['control characters', `ac\u0000ce\u0007ss\u200b \u202ekey${'\u0000\u001b'.repeat(5000)}`],
    ['combining characters', `e${'\u0301'.repeat(50_000)} policy`],
    ['many combined letters', 'a\u0300\u0301\u0302 '.repeat(5000)],
    ['right to left', 'ما هي السياسة الخاصة بالمفاتيح؟ '.repeat(500)],
    ['one letter', 'a'],
    ['nothing', ''],
    ['many slips', frequent.map((word) => slip(word, chance(3))).join(' ')],
    ['many unknown words', Array.from({ length: 40 }, (_, i) => `x${'qjzv'[i % 4]}${i}k`).join(' ')],
    ['unknown words like known ones', frequent.map((word) => `${word.slice(0, 4)}x`).join(' ')],
    ['signs only', '?!#$%^&*()[]{}|\\'.repeat(5000)],
    ['pictures', '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(5000)],
    ['Chinese', '安全组策略和密钥轮换'.repeat(500)],
  ]);
};
