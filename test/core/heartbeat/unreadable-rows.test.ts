import { describe, expect, it } from 'vitest';
import { line } from '../../../src/core/chat/message.js';
import { defaultSettings } from '../../../src/core/schedule/settings.js';
import { openStage, smallNotes } from '../../support/stage.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Two rooms, of two spaces, that get a question every day at ten. */
async function openTwoRooms() {
  const stage = await openStage({ at: '2026-11-25T09:59:00Z' });
  const rooms = [stage.room, { ...stage.room, space: 'guests', id: 'lobby' }] as const;
  for (const [n, room] of rooms.entries()) {
    const by = { adapter: room.adapter, space: room.space, id: 'ana' };
    const phrase = 'every day at 10:00 UTC, close after 10m';
    await stage.store.schedules.add({ id: `daily-${n}`, room, phrase, by, since: stage.now() });
  }
  const [spoilt, sound] = rooms;
  return {
    stage,
    spoilt,
    sound,
    open: async (room: (typeof rooms)[number]) => (await stage.store.rounds.latest(room, 9)).filter((r) => !r.closed),
    errors: () => stage.log.lines.filter((text) => text.startsWith('error')),
    /** The keys of what has been sent there. */
    sent: (room: (typeof rooms)[number]) =>
      stage.recorder
        .messages()
        .filter(({ to }) => to.id === room.id)
        .map(({ key }) => key),
  };
}

describe('the heartbeat beside a row that can not be read', () => {
  it('closes a round at its time although nobody knows what was asked, and goes on in its room and in others', async () => {
    const { stage, spoilt, sound, open, sent, errors } = await openTwoRooms();
    await stage.advance(minute);
    const [[broken], [whole]] = [await open(spoilt), await open(sound)];
    stage.spoil(`update round set snapshot = '{}' where id = ?`, broken?.id);
    await stage.advance(10 * minute);
    await stage.store.outbox.add(
      { key: 'notice', to: spoilt, letter: { kind: 'message', message: line('hello') } },
      stage.now(),
    );
    await stage.advance(2 * second);
    expect(sent(sound)).toEqual([`card:${whole?.id}`, `reveal:${whole?.id}`]);
    expect(sent(spoilt)).toEqual([`card:${broken?.id}`, 'notice']);
    expect(stage.recorder.texts().filter((text) => text.includes('closed'))).toHaveLength(1);
    expect(await stage.store.rounds.due(stage.now())).toEqual([]);
    expect(errors().join('\n')).toContain(`row ${broken?.id} of round in the store can't be read (snapshot.question: `);

    await stage.advance(24 * hour - 10 * minute);
    expect(sent(spoilt)).toHaveLength(3);
    expect(sent(sound)).toHaveLength(3);
  });

  it('sends what stands behind a card that can not be made', async () => {
    const { stage, spoilt, open, sent } = await openTwoRooms();
    stage.recorder.sendEnds.push({ kind: 'later', at: new Date('2026-11-25T10:00:30Z') });
    await stage.advance(minute);
    const [broken] = await open(spoilt);
    stage.spoil(`update round set snapshot = '{"question":1}' where id = ?`, broken?.id);
    const letter = { kind: 'message', message: line('hello') } as const;
    await stage.store.outbox.add({ key: 'behind', to: spoilt, letter }, new Date('2026-11-25T10:00:31Z'));
    await stage.advance(40 * second);
    expect(sent(spoilt)).toEqual(['behind']);
  });

  it('keeps the slots of a space waiting whose days off nobody knows, tells it once, and goes on in the others', async () => {
    const { stage, spoilt, sound, sent, errors } = await openTwoRooms();
    await stage.store.settings.set(spoilt.adapter, spoilt.space, defaultSettings);
    stage.spoil(`update settings set settings = '{"daysOff":"2026-12-25"}'`);
    await stage.advance(minute);
    await stage.advance(second);
    await stage.advance(second);
    expect(sent(sound)).toHaveLength(1);
    expect(sent(spoilt)).toEqual([]);
    expect(errors()).toEqual([
      expect.stringMatching(/its slots wait: row recorder\/team of settings .* \(settings\.daysOff: expected array/),
    ]);

    await stage.store.settings.set(spoilt.adapter, spoilt.space, defaultSettings);
    await stage.advance(second);
    expect(sent(spoilt)).toHaveLength(1);
  });

  it('sends the other letters, and tries the one again when its lease has ended', async () => {
    const { stage, spoilt, sound, sent, errors } = await openTwoRooms();
    for (const [n, to] of [spoilt, sound, spoilt].entries()) {
      const letter = { kind: 'message', message: line(`hello ${n}`) } as const;
      await stage.store.outbox.add({ key: `k${n}`, to, letter }, stage.now());
    }
    stage.spoil(`update outbox set letter = '{"kind":"poem"}' where key = 'k0'`);
    await stage.advance(second);
    await stage.advance(second);
    expect(sent(sound)).toEqual(['k1']);
    expect(sent(spoilt)).toEqual(['k2']);
    expect(errors()).toEqual([expect.stringMatching(/row k0 of outbox in the store can't be read \(letter\.kind: /)]);
    stage.spoil(`update outbox set letter = ? where key = 'k0'`, '{"kind":"reveal","round":"gone"}');
    await stage.advance(30 * second);
    expect((await stage.store.outbox.state('k0'))?.state).toBe('refused');
  });

  it('offers a changed key for the rounds that can be read', async () => {
    const { stage, spoilt, sound, open, errors } = await openTwoRooms();
    await stage.advance(minute);
    await stage.advance(10 * minute);
    const asked = await stage.store.rounds.latest(sound, 1);
    expect(await open(spoilt)).toEqual([]);
    const [other] = await stage.store.rounds.latest(spoilt, 1);
    expect(other?.question).toBe(asked[0]?.question);
    stage.spoil(`update round set snapshot = '[]' where id = ?`, other?.id);
    const turned = smallNotes.map(({ path, text }) => ({
      path,
      text: text.replaceAll('[x]', '[?]').replaceAll('[ ] AWS', '[x] AWS').replaceAll('[ ] False', '[x] False'),
    }));
    stage.setLibrary(turned.map(({ path, text }) => ({ path, text: text.replaceAll('[?]', '[ ]') })));
    await stage.advance(second);
    expect(errors()).toContainEqual(expect.stringContaining(`row ${other?.id} of round in the store can't be read`));
    const offers = stage.recorder.messages().filter(({ message }) => /was changed/.test(message.summary));
    expect(offers.map(({ key }) => key.split(':').slice(-2))).toEqual([['guests', 'ana']]);
  });

  it('forgets the old gaps of every other space', async () => {
    const { stage, spoilt } = await openTwoRooms();
    const gap = { query: 'zorblax', kind: 'nothing', at: new Date('2026-01-01T00:00:00Z') } as const;
    const { adapter, space } = spoilt;
    // Spaces are looked after in an order that nobody promises.
    for (const id of [space, `a${space}`, `z${space}`]) await stage.store.gaps.add(adapter, id, { ...gap, id });
    await stage.store.settings.set(adapter, space, defaultSettings);
    stage.spoil(`update settings set settings = 'x'`);
    await stage.advance(minute);
    expect(await stage.store.gaps.spaces()).toEqual([{ adapter, space }]);
  });
});
