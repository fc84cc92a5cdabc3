import { line, type Message } from '../chat/message.js';
import { isEmoji, withoutEmoji } from '../language/emoji.js';

const lines: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:hi|hey|hello|hiya|howdy|yo|good (?:morning|afternoon|evening|day)|moin|hallo|bonjour|hola|ola|ciao)(?: (?:there|all|everyone|team|bot|studyhall|folks))?$/u,
    'Hi. Ask me anything about the notes, or say “help” to see what else I can do.',
  ],
  [
    /^(?:(?:ok|okay|great|cool|perfect|awesome|nice|super),? )?(?:thanks|thank you|thx|ty|cheers|many thanks|merci|danke|gracias)(?: (?:a lot|so much|very much|you|bot|studyhall|all|that helped))?$/u,
    'You’re welcome.',
  ],
  [/^(?:ok|okay|great|cool|perfect|awesome|nice(?: one)?|good (?:bot|job)|well done|got it|lol)$/u, 'Glad to help.'],
  [
    /^(?:test|testing|test test|ping|are you (?:there|alive|up|working)|anybody there)$/u,
    'I’m here. Ask me anything about the notes.',
  ],
  [
    /^(?:who are you|what are you|what can you do|what do you do|how do you work|what is this)$/u,
    'I answer questions from your team’s notes and run a daily quiz on them. Say “help” for everything I can do.',
  ],
  [
    /^(?:idk|dunno|(?:i )?don t know|(?:i have )?no (?:idea|clue)|(?:i m )?not sure|beats me)$/u,
    'No worries. Ask me anything about the notes, or say “practice” to try some questions.',
  ],
  [/^(?:bye|goodbye|see you|good night|cu)$/u, 'See you.'],
];

/** One human line for what asks nothing: greetings, thanks, a test. Undefined for everything else. */
export const smallTalk = (said: string): Message | undefined => {
  if (isEmoji(said)) return line('🙂');
  const text = withoutEmoji(said)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}, ]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const found = lines.find(([pattern]) => pattern.test(text));
  return found && line(found[1]);
};
