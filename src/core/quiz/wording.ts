import { line, type Message, type Spans } from '../chat/message.js';

/** What several parts of the quiz say in the same words. */
export const refused = (text: string): Message => line(text, 'refused');

export const noQuestions =
  'There are no questions yet: “studyhall bank --missing” lists passages without one, ' +
  'and a file such as iam.quiz.md beside iam.md adds them.';

export const timesOf = (openings: readonly { opens: Date }[]): Spans =>
  openings.flatMap((each, i) => [i === 0 ? '' : ' · ', { time: each.opens, show: 'day-time' as const }]);

/** How many coming questions are shown. */
export const shownNext = 3;
