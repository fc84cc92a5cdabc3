import { expect, it } from 'vitest';
import { compose, createIds } from '../../support/compose.js';
import { libraryOf } from '../../support/library.js';
import { openStage, smallNotes } from '../../support/stage.js';

it('asks kept queries again with a turn for others after each', async () => {
  const { store, recorder, log, room, now } = await openStage();
  for (let i = 0; i < 12; i += 1) {
    await store.gaps.add(room.adapter, room.space, { id: `g${i}`, query: `zorblax ${i}`, kind: 'nothing', at: now() });
  }
  let turns = 0;
  const breathe = async () => {
    turns += 1;
  };
  const library = libraryOf(smallNotes);
  const parts = { store, log, adapter: recorder.adapter, library: () => library, newId: createIds() };
  const studyhall = compose(parts, { breathe });
  await studyhall.tick(now());
  await studyhall.idle();
  expect(turns).toBeGreaterThanOrEqual(12);
  expect(await store.gaps.in(room.adapter, room.space)).toHaveLength(12);
});
