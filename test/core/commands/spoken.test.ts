import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/core/commands/parse.js';
import { spoken } from '../../../src/core/commands/spoken.js';
import { nameOf } from '../../../src/core/commands/words.js';
import { openStage, replyText } from '../../support/stage.js';

const everything = () => true;
const heard = (said: string, alone = false): string => {
  const found = spoken(said, alone, everything);
  return found ? `${found.means}${found.rest ? `: ${found.rest}` : ''}` : 'query';
};

describe('what people say for a command', () => {
  it.each([
    ['quiz me', 'quiz practice'],
    ['Quiz me!', 'quiz practice'],
    ['can you quiz me?', 'quiz practice'],
    ['quiz me on IAM', 'quiz practice: IAM'],
    ['quiz me on encryption at rest', 'query'],
    ['test me on support plans', 'quiz practice: support plans'],
    ['practice', 'quiz practice'],
    ['practise', 'quiz practice'],
    ['practice iam', 'quiz practice: iam'],
    ['practice iam 10', 'quiz practice: iam 10'],
    ['practice 5', 'quiz practice: 5'],
    ['I want to practice key rotation', 'quiz practice: key rotation'],
    ['let’s practice', 'quiz practice'],
    ['ask me a question', 'quiz practice'],
    ['ask me another question about mfa', 'quiz practice: mfa'],
    ['mock exam', 'quiz exam'],
    ['Mock exam 10 15', 'quiz exam: 10 15'],
    ['take a practice exam', 'quiz exam'],
    ['practice test', 'quiz exam'],
    ['my misses', 'quiz misses'],
    ['show my mistakes', 'quiz misses'],
    ['practise my misses', 'quiz misses'],
    ['what did I get wrong?', 'quiz misses'],
    ['who is winning?', 'leaderboard'],
    ['can you quiz me on iam?', 'quiz practice: iam'],
    ['what did I get wrong', 'quiz misses'],
    ['start a quiz', 'quiz now'],
    ['please start a quiz', 'quiz now'],
    ['start a new question about encryption', 'quiz now: about encryption'],
    ['let’s play', 'quiz now'],
    ['next question', 'quiz now'],
    ['ask us a question', 'quiz now'],
    ['close the question', 'quiz close'],
    ['pause the quiz until monday', 'quiz pause: until monday'],
    ['resume the quiz', 'quiz resume'],
    ['what’s the next question', 'quiz status'],
    ['who is winning', 'leaderboard'],
    ['leader board', 'leaderboard'],
    ['my score', 'studyhall me'],
    ['how am I doing', 'studyhall me'],
    ['exam', 'quiz exam'],
    ['misses', 'quiz misses'],
    ['status', 'quiz status'],
    ['delete my data', 'studyhall delete'],
    ['please delete all my data', 'studyhall delete'],
    ['Forget me', 'studyhall delete'],
    ['forget everything about me', 'studyhall delete'],
    ['export my data', 'studyhall export'],
    ['can you show me my data?', 'studyhall export'],
    ['what do you know about me', 'studyhall export'],
    ['What do you know about me?', 'studyhall export'],
    ['what data do you keep about me?', 'studyhall export'],
    ['hide me', 'studyhall hide'],
    ['hide me from the leaderboard', 'studyhall hide'],
    ['take me off the board', 'studyhall hide'],
    ['show me on the board again', 'studyhall show'],
    ['put me back on the leaderboard', 'studyhall show'],
    ['unhide me', 'studyhall show'],
    ['help me', 'studyhall help'],
    ['help please', 'studyhall help'],
    ['what can I do here?', 'studyhall help'],
  ])('“%s” means %s', (said, means) => {
    expect(heard(said)).toBe(means);
  });

  it('to the bot alone, a quiz is practice', () => {
    expect(heard('start a quiz', true)).toBe('quiz practice');
    expect(spoken('start a quiz', true, (name) => name !== 'quiz practice')).toEqual({ means: 'quiz now', rest: '' });
  });

  it.each([
    'practice for key rotation',
    'practice of least privilege',
    'practices with tags',
    'best practice iam',
    'how do I delete my data?',
    'delete my data volume',
    'delete my account',
    'export my data from S3',
    'forget me not',
    'what do you know about MFA?',
    'what do you know about me and my team?',
    'hide my IP address',
    'show me on the map',
    'show me again how to rotate keys',
    'status page',
    'status codes',
    'near misses',
    'cache misses',
    'exam guide',
    'practice iam?',
    'practice environments that we have in production today',
    'help with MFA',
    'help me understand roles',
    'help desk hours',
    'exam retake policy',
    'mock server setup',
    'mock exam retake rules',
    'quiz night ideas',
    'quiz me is what?',
    'test me and you',
    'test plan',
    'my access keys',
    'my misses and hits',
    'mistakes in policies',
    'start a server',
    'start a question of trust',
    'pause the instance',
    'close the account',
    'resume upload',
    'next steps',
    'score of the trusted advisor',
    'standings committee rules',
    'who is the TAM?',
    'who is winning the contract?',
    'what can you do with IAM roles?',
    'what did I get wrong in my policy?',
    'how am I doing MFA?',
    'how does it work with KMS?',
    'commands for the CLI',
    'play store accounts',
    'ask me anything about roles',
  ])('“%s” asks the notes', (said) => {
    expect(heard(said)).toBe('query');
    const room = { adapter: 'test', space: 's', id: 'r' };
    for (const via of ['mention', 'direct'] as const) {
      const parsed = parse({ kind: 'said', room, by: { ...room, id: 'ana' }, text: said, via });
      expect(parsed.kind === 'command' ? nameOf(parsed.command) : parsed.kind).toBe(
        said.startsWith('ask ') ? 'ask' : 'query',
      );
    }
  });

  it.each(['/quiz practise', '/studyhall quiz practise', 'quiz practise', '/quiz practise iam 3'])(
    '“%s” is practice in whatever English',
    (text) => {
      const room = { adapter: 'test', space: 's', id: 'r' };
      const via = text.startsWith('/') ? 'command' : 'mention';
      const parsed = parse({ kind: 'said', room, by: { ...room, id: 'ana' }, text, via });
      expect(parsed.kind === 'command' && [nameOf(parsed.command), parsed.rest]).toEqual([
        'quiz practice',
        text.includes('iam') ? 'iam 3' : '',
      ]);
    },
  );

  it('leads to what is kept about somebody, for them alone, and is no gap', async () => {
    const stage = await openStage();
    for (const [text, told] of [
      ['delete my data', /^private: Delete everything I keep about you\?/],
      ['what do you know about me', /^private: /],
      ['export my data', /^private: /],
      ['hide me', /^private: You’re off the leaderboards\./],
      ['show me on the board again', /^private: You’re back on the leaderboards\./],
    ] as const)
      for (const via of ['mention', 'direct'] as const)
        expect(replyText(await stage.say('bo', text, via))).toMatch(told);
    expect(await stage.store.gaps.in(stage.room.adapter, stage.room.space)).toEqual([]);
  });

  it('means nothing where the command is not there', () => {
    expect(spoken('quiz me', false, (name) => name !== 'quiz practice')).toBeUndefined();
  });

  it('gets a short answer, whoever may do it, and is no gap', async () => {
    const stage = await openStage({ managers: ['ana'] });
    const { adapter, space } = stage.room;
    for (const said of ['hi', 'thanks', 'help', 'help me', 'quiz', 'who is winning', 'my score', 'what can you do']) {
      expect(replyText(await stage.say('bo', said, 'mention'))).not.toMatch(/couldn’t find|don’t say/);
      expect(replyText(await stage.say('bo', said, 'direct'))).not.toMatch(/couldn’t find|don’t say/);
    }
    expect(replyText(await stage.say('bo', 'start a quiz', 'mention'))).toMatch(/^private: Only managers can use/);
    expect(replyText(await stage.say('ana', 'start a quiz', 'mention'))).toMatch(/^private: The question is open/);
    expect(await stage.store.gaps.in(adapter, space)).toEqual([]);
  });
});
