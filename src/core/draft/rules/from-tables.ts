import type { Block } from '../../chat/message.js';
import { spansText } from '../../chat/plain-text.js';
import { aboutOf, askAbout } from './about.js';
import { capital, clause, front, isName, standsAlone, tidy } from './english.js';
import { describing } from './entries.js';
import { type Option, optionsOf, type Place, type Proposal } from './proposal.js';
import { spellsOut } from './sayings.js';
import { rowPlace, type Shelf } from './shelves.js';
import { isNumbered, namesKind } from './terms.js';

const longest = { choice: 90, asked: 150 };

/** Heads of what somebody may want to know of a thing, and that read well in "What is the … for X?". */
const asked =
  /\b(?:owner|contact|team|lead|maintainer|port|protocol|limit|quota|default|retention|frequency|cost|price|region|deadline|duration|response time|resolution time|timeout|interval|capacity|budget|allowance|channel|key length|key size|block size|schedule|cadence|layer)$/iu;

/** Heads below which anything may stand. */
const telling =
  /^(?:examples?|notes?|comments?|remarks?|links?|references?|details?|more|status|date|see also|sources?|page|file)$/iu;

interface Cell {
  readonly subject: string;
  readonly text: string;
  readonly place: Place;
}

const cellsOf = (
  shelf: Shelf,
  rows: readonly (readonly string[])[],
  { name = 0, column, most }: { readonly name?: number; readonly column: number; readonly most: number },
): Cell[] =>
  rows.flatMap((row) => {
    const [subject = '', text = ''] = [row[name], row[column]];
    const place = text === '' ? undefined : rowPlace(shelf, name < column ? [subject, text] : [text, subject]);
    const said = clause(text, most) ?? '';
    return place && isName(subject) && !isNumbered(subject) && standsAlone(said)
      ? [{ subject, text: said, place }]
      : [];
  });

const small = (head: string): string =>
  /^\p{Lu}{4,}$/u.test(head)
    ? head.toLowerCase()
    : head.replace(/(?<=^|\s)\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase());

const preposition = (head: string): string =>
  /\b(?:port|retention|limit|quota|default|deadline|timeout|contact|channel|budget|allowance|schedule|protocol)$/iu.test(
    head,
  )
    ? 'for'
    : 'of';

const asCell = (head: string, { subject, text }: Cell): Option => ({
  text: capital(text),
  why: `That’s the ${small(head)} ${preposition(head)} ${subject}.`,
});

/** "What is the state of Basic?": the other choices are from the same column. */
const fromColumn = (head: string, cells: readonly Cell[]): Proposal[] =>
  cells
    .filter(({ subject, text }) => text !== '' && !spellsOut(subject, text))
    .map((cell): Proposal => {
      const differs = ({ text }: Cell): boolean => text.toLowerCase() !== cell.text.toLowerCase() && text !== '';
      return {
        kind: 'table',
        prompt: askAbout(aboutOf(cell.place), `What is the ${small(head)} ${preposition(head)} ${cell.subject}?`),
        right: [asCell(head, cell)],
        wrong: optionsOf(cells, (other) => (differs(other) ? asCell(head, other) : undefined)),
        few: true,
        explanation: `${cell.subject}: the ${small(head)} is ${cell.text}.`,
        quote: front(cell.text, 70),
        place: cell.place,
        difficulty: 2,
        rank: 1,
      };
    });

/** "For which service does this hold? AWS patches: the operating system": the other choices are the other rows. */
const fromRow = (about: string, head: string, cells: readonly Cell[]): Proposal[] =>
  cells
    .filter(({ text }) => text.split(' ').length > 2)
    .map((cell): Proposal => {
      const differs = ({ subject, text }: Cell): boolean =>
        subject !== cell.subject && text.toLowerCase() !== cell.text.toLowerCase();
      const name = ({ subject, text }: Cell): Option => ({ text: subject, why: `${capital(small(head))}: ${text}.` });
      return {
        kind: 'table',
        prompt: askAbout(
          aboutOf(cell.place, [cell.subject]),
          `Which ${about} does this describe? ${capital(small(head))}: “${cell.text}”`,
        ),
        right: [name(cell)],
        wrong: optionsOf(cells, (other) => (differs(other) ? name(other) : undefined)),
        few: true,
        explanation: `${cell.subject} (${small(head)}): ${cell.text}.`,
        quote: front(cell.text, 70),
        place: cell.place,
        difficulty: 2,
        rank: 3,
      };
    });

/** "You want to find: attacks in progress" beside "GuardDuty" below "Service": a table the other way round. */
const fromKindColumn = (kind: string, head: string, cells: readonly Cell[]): Proposal[] =>
  cells
    .filter(({ text }) => text.split(' ').length > 2)
    .map((cell): Proposal => {
      const name = ({ subject, text }: Cell): Option => ({ text: subject, why: `${capital(small(head))}: ${text}.` });
      const differs = ({ subject, text }: Cell): boolean => subject !== cell.subject && text !== cell.text;
      return {
        kind: 'table',
        prompt: askAbout(
          aboutOf(cell.place, [cell.subject]),
          `Which ${small(kind)} goes with “${capital(small(head))}: ${cell.text}”?`,
        ),
        right: [name(cell)],
        wrong: optionsOf(cells, (other) => (differs(other) ? name(other) : undefined)),
        few: true,
        explanation: `${capital(small(head))}: ${cell.text}: ${cell.subject}.`,
        quote: front(cell.text, 70),
        place: cell.place,
        difficulty: 2,
        rank: 2,
      };
    });

type Table = Extract<Block, { kind: 'table' }>;

/** What the rows of a table say in their columns. */
export const fromTable = (shelf: Shelf, { head, rows }: Table): Proposal[] => {
  const heads = head.map((cell) => tidy(spansText(cell)));
  const texts = rows.map((row) => row.map((cell) => tidy(spansText(cell))));
  const about = small(heads[0] ?? '');
  if (!/^[\p{L} -]{3,24}$/u.test(about)) return [];
  const [, second = ''] = heads;
  if (heads.length === 2 && namesKind(second) && !namesKind(about))
    return fromKindColumn(second, about, cellsOf(shelf, texts, { name: 1, column: 0, most: longest.asked }));
  return heads.flatMap((name, column) => {
    if (column === 0 || !/^[\p{L}][\p{L}\p{N} /'-]{1,30}$/u.test(name)) return [];
    const cells = (most: number): Cell[] => cellsOf(shelf, texts, { column, most });
    if (asked.test(name)) return fromColumn(name, cells(longest.choice));
    const tells = namesKind(about) && !describing.test(name) && !telling.test(name);
    return tells ? fromRow(about, name, cells(longest.asked)) : [];
  });
};
