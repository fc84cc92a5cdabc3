import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/core/ask/ask.js';
import { parseNote } from '../../../src/core/knowledge/reader/parse-note.js';
import { indexNotes } from '../../support/library.js';

const indexOf = (...texts: string[]) =>
  indexNotes(
    texts.map((text, i) => {
      const { note } = parseNote(`${'abc'[i]}.md`, text);
      if (note === undefined) throw new Error('not a note');
      return note;
    }),
  );
type Notes = ReturnType<typeof indexOf>;
const first = (notes: Notes, query: string): string => ask(notes, query).matches[0]?.passage.text ?? '';

const bakery = indexOf(
  `---
title: Bakery
aliases: [bread room, BR]
---
# Bakery

The bakery bakes at night and sells from seven.

## Ovens

| Oven | Heat | Loaves |
| --- | --- | --- |
| Stone oven | 280 degrees | 40 |
| Deck oven | 230 degrees | 90 |

## Cleaning

- The mixer is washed after every batch:
  - the bowl with hot water,
  - the hook with a brush,
    - never with a wire brush.
- The floor is swept at noon.

## Starting the till

The till starts with:

\`\`\`sh
till --open --float 150
\`\`\`

## Certificates

- The flour store is certified to ISO 22000; the office to ISO 9001.
- The till speaks TLS 1.3; TLS 1.2 is switched off.
- Release 4.10 of the till prints allergens, release 4.1 did not.

## People

- The Quality and Hygiene Officer (QHO) signs the delivery notes.
- A part-time baker works on Saturdays.
- Colour charts show how dark a crust may be; licences hang by the door.
- Shelves and knives are counted every Monday.
- The rye sourdough is refreshed in a wooden trough.
`,
);

describe('what a note is made of', () => {
  it.each([
    ['a table row by its name', 'how hot is the deck oven?', 'Deck oven — Heat: 230 degrees; Loaves: 90'],
    ['a table row by its head', 'loaves in the stone oven', 'Stone oven — Heat: 280 degrees; Loaves: 40'],
    ['a command', 'till --open', 'till --open --float 150'],
    ['code by its heading', 'how do I start the till?', 'till'],
    [
      'a bullet with what is nested in it',
      'may the hook be cleaned with a wire brush?',
      'The mixer is washed after every batch: the bowl with hot water, the hook with a brush, never with a wire brush.',
    ],
    ['a number that belongs to a name', 'ISO 9001', 'ISO 9001'],
    ['a number written on to its name', 'are we iso22000 certified?', 'ISO 22000'],
    ['a version', 'is TLS 1.2 allowed?', 'TLS 1.2'],
    ['one version and not another', 'what does release 4.10 print?', 'Release 4.10'],
    ['a hyphen', 'part time baker', 'part-time baker'],
    ['no hyphen', 'parttime baker', 'part-time baker'],
    ['two words for one', 'sour dough', 'sourdough'],
    ['American spelling', 'color charts', 'Colour charts'],
    ['another spelling of a noun', 'where do the licenses hang?', 'licences hang'],
    ['a plural of its own kind', 'who counts each knife and shelf?', 'Shelves and knives'],
    ['an acronym that the notes explain', 'who is the QHO?', 'Quality and Hygiene Officer'],
    ['what an acronym stands for', 'quality officer for hygiene', '(QHO)'],
    ['two slips in one word', 'soordogh trough', 'sourdough'],
    ['slips in two words', 'alergens on the relese 4.10', 'Release 4.10'],
  ])('is found by %s', (_, query, text) => {
    expect(first(bakery, query)).toContain(text);
  });

  it('is found by the aliases of its front matter', () => {
    for (const query of ['bread room', 'BR']) {
      expect(ask(bakery, query).matches[0]?.note.title).toBe('Bakery');
      expect(ask(bakery, query).decision).toBe('found');
    }
  });

  it('knows one version from another', () => {
    expect(ask(bakery, 'is TLS 1.1 allowed?').decision).not.toBe('found');
    expect(ask(bakery, 'are we ISO 14001 certified?').decision).not.toBe('found');
  });
});

describe('notes in other languages', () => {
  const german = indexOf(`# Büro

## Schlüssel

- Den Schlüssel für das Lager gibt es am Empfang.
- Die Kündigung geht schriftlich an die Personalabteilung.
- Überstunden werden bis Monatsende eingetragen.

## Kantine

- Das Mittagessen kostet vier Euro.
- Der Kaffee ist für Gäste frei.
`);
  const french = indexOf(`# Bureau

## Congés

- Les congés se demandent deux semaines à l'avance auprès du responsable.
- L'élève apporte sa convention de stage.

## Matériel

- Les ordinateurs portables sont remplacés tous les quatre ans.
- La porte du garage s'ouvre avec le badge bleu.
`);
  const japanese = indexOf(`# 事務所

## 休暇

- 有給休暇は二週間前までに上司に申請します。
- 病気のときは朝九時までに電話してください。

## 鍵

- 倉庫の鍵は受付にあります。
- 会議室は予約システムで予約します。
`);
  const arabic = indexOf(`# المكتب

## الإجازات

- تُطلب الإجازة السنوية من المدير قبل أسبوعين.
- مفتاح المستودع موجود في الاستقبال.
`);
  const hindi = indexOf(`# दफ़्तर

- छुट्टी दो हफ़्ते पहले माँगी जाती है।
- गोदाम की चाबी स्वागत कक्ष में है।
`);
  const thai = indexOf('# สำนักงาน\n\n- กุญแจโกดังอยู่ที่แผนกต้อนรับ\n- การลาต้องขอล่วงหน้าสองสัปดาห์\n');
  const emoji = indexOf('# Reactions\n\n- 🚀 means that it is shipped.\n- 🧯 means that somebody looks after it.\n');

  it.each<[string, Notes, string, string]>([
    ['German', german, 'Wo ist der Schlüssel für das Lager?', 'am Empfang'],
    ['German without its dots', german, 'Kundigung', 'schriftlich'],
    ['German with a slip', german, 'Was kostet das Mitagessen?', 'vier Euro'],
    ['French', french, 'quand faut-il demander les congés ?', 'deux semaines'],
    ['French elisions', french, "convention de l'élève", 'convention de stage'],
    ['French without accents', french, 'remplacement des ordinateurs', 'quatre ans'],
    ['French words that English stems would join', french, 'portables', 'ordinateurs portables'],
    ['Japanese', japanese, '倉庫の鍵はどこですか', '受付'],
    ['Japanese in one word', japanese, '会議室', '予約システム'],
    ['Japanese leave', japanese, '有給休暇の申請', '二週間前'],
    ['Arabic', arabic, 'أين مفتاح المستودع؟', 'الاستقبال'],
    ['Arabic without its marks', arabic, 'تطلب الإجازة', 'أسبوعين'],
    ['Hindi', hindi, 'गोदाम की चाबी कहाँ है?', 'स्वागत'],
    ['Thai', thai, 'กุญแจโกดังอยู่ที่ไหน', 'แผนกต้อนรับ'],
    ['emoji', emoji, 'what does 🧯 mean?', '🧯'],
  ])('%s', (_, notes, query, text) => {
    expect(first(notes, query)).toContain(text);
  });

  it('marks what matched in a language without spaces', () => {
    expect(ask(japanese, '倉庫の鍵').matches[0]?.words).toEqual(expect.arrayContaining(['倉庫', '鍵']));
  });
});
