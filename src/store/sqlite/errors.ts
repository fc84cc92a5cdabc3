import { dirname } from 'node:path';
import { StudyhallError } from '../../errors.js';

const codeOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';

type Sentence = (path: string, elsewhere: string) => string;

/** What an operator is told, by the start of the code that SQLite or the file system gave. */
const sentences: readonly (readonly [RegExp, string, Sentence])[] = [
  [
    /^SQLITE_(NOTADB|CORRUPT)/,
    'store-broken',
    (path) =>
      `${path} is damaged or isn't a SQLite database; move it away, or restore a backup: studyhall restore FILE`,
  ],
  [
    /^(SQLITE_(READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS)/,
    'store-not-writable',
    (path, elsewhere) => `${path} can't be opened; let this user write to the folder ${dirname(path)}, or ${elsewhere}`,
  ],
  [
    /^(EEXIST|ENOTDIR)/,
    'store-no-folder',
    (path, elsewhere) => `${dirname(path)} can't be a folder: a file is in the way; move it, or ${elsewhere}`,
  ],
  [
    /^EISDIR/,
    'store-is-folder',
    (path, elsewhere) => `${path} is a folder where a file should be; name a file in it, or ${elsewhere}`,
  ],
  [/^SQLITE_BUSY/, 'store-busy', (path) => `${path} is in use by another program; stop it, then try again`],
  [
    /^(SQLITE_FULL|SQLITE_IOERR_WRITE|ENOSPC|EFBIG)/,
    'store-full',
    (path) => `there is no space left for ${path}; free some, then try again`,
  ],
];

/** An error in an operator's words, where it is one that they can mend; any other as it is. */
export function explainSqlite(path: string, elsewhere: string, cause: unknown): unknown {
  if (cause instanceof StudyhallError) return cause;
  const [, code, sentence] = sentences.find(([pattern]) => pattern.test(codeOf(cause))) ?? [];
  return code && sentence ? new StudyhallError(code, sentence(path, elsewhere), { cause }) : cause;
}

/** Runs what opens or copies a store's file, and explains what goes wrong. */
export async function explained<T>(path: string, elsewhere: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw explainSqlite(path, elsewhere, cause);
  }
}
