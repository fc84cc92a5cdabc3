import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { draftsContract } from './store-drafts.js';
import { examsContract } from './store-exams.js';
import { minutes, type OpenStore, type StoreUnderTest, type Subject, start } from './store-fixtures.js';
import { outboxContract } from './store-outbox.js';
import { asksContract, peopleContract } from './store-people.js';
import { practisedContract, shownContract } from './store-practised.js';
import { proposalsContract } from './store-proposals.js';
import { roundsContract } from './store-rounds.js';
import { schedulesContract } from './store-schedules.js';
import { gapsContract, leasesContract, pastContract, settingsContract } from './store-shared.js';
import { totalsContract } from './store-totals.js';
import { transcriptContract } from './store-transcripts.js';
import { vectorsContract } from './store-vectors.js';

/** What every store has to do, whatever keeps its rows. `open` gives a new, empty one. */
export function storeContract(name: string, open: OpenStore): void {
  describe(`a store: ${name}`, () => {
    let current: StoreUnderTest | undefined;
    const subject: Subject = () => {
      if (!current) throw new Error('no store is open');
      return current;
    };
    beforeEach(async () => {
      current = await open();
    });
    afterEach(async () => {
      await current?.dispose();
      current = undefined;
    });

    generalContract(subject);
    schedulesContract(subject);
    roundsContract(subject);
    totalsContract(subject);
    outboxContract(subject);
    peopleContract(subject);
    asksContract(subject);
    proposalsContract(subject);
    transcriptContract(subject);
    settingsContract(subject);
    gapsContract(subject);
    draftsContract(subject);
    practisedContract(subject);
    shownContract(subject);
    examsContract(subject);
    leasesContract(subject);
    vectorsContract(subject);
    pastContract(subject);
  });
}

function generalContract(subject: Subject): void {
  describe('the store itself', () => {
    test('has a clock and answers', async () => {
      const { store, advance } = subject();
      expect(await store.now()).toEqual(start);
      advance(60_000);
      expect(await store.now()).toEqual(minutes(1));
      await store.check();
    });

    test('says so when it is away', async () => {
      const { store, reopen } = subject();
      await reopen();
      await expect(store.check()).rejects.toMatchObject({ name: 'StudyhallError', code: 'store-away' });
    });
  });
}
