import type { Library } from '../ask/index/library.js';
import type { AskedStores } from '../ask/store.js';
import type { Person } from '../chat/address.js';
import type { Beat } from '../commands/feature.js';
import type { DraftStores } from '../draft/store.js';
import type { ExamStores } from '../exam/store.js';
import { type Gaps, isClosed, type Place } from '../gaps/gaps.js';
import type { Gap, GapStores } from '../gaps/store.js';
import type { LeaseStores } from '../ports/leases.js';
import type { OutboxStores } from '../ports/outbox.js';
import type { PeopleStores } from '../ports/people.js';
import type { Services } from '../ports/services.js';
import type { SpaceStores } from '../ports/spaces.js';
import type { TranscriptStore } from '../ports/transcripts.js';
import type { ProposalStores } from '../quiz/corrections/store.js';
import { createManagerNotices } from '../schedule/manager-notices.js';
import type { ScheduleStores } from '../schedule/store.js';
import { phraseOf } from '../schedule/timetable.js';
import type { ShownStores } from '../study/store.js';
import { planWeekly } from './plans/weekly.js';

const everyMinute = 60_000;
/** Queries that are asked again in one heartbeat: some milliseconds each in a large folder of notes. */
const askedAtOnce = 20;

/** Spaces whose week is remembered; the outbox remembers too. */
const mostSpaces = 10_000;
/** People who are looked at in a minute, some thousand rounds each at worst. */
const peopleAtOnce = 50;

type Kept = GapStores &
  Pick<DraftStores, 'clips'> &
  AskedStores &
  ProposalStores &
  ExamStores &
  ShownStores &
  ScheduleStores &
  PeopleStores &
  OutboxStores &
  LeaseStores &
  SpaceStores & { readonly transcripts: Pick<TranscriptStore, 'forget'> };

/**
 * What becomes of all that is kept for a time only: it is deleted, and of the queries that found no answer those are
 * closed that the notes answer now, and the others told of once a week.
 */
export function createHousekeeping(
  services: Services<Kept, Library>,
  gaps: Pick<Gaps, 'weekly'>,
): { readonly beat: Beat } {
  const { store, library, meaning, breathe, timing, log } = services;
  const notices = createManagerNotices(services);
  let known: Library | undefined;
  /** Spaces to be reviewed, and what is left of the one that is: a space has 10,000 gaps at most. */
  let places: readonly Place[] = [];
  let waiting: { place: Place; gap: Gap }[] = [];
  let last = 0;
  /** The last of the people who were looked at. */
  let looked: Person | undefined;
  /** The last week that a space was told of, or had nothing to be told of. */
  const weeks = new Map<string, string>();

  /** After a start and after every change of the notes each query is asked again, a few at a heartbeat. */
  const review = async (): Promise<void> => {
    const current = library();
    if (known !== current) {
      waiting = [];
      places = await store.gaps.spaces();
      known = current;
    }
    const [place, ...others] = places;
    if (waiting.length === 0 && place) {
      waiting = (await store.gaps.in(place.adapter, place.space)).map((gap) => ({ place, gap }));
      places = others;
    }
    for (const { place, gap } of waiting.splice(0, askedAtOnce)) {
      if (await isClosed(current.index, meaning(), gap))
        await store.gaps.forget(place.adapter, place.space, { ids: [gap.id] });
      await breathe();
    }
  };

  const expire = async ({ adapter, space }: Place, now: Date): Promise<void> => {
    const { keep } = await store.settings.of(adapter, space);
    await store.gaps.forget(adapter, space, { before: new Date(now.getTime() - keep * 86_400_000) });
  };

  const tell = async (place: Place, now: Date): Promise<void> => {
    const { adapter, space } = place;
    const [first] = await store.schedules.in(adapter, space);
    const week = planWeekly(now, (first && phraseOf(first)?.zone) ?? 'UTC');
    const where = JSON.stringify([adapter, space]);
    if (!week || weeks.get(where) === week.name) return;
    const message = await gaps.weekly(place, week.since, now);
    if (message) await notices.space(adapter, space, `gaps:${adapter}:${week.name}`, message, now);
    if (weeks.size >= mostSpaces) weeks.clear();
    weeks.set(where, week.name);
  };

  /** One space's trouble does not keep the others waiting. */
  const lookAfter = async (place: Place, now: Date): Promise<void> => {
    try {
      await expire(place, now);
      await tell(place, now);
    } catch (error) {
      log.error({ err: error, space: place.space }, 'housekeeping failed for the gaps of a space');
    }
  };

  /** What is deleted by its age alone, and that age. */
  const kept: readonly (readonly [(before: Date) => Promise<unknown>, number])[] = [
    [store.asked.forget, timing.asked],
    [(before) => store.clips.forget(before, true), timing.clipped],
    [store.clips.forget, timing.waiting],
    [store.proposals.forget, timing.proposed],
    [store.shown.forget, timing.shown],
    [store.exams.forget, timing.exams],
    [store.schedules.forget, timing.slots],
    [store.leases.forget, timing.seen],
    [store.transcripts.forget, timing.entries],
    [store.outbox.forget, timing.sent],
  ];

  const clearSpaces = async (now: Date): Promise<void> => {
    for (const { adapter, space, since } of await store.spaces.away()) {
      if (now.getTime() - since.getTime() < timing.away) continue;
      await store.spaces.clear({ adapter, space });
      log.warn({ adapter, space }, 'deleted all data of a workspace or server that removed the bot');
    }
  };

  /** Everybody is looked at once in a while, some in every minute. */
  const forgetIdle = async (now: Date): Promise<void> => {
    const { people, last } = await store.people.idle(new Date(now.getTime() - timing.idle), peopleAtOnce, looked);
    looked = last;
    for (const person of people) await store.people.erase(person);
  };

  return {
    beat: {
      failed: 'housekeeping failed for what is stored for a limited time',
      async beat(now) {
        await review();
        if (Math.abs(now.getTime() - last) < everyMinute) return;
        last = now.getTime();
        for (const [forgotten, keep] of kept) await forgotten(new Date(last - keep));
        await clearSpaces(now);
        await forgetIdle(now);
        for (const place of await store.gaps.spaces()) await lookAfter(place, now);
      },
    },
  };
}
