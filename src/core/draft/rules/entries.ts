import type { Block, Spans } from '../../chat/message.js';
import { spansText } from '../../chat/plain-text.js';
import { clause, isName, readStatement, type Statement, sentences, standsAlone, tidy } from './english.js';
import type { Place } from './proposal.js';
import { isBroken, isHappening, isRunOn } from './sayings.js';
import { type Item, itemsOf, type List, placeOf, rowPlace, type Shelf } from './shelves.js';
import { isBrokenLabel, isKnownSubject } from './subjects.js';
import { namesKind, namesKinds } from './terms.js';
import { determiners, helpers, nounsToo, thirdPerson } from './verbs.js';

/** One thing and what the notes say of it. */
export interface Entry {
  readonly subject: string;
  /** `is`, `are`: a noun phrase; `does`, `do`: a verb and what follows; `label`: anything; `run`: what a command is for. */
  readonly form: Statement['form'] | 'label' | 'run';
  readonly says: string;
  /** It stands as a term with its description, not as a sentence. */
  readonly labelled: boolean;
  /** What it stands below says of what kind it is. */
  readonly ofKind: boolean;
  /** It is set as code: a command, a flag, a setting. */
  readonly code?: boolean;
  /** The list or table that it stands in; entries of one are of one kind. */
  readonly group: string;
  readonly place: Place;
}

/** "An IAM condition can demand" is a sentence, not what something is. */
const finite = new RegExp(
  `^(?:an?|the)(?:\\s\\S+){1,5}?\\s(?:is|are|was|has|have|can|must|may|should|will|${[...thirdPerson].join('|')})\\b`,
  'iu',
);

/** A description in its own words: what form it has tells how it can be asked for. */
export const described = (text: string): Pick<Entry, 'form' | 'says'> => {
  const says = tidy(text);
  const [first = '', next = ''] = says.toLowerCase().split(' ');
  const small = says.replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase());
  if (/^(?:an?|the)\s/iu.test(says))
    return finite.test(says.split(/\s(?:that|which|who|where|of|for)\s/u)[0] ?? '')
      ? { form: 'label', says }
      : { form: 'is', says: small };
  const does = thirdPerson.has(first) && !helpers.has(next) && (!nounsToo.has(first) || determiners.has(next));
  return does ? { form: 'does', says: small } : { form: 'label', says };
};

/** "Update README": something to do, where others would name a thing. */
const task =
  /^(?:add|apply|assign|build|check|choose|configure|create|define|delete|deploy|disable|document|enable|ensure|get|install|make|remove|review|run|set|test|update|use|verify|write)\s/iu;

/** A command, a flag or a setting: nothing of it is to be filled in first. */
export const isCodeName = (text: string): boolean =>
  /^[^\s<>{}…]+(?:\s[^\s<>{}…]+){0,7}$/u.test(text) && text.length <= 70;

const isCode = (cell: Spans): boolean => {
  const [only, ...others] = cell.filter((span) => typeof span !== 'string' || span.trim() !== '');
  return others.length === 0 && typeof only === 'object' && 'code' in only && only.code === true;
};

/** `Term: what it is` or **Term** with what it is after a dash or nothing. */
const labelledEntry = (shelf: Shelf, { text, strong, isCode = false, place }: Item): Entry | undefined => {
  const cut = /^(.{2,60}?)(?::\s+|\s+[—–-]\s+)(.+)$/u.exec(text);
  const bold = strong?.replace(/\s*[:—–-]$/u, '');
  const subject = tidy(bold ?? cut?.[1] ?? '');
  const named = isCode
    ? isCodeName(subject)
    : isName(subject) && !task.test(subject) && /^(?:\p{Lu}|\d)/u.test(subject);
  if (!named) return undefined;
  const after = bold === undefined ? (cut?.[2] ?? '') : text.slice(strong?.length ?? 0).replace(/^\s*[:—–-]\s*/u, '');
  if (bold !== undefined && !/^\s*[:—–-]/u.test(text.slice(bold.length))) return undefined;
  const ofKind = namesKinds(shelf.section.trail.at(-1) ?? '');
  return after.split(' ').length < 3
    ? undefined
    : { subject, ...described(after), labelled: true, ofKind, code: isCode, group: shelf.name, place };
};

