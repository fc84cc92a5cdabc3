import { spansText } from '../../chat/plain-text.js';
import { clause, isOrder, sentences, standsAlone, tidy } from './english.js';
import { type Entry, isCodeName } from './entries.js';
import { placeOf, type Shelf } from './shelves.js';

const lead = [
  /^to (?<job>.+?),? (?:use|run|execute|enter|issue|type) (?:the |this |one )?(?:following )?(?:command)?/iu,
  /\b(?:run|use|using|execute|with|issue|enter|type)\b.{0,40}\bcommands?\b(?: line)? to (?<job>.+)$/iu,
  /^(?<job>(?!use|run|execute|follow|see|enter|type|example|add|create a file|replace).+)$/iu,
];

/** What is told to be done just before a command: "List the pods:". */
const jobOf = (before: string): string | undefined => {
  const said = tidy(before)
    .replace(/[.:]+$/u, '')
    .replace(/^(?:you can|then|next|first|finally|now),?\s/iu, '');
  const job = lead.map((pattern) => pattern.exec(said)?.groups?.job).find((each) => each !== undefined) ?? '';
  const small = job.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
  const short = clause(small, 110);
  return short !== undefined && isOrder(short) && standsAlone(short) && short.split(' ').length >= 3
    ? short
    : undefined;
};

/** What stands just before a part: the end of a text, or the last item of a list. */
const before = ({ section, part }: Shelf): string => {
  const block = section.parts[section.parts.indexOf(part) - 1]?.block;
  if (block?.kind === 'text') return sentences(spansText(block.spans)).at(-1) ?? '';
  return block?.kind === 'list' ? (sentences(spansText(block.items.at(-1)?.spans ?? [])).at(-1) ?? '') : '';
};

/** The one command of some lines of code, without its prompt. */
const commandOf = (code: string): string | undefined => {
  const [line, ...others] = code.split('\n').filter((each) => each.trim() !== '' && !/^\s*#/u.test(each));
  const command = tidy((line ?? '').replace(/^\s*[$%>]\s/u, ''));
  return others.length === 0 && isCodeName(command) && /^\p{Ll}[\w./-]*\s/u.test(command) ? command : undefined;
};

/** "List the pods:" above `kubectl get pods`. */
export const commandEntry = (shelf: Shelf): Entry[] => {
  const { block } = shelf.part;
  const command = block.kind === 'code' ? commandOf(block.text) : undefined;
  const says = command === undefined ? undefined : jobOf(before(shelf));
  const place = command === undefined || says === undefined ? undefined : placeOf(shelf, command);
  if (command === undefined || says === undefined || place === undefined) return [];
  return [
    {
      subject: command,
      form: 'run',
      says,
      labelled: true,
      ofKind: false,
      code: true,
      group: `${shelf.note.file.split('/').slice(0, -1).join('/')} commands`,
      place,
    },
  ];
};
