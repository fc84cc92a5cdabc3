import { describe, expect, it } from 'vitest';
import { typedLabel } from '../../../src/core/chat/reply.js';
import { defaultSettings } from '../../../src/core/schedule/settings.js';
import { openStage, replyText, type Stage } from '../../support/stage.js';

const hour = 3_600_000;
const day = 24 * hour;

const submit = (stage: Stage, fields: Record<string, string>, id = 'ana') =>
  stage.handle({ kind: 'submitted', room: stage.room, by: stage.person(id), id: 'settings:', fields });

const stored = (stage: Stage) => stage.store.settings.of(stage.room.adapter, stage.room.space);

describe('/studyhall settings', () => {
  it('shows what holds, and a form that is filled with it', async () => {
    const stage = await openStage();
    expect(replyText(await stage.say('ana', '/studyhall settings'))).toBe(
      [
        'private: Settings for all channels',
        '- Days off: none',
        '- How late a question may come: 6h. If I’m down when a question is due, I post it within that time or skip it.',
        '- Collect gaps: on, without names',
        '- Days to keep gaps: 90',
        '- Change',
      ].join('\n'),
    );
    const reply = await stage.press('ana', 'settings:');
    expect(reply.kind === 'form' && reply.form.fields.map(({ name, value }) => [name, value])).toEqual([
      ['daysOff', 'none'],
      ['late', '6h'],
      ['gaps', 'on'],
      ['keep', '90'],
    ]);
    // Discord cuts longer labels, and both platforms take no empty field.
    for (const field of reply.kind === 'form' ? reply.form.fields : []) {
      expect(typedLabel(field).length).toBeLessThanOrEqual(45);
      expect(field.value).not.toBe('');
    }
  });

  it('offers the usual values to choose from, and among them what holds', async () => {
    const stage = await openStage();
    await submit(stage, { late: '90m', keep: '45' });
    const reply = await stage.press('ana', 'settings:');
    if (reply.kind !== 'form') throw new Error('no form');
    const choices = reply.form.fields.map((field) => field.choices?.map(({ value }) => value));
    expect(choices).toEqual([
      undefined,
      ['15m', '1h', '90m', '3h', '6h', '12h', '1d'],
      ['on', 'off'],
      ['30', '45', '90', '180', '365'],
    ]);
    const again = await submit(stage, { late: '1d', gaps: 'off', keep: '365' });
    expect(again).not.toHaveProperty('wrong');
  });

  it('says of each field what is wrong with it, beside the whole in words', async () => {
    const stage = await openStage();
    expect(await submit(stage, { late: 'soon', gaps: 'perhaps', keep: '0' })).toMatchObject({
      private: { tone: 'refused' },
      wrong: {
        late: '“soon” is not a time from a minute to seven days; try “6h”.',
        gaps: '“perhaps” is neither “on” nor “off”.',
        keep: expect.stringContaining('“0” is not a number of days'),
      },
    });
    expect(await stored(stage)).toEqual(defaultSettings);
  });

  it('takes the filled form, says what is left out, and shows what comes next in the room', async () => {
    const stage = await openStage({ zone: 'Europe/London' });
    await stage.say('ana', '/quiz schedule every day at 9:30');
    const reply = await submit(stage, {
      daysOff: '2026-11-20, 2026-11-26 to 2026-11-27, 2026-12-25',
      late: '90m',
      gaps: 'off',
      keep: '30 days',
    });
    expect(replyText(reply)).toBe(
      [
        'private: Saved.',
        '- Days off: Thu 26 Nov to Fri 27 Nov, Fri 25 Dec',
        '- How late a question may come: 90m. If I’m down when a question is due, I post it within that time or skip it.',
        '- Collect gaps: off',
        '- Days to keep gaps: 30',
        'Left out because they’re over: Fri 20 Nov.',
        'Next in this channel: Wed 25 Nov, 09:30 · Sat 28 Nov, 09:30 · Sun 29 Nov, 09:30',
      ].join('\n'),
    );
    expect(await stored(stage)).toEqual({
      daysOff: ['2026-11-26', '2026-11-27', '2026-12-25'],
      late: 90 * 60_000,
      gaps: false,
      keep: 30,
    });
    const form = await stage.press('ana', 'settings:');
    expect(form).toMatchObject({
      form: {
        fields: [
          { value: '2026-11-26 to 2026-11-27, 2026-12-25' },
          { value: '90m' },
          { value: 'off' },
          { value: '30' },
        ],
      },
    });
  });

  it('changes nothing when a field is not understood, and says which, why, and what was typed', async () => {
    const stage = await openStage();
    const reply = await submit(stage, { daysOff: '2026-12-24, xmas', late: 'soon', gaps: 'perhaps', keep: '0' });
    expect(replyText(reply)).toBe(
      [
        'private: Nothing was changed.',
        '- Days off: “xmas” isn’t a day, try “2026-12-25” or “2026-12-24 to 2027-01-02”.',
        '- How late a question may come: “soon” is not a time from a minute to seven days; try “6h”.',
        '- Collect gaps: “perhaps” is neither “on” nor “off”.',
        '- Days to keep gaps: “0” is not a number of days from 1 to 3650; try “90”.',
        'You typed: 2026-12-24, xmas · soon · perhaps · 0',
        '- Change',
      ].join('\n'),
    );
    expect(await stored(stage)).toEqual(defaultSettings);
    for (const [late, ok] of [
      ['1m', true],
      ['59s', false],
      ['7d', true],
      ['8d', false],
      ['6', false],
    ] as const) {
      expect(replyText(await submit(stage, { late })).startsWith('private: Saved.'), late).toBe(ok);
    }
  });

  it('keeps what a form leaves out, and days that are over, which nothing is owed for', async () => {
    const stage = await openStage({ zone: 'UTC' });
    await stage.say('ana', '/quiz schedule every day at 10:00');
    await submit(stage, { daysOff: '2026-11-25, 2026-11-27' });
    await stage.advance(day);
    await submit(stage, { late: '3h' });
    expect(replyText(await stage.say('ana', '/studyhall settings'))).toContain('Days off: Fri 27 Nov');
    expect(await stored(stage)).toEqual({
      ...defaultSettings,
      daysOff: ['2026-11-25', '2026-11-27'],
      late: 3 * hour,
    });
    await stage.advance(1);
    expect(stage.recorder.messages()).toEqual([]);
  });

  it('drops a day only once it is over in every zone that the space plays in', async () => {
    const stage = await openStage({ at: '2026-11-26T03:00:00Z', zone: 'UTC' });
    await stage.say('ana', '/quiz schedule every day at 20:00 America/New_York');
    expect(replyText(await submit(stage, { daysOff: '2026-11-24, 2026-11-25' }))).toContain(
      'Left out because they’re over: Tue 24 Nov.',
    );
    expect((await stored(stage)).daysOff).toEqual(['2026-11-25']);
  });

  it('belongs to managers, and to one space', async () => {
    const stage = await openStage({ managers: ['ana'] });
    const no = /^private: Only managers can use \/studyhall settings/;
    expect(replyText(await stage.say('bo', '/studyhall settings'))).toMatch(no);
    expect(replyText(await stage.press('bo', 'settings:'))).toMatch(no);
    expect(replyText(await submit(stage, { keep: '1' }, 'bo'))).toMatch(no);
    await submit(stage, { keep: '7' });
    expect((await stage.store.settings.of(stage.room.adapter, 'another')).keep).toBe(90);
  });
});

