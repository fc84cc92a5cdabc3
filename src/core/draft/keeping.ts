import type { Person } from '../chat/address.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { isMessage } from '../knowledge/message-source.js';
import type { Question } from '../knowledge/question.js';
import { slugOf } from '../knowledge/slug.js';
import type { SourceFile } from '../knowledge/source-file.js';
import type { Services } from '../ports/services.js';
import { writeQuestion } from './rules/write-quiz.js';
import type { DraftStores } from './store.js';

/** What is approved where the notes folder can't be written. */
const keptFile = 'drafts/approved-in-chat.quiz.md';
const fromMessages = 'drafts/from-messages.quiz.md';
/** Notes of one name. */
const mostAlike = 100;

/** Whoever approves something; their name where it is known, or else as their platform's directory has it. */
export interface Approver {
  readonly by: Person;
  readonly name?: string | undefined;
}

/** Where something approved is now: in a file, or in the store, as it would stand in one. `again`: it was decided on before. */
export type Place = { readonly file: string } | { readonly kept: string } | 'again';

const quizFileOf = (source: string): string =>
  isMessage(source) ? fromMessages : `drafts/${slugOf(source.replace(/\.\w+$/u, '').replaceAll('/', '-'))}.quiz.md`;

/** Keeps what people approve, for good: in a file of the notes folder, or in the store where that can't be written. */
export function createKeeping({ store, library, shelf, adapter }: Services<DraftStores, Knowledge>) {
  let shelved = '[]';

  /** Has everything read that is approved and stands in no file; other processes may have approved something. */
  const shelve = async (): Promise<void> => {
    const kept = await store.drafts.kept();
    const quiz = kept.flatMap(({ text, path }) => (path === undefined ? [text] : [])).join('\n');
    const files: SourceFile[] = [
      ...(quiz === '' ? [] : [{ path: keptFile, text: quiz }]),
      ...kept.flatMap(({ text, path }) => (path === undefined ? [] : [{ path, text }])),
    ];
    const now = JSON.stringify(files);
    if (now === shelved) return;
    await shelf.use(files);
    shelved = now;
  };

  const approval = async ({ by, name }: Approver): Promise<{ at: Date; approved: string }> => {
    const at = await store.now();
    const known = name ?? (await adapter(by.adapter)?.directory.profile(by))?.name ?? by.id;
    return { at, approved: `approved by ${known} on ${at.toISOString().slice(0, 10)}.` };
  };

  /** The first of some names for a note that no note has yet. */
  const free = (name: string): string[] => {
    const taken = new Set(library().notes.map(({ file }) => file));
    const paths = Array.from({ length: mostAlike }, (_, i) => `drafts/${name}${i === 0 ? '' : `-${i + 1}`}.md`);
    return paths.filter((path) => !taken.has(path));
  };

  return {
    shelve,

    async question(question: Question, approver: Approver): Promise<Place> {
      const { at, approved } = await approval(approver);
      const made = isMessage(question.source.file) ? 'Made from a message' : 'Drafted from the notes';
      const text = writeQuestion(question, `${made}; ${approved}`);
      const { by } = approver;
      if (!(await store.drafts.judge({ question: question.id, by, verdict: 'used', text }, at))) return 'again';
      const file = quizFileOf(question.source.file);
      if (await shelf.write(file, text)) {
        await store.drafts.filed(question.id, by);
        return { file };
      }
      await shelve();
      return { kept: text };
    },

    /** `id` tells the note from any other; its file gets a number where another note has that name. */
    async note(id: string, name: string, write: (approved: string) => string, approver: Approver): Promise<Place> {
      const { at, approved } = await approval(approver);
      const { by } = approver;
      const text = write(approved);
      const [first = `drafts/${id}.md`, ...others] = free(name);
      if (!(await store.drafts.judge({ question: id, by, verdict: 'used', text, path: first }, at))) return 'again';
      for (const file of [first, ...others]) {
        const end = await shelf.create(file, text);
        if (end === 'refused') break;
        if (end === 'taken') continue;
        await store.drafts.filed(id, by);
        return { file };
      }
      await shelve();
      return { kept: text };
    },
  };
}

export type Keeping = ReturnType<typeof createKeeping>;
