import { excerpt } from '../core/chat/excerpt.js';
import { keptFiles, wholeFolder } from '../core/knowledge/kept.js';
import type { Knowledge } from '../core/knowledge/knowledge.js';
import type { Readiness } from '../http/app.js';
import { count } from './lint.js';
import { meaningNote } from './meaning-note.js';
import type { Runtime } from './runtime.js';

/** Files that are named. */
const mostNamed = 10;

/** What of the notes is in use in an older version. */
const keptRemark = ({ kept }: Knowledge): string | undefined => {
  const files = keptFiles(kept);
  if (files.length === 0) return undefined;
  if (files.includes(wholeFolder)) return 'the notes folder is unavailable; still using its last good version';
  const more = files.length > mostNamed ? ` and ${files.length - mostNamed} more` : '';
  const named = files.slice(0, mostNamed).map((file) => excerpt(file));
  return `still using the last good version of ${count(files.length, 'file')}: ${named.join(', ')}${more}`;
};

/** How many spaces took the bot out; which ones the doctor says, for this is read by strangers too. */
const goneRemark = (gone: number): string | undefined =>
  gone === 0
    ? undefined
    : `removed from ${gone === 1 ? 'a workspace or server' : `${gone} workspaces or servers`}, whose data is deleted after 30 days`;

/**
 * Whether everything that the program needs is within reach, said to anybody who asks: it names no host. Notes that
 * broke are no reason to take it out of use.
 */
export async function readiness({
  store,
  adapters,
  knowledge,
  meaning,
}: Pick<Runtime, 'store' | 'adapters' | 'knowledge'> & {
  readonly meaning: Pick<Runtime['meaning'], 'state'>;
}): Promise<Readiness> {
  let gone = 0;
  try {
    await store.check();
    gone = (await store.spaces.away()).length;
  } catch {
    return { ok: false, why: 'the store does not answer; the log says why' };
  }
  const away = [...adapters.values()].map((adapter) => adapter.health()).find((health) => !health.ok);
  const remarks = [goneRemark(gone), keptRemark(knowledge.current()), meaningNote(meaning.state())].filter(
    (each) => each !== undefined,
  );
  return away ?? { ok: true, remark: remarks.length > 0 ? remarks.join('; ') : undefined };
}