const statementEntries = (shelf: Shelf): Entry[] =>
  shelf.passages
    .filter(({ kind }) => kind === 'bullet' || kind === 'paragraph')
    .flatMap(({ text }) => sentences(text))
    .flatMap((sentence) => {
      const statement = readStatement(sentence);
      const place = statement && placeOf(shelf, sentence);
      if (!place) return [];
      const defined = statement.form === 'is' || statement.form === 'are' || /^means\s/u.test(statement.says);
      return isKnownSubject(statement.subject, place, defined)
        ? [{ ...statement, labelled: false, ofKind: false, group: shelf.name, place }]
        : [];
    });

/** Heads of a column that says what a row is. */
export const describing =
  /^(?:what (?:it|they) (?:is|are|does|do|means?)|descriptions?|definitions?|meanings?|purpose|explanation|function|role|summary)$/iu;

type Table = Extract<Block, { kind: 'table' }>;

const rowEntries = (shelf: Shelf, { head, rows }: Table): Entry[] => {
  const heads = head.map((cell) => tidy(spansText(cell)));
  const column = heads.findIndex((name, i) => i > 0 && describing.test(name));
  if (column < 0) return [];
  return rows.flatMap((cells) => {
    const [subject, text] = [0, column].map((i) => tidy(spansText(cells[i] ?? []))) as [string, string];
    const place = text === '' ? undefined : rowPlace(shelf, [subject, text]);
    const coded = isCode(cells[0] ?? []);
    if (!place || !(coded ? isCodeName(subject) : isName(subject)) || text.split(' ').length < 3) return [];
    const spelt = /^(\p{L}[\p{L}\p{N}-]*(?:\s\p{L}[\p{L}\p{N}-]*){1,7}):\s+(.+)$/u.exec(text);
    const says = spelt && acronymOf(spelt[1] ?? '').includes(acronymOf(subject)) ? (spelt[2] ?? '') : text;
    const ofKind = namesKind(heads[0] ?? '');
    return [
      {
        subject,
        ...described(says),
        labelled: true,
        ofKind,
        code: coded,
        group: `${shelf.note.file} ${heads.join('|')}`,
        place,
      },
    ];
  });
};

/** `Federal Information Processing Standards` and `FIPS` are both fips. */
const acronymOf = (text: string): string =>
  /^\p{Lu}{2,}$/u.test(text) ? text.toLowerCase() : text.replace(/\P{Lu}/gu, '').toLowerCase();

const longestSaying = 200;
/** Less says too little to be known by. */
const fewestWords = 5;

/** It tells what happens, not what something is. */
const hasVerb = (says: string): boolean =>
  says
    .split(' ')
    .some((word) => thirdPerson.has(word) || /^(?:is|are|was|were|has|have|can|may|must|should|will)$/u.test(word));

/** A heading that is a term, and the words right below it that say what it is. */
const headingEntry = (shelf: Shelf): Entry[] => {
  const { note, section, part } = shelf;
  const heading = section.trail.at(-1) ?? '';
  const above = section.trail.slice(0, -1).join(' > ');
  if (part !== section.parts[0] || section.trail.length < 2 || !isName(heading)) return [];
  const [first] = part.block.kind === 'list' ? part.block.items : [];
  const text = first ? tidy(spansText(first.spans)) : (shelf.passages[0]?.text ?? '');
  const says = sentences(text)[0] ?? '';
  const place = placeOf(shelf, says);
  const told = /\b(?:you|your|we|our|us|it|its)\b/iu.test(says) || readStatement(says) !== undefined;
  const form = described(says);
  const phrase = says.split(' ').length >= fewestWords && !hasVerb(says);
  if (!place || told || (form.form === 'label' && !phrase && !/^\p{Lu}\p{Ll}+ing\s/u.test(says))) return [];
  const ofKind = namesKinds(section.trail.at(-2) ?? '');
  return [{ subject: heading, ...form, labelled: true, ofKind, group: `${note.file} ${above}`, place }];
};

