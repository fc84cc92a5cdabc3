import { describe, expect, it } from 'vitest';
import { smallTalk } from '../../../src/core/ask/small-talk.js';
import { openStage, replyText } from '../../support/stage.js';

describe('what asks nothing', () => {
  it.each([
    'hi',
    'Hello!',
    'hey there',
    'good morning',
    'thanks',
    'ok thank you',
    'Thx :)',
    'test',
    'ping',
    'great',
    'bye',
    '🎉',
    '👍🏽 ❤️',
    ':tada:',
    ':+1: :white_check_mark:',
    '<a:dance:123>',
    'thanks :tada:',
    'idk',
    'I don’t know',
    'no idea!',
  ])('“%s” gets one short line', (said) => {
    expect(smallTalk(said)?.summary.length).toBeLessThan(110);
  });

  it.each([
    'hi, who owns patching?',
    'test plan',
    'what is this policy for',
    'thanks to whom?',
    'hello world example',
    'what does :tada: mean',
    'no idea how DNS works',
    '10:30:20',
    '',
  ])('“%s” is a query', (said) => expect(smallTalk(said)).toBeUndefined());

  it('is answered where it was said, and is no gap', async () => {
    const stage = await openStage();
    expect(replyText(await stage.say('ana', 'hi', 'mention'))).toMatch(/^public: Hi\. Ask me anything/);
    expect(replyText(await stage.say('ana', '/ask thanks'))).toMatch(/^private: You’re welcome\./);
    for (const said of [
      '🎉',
      ':tada:',
      '<a:dance:123>',
      'b please',
      'b',
      'no idea',
      'zz',
      '?!',
      'zorblax '.repeat(300),
    ])
      await stage.say('ana', said, 'direct');
    const { room } = stage;
    expect(await stage.store.gaps.in(room.adapter, room.space)).toEqual([]);
  });
});
