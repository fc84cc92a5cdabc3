import type { Message, Spans } from '../chat/message.js';
import type { Beat } from '../commands/feature.js';
import { type Kept, keptFiles, wholeFolder } from '../knowledge/kept.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { LeaseStores } from '../ports/leases.js';
import type { OutboxStores } from '../ports/outbox.js';
import type { PeopleStores } from '../ports/people.js';
import type { Services } from '../ports/services.js';
import { problemSpans } from '../quiz/deck.js';
import { createManagerNotices, listNotice } from '../schedule/manager-notices.js';
import type { ScheduleStores } from '../schedule/store.js';

/** Processes with notes of their own see one breakage within this time of each other, in milliseconds. */
const apart = 600_000;

/** Something that broke, until it is mended. */
interface Breakage {
  /** Its own for good: what is mended and breaks anew is another one. */
  readonly id: string;
  readonly since: Date;
  told: boolean;
}

const nameOf = ({ file, question }: Kept): string => JSON.stringify([file, question]);
const leaseOf = (name: string): string => `broken:${name}`;

/**
 * Tells the managers once of everything in the notes that broke and is in use in an older version. Nothing is told after
 * a restart: the older versions are gone then, and whoever has to mend the file was told before.
 */
export function createKeptNotices(
  services: Services<ScheduleStores & PeopleStores & OutboxStores & LeaseStores, Knowledge>,
): { readonly beat: Beat } {
  const { store, library, replica, newId, timing } = services;
  const notices = createManagerNotices(services);
  const breakages = new Map<string, Breakage>();

  /** Only one of several processes tells of a breakage; it may tell of the next one when this one is mended. */
  const mended = async (name: string): Promise<void> => {
    await store.leases.release(leaseOf(name), replica);
    breakages.delete(name);
  };

  return {
    beat: {
      failed: 'managers could not be told what broke in the notes',
      async beat(now) {
        const kept = new Map(library().kept.map((each) => [nameOf(each), each]));
        for (const name of breakages.keys()) if (!kept.has(name)) await mended(name);
        for (const name of kept.keys()) {
          if (!breakages.has(name)) breakages.set(name, { id: newId(), since: now, told: false });
        }
        const due = [...breakages].filter(
          ([, { told, since }]) => !told && now.getTime() - since.getTime() >= timing.broken,
        );
        const ours: typeof due = [];
        for (const each of due) {
          if (await store.leases.take(leaseOf(each[0]), replica, now, apart)) ours.push(each);
        }
        const told = ours.flatMap(([name]) => kept.get(name) ?? []);
        const [first] = ours;
        if (first) await notices.everywhere(`broken:${first[1].id}`, keptMessage(told), now);
        for (const [, breakage] of due) breakage.told = true;
      },
    },
  };
}

function keptMessage(kept: readonly Kept[]): Message {
  const files = keptFiles(kept);
  const one = files.length === 1;
  const what = `Something is wrong with ${one ? nameFile(files[0]) : `${files.length} files`}`;
  // One mistake in a file may cost several questions, and is still one to mend.
  const lines = [...new Map(kept.map((each) => [JSON.stringify(spansOf(each)), spansOf(each)])).values()];
  return listNotice(
    what,
    `so I’m still using ${one ? 'its last good version' : 'their last good versions'}`,
    lines,
    (more) => [
      more > 0 ? `And ${more} more: “studyhall lint” lists them all. ` : '',
      'Once that’s fixed and saved, I’ll pick it up within a second or so. Please fix it before I’m restarted: ',
      'after that, the old version is gone.',
    ],
  );
}

const nameFile = (file = ''): string => (file === wholeFolder ? 'the notes folder' : file);

const spansOf = ({ file, problems: [problem] }: Kept): Spans => {
  if (problem === undefined) return [{ text: file, code: true }];
  return file === wholeFolder ? [`${problem.message}: ${problem.hint}`] : problemSpans(problem);
};