/** A term with what it is nested below it. */
const nestedEntry = (shelf: Shelf, { items }: List, at: number): Entry[] => {
  const [item, below] = [items[at], items[at + 1]];
  if (item?.depth !== 0 || below?.depth !== 1) return [];
  const [subject, text] = [item, below].map(({ spans }) => tidy(spansText(spans))) as [string, string];
  const says = sentences(text)[0] ?? '';
  const place = says === '' ? undefined : placeOf(shelf, says);
  const named = isName(subject) && !task.test(subject) && /^\p{Lu}/u.test(subject);
  if (!place || !named || says.split(' ').length < fewestWords) return [];
  const ofKind = namesKinds(shelf.section.trail.at(-1) ?? '');
  return [{ subject, ...described(says), labelled: true, ofKind, group: shelf.name, place }];
};

/** "This alert fires when …", "The tool is started by …": what it does, of a note whose title names it. */
const ofTitle = (says: string): Pick<Entry, 'form' | 'says'> => {
  const [, verb = '', rest = ''] = /^(?:This|The)\s(?:\p{Ll}+\s){1,2}?(\p{Ll}+)\s(.+)$/u.exec(says) ?? [];
  const [next = ''] = rest.split(' ');
  const does = verb === 'is' ? /ed$/u.test(next) : thirdPerson.has(verb) && !/^(?:is|are|has|have|was|to)$/u.test(next);
  return does ? { form: 'does', says: `${verb} ${rest}` } : described(says);
};

/** A note of many with the same headings: its title is a term, and the heading says that below stands what it is. */
const titleEntry = (shelf: Shelf): Entry[] => {
  const { note, section, part } = shelf;
  const heading = section.trail.at(-1) ?? '';
  if (part !== section.parts[0] || section.trail.length > 3 || !describing.test(heading)) return [];
  const sentence = sentences(shelf.passages[0]?.text ?? '')[0] ?? '';
  const place = placeOf(shelf, sentence);
  const said = ofTitle(sentence);
  const ours =
    /\b(?:we|our|us|you|your)\b/iu.test(said.says) || (said.form === 'label' && said.says.split(' ').length < 6);
  if (!place || !isName(note.title) || ours) return [];
  const folder = note.file.split('/').slice(0, -1).join('/');
  return [{ subject: note.title, ...said, labelled: true, ofKind: true, group: `${folder}/ ${heading}`, place }];
};

/** A list of labels as a whole: one broken label, or more things that happen than terms, spoil it. */
const sound = (entries: readonly Entry[]): readonly Entry[] => {
  const happenings = entries.filter(({ form, says }) => form === 'label' && isHappening(says)).length;
  const broken = entries.some(({ subject, place }) => isBrokenLabel(subject, place.note));
  return broken || happenings * 2 > entries.length ? [] : entries;
};

/** Everything that a shelf says of something. */
export const entriesOf = (shelf: Shelf): Entry[] => {
  const { block } = shelf.part;
  const found = [
    ...sound(
      block.kind === 'list'
        ? [
            ...itemsOf(shelf, block).flatMap((item) => labelledEntry(shelf, item) ?? []),
            ...block.items.flatMap((_, at) => nestedEntry(shelf, block, at)),
          ]
        : block.kind === 'table'
          ? rowEntries(shelf, block)
          : [],
    ),
    ...headingEntry(shelf),
    ...titleEntry(shelf),
    ...statementEntries(shelf),
  ];
  return found.filter(({ says, labelled }) => {
    const said = clause(says, longestSaying) ?? '';
    const enough = said.split(' ').length >= (labelled ? 3 : fewestWords);
    return standsAlone(said) && enough && !/^\d+\s*:/u.test(said) && !isRunOn(says) && !isBroken(says);
  });
};