describe('days off and the late window', () => {
  it('are lived by: no question, no streak lost, nobody told', async () => {
    const stage = await openStage({ at: '2026-11-24T08:00:00Z', zone: 'UTC' });
    await stage.say('ana', '/quiz schedule every day at 9:00, close after 1h');
    await submit(stage, { daysOff: '2026-11-25 to 2026-11-26' });
    const play = async () => {
      await stage.choose('ana', await stage.openRound(), 0);
      await stage.advance(2 * hour);
    };
    await stage.advance(hour);
    await play();
    await stage.advance(22 * hour);
    await expect(stage.openRound()).rejects.toThrow('no round is open');
    await stage.advance(day);
    await stage.advance(day);
    await play();
    const cards = stage.recorder.texts().filter((text) => text.includes('closed'));
    expect(cards).toHaveLength(2);
    expect(stage.recorder.messages()).toHaveLength(4);
    expect(replyText(await stage.say('ana', '/studyhall me'))).toMatch(/streak.*2|2.*in a row/i);
  });

  it('decide how late a question may still come', async () => {
    const stage = await openStage({ at: '2026-11-24T08:00:00Z', zone: 'UTC' });
    await stage.say('ana', '/quiz schedule every day at 9:00');
    await submit(stage, { late: '30m' });
    await stage.advance(hour + 31 * 60_000);
    expect(stage.recorder.texts()).toEqual([
      [
        'A question was skipped: I was down or too late when it was due.',
        '- “every day at 9:00 UTC”: Tue 24 Nov, 09:00',
        'Streaks aren’t affected. A question comes at most 30m late (see “/studyhall settings”); ' +
          '“/quiz now” in a channel asks one right away.',
      ].join('\n'),
    ]);
  });
});
